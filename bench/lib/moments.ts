import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeDesktop } from '../../test/fakes/desktop/fake-desktop';
import type { TrayItem } from '../../test/fakes/desktop/tray-item';
import type { Running } from './running';

const LIMIT_MS = 30_000;

/**
 * Waits until the panel shows the app's item: it has registered, and its properties and menu were read. Looks each
 * millisecond, and at nothing but memory: what is measured is not disturbed.
 * @returns the item and ms since the spawn
 */
export async function trayShown(
  running: Running,
  desktop: FakeDesktop,
): Promise<{ readonly tray: TrayItem; readonly ms: number }> {
  for (;;) {
    const tray = desktop.watcher.items.at(-1);
    if (tray !== undefined) return { tray, ms: performance.now() - running.spawnedAt };
    await tick(running, 'tray item');
  }
}

/** Waits for a tooltip; asks for it only when the app says it has a new one. Gives ms since the spawn. */
export async function tooltipShown(running: Running, tray: TrayItem, wanted: RegExp): Promise<number> {
  let seen = -1;
  for (;;) {
    const told = tray.signals.filter(({ member }) => member === 'NewToolTip').length;
    if (told !== seen) {
      seen = told;
      if (wanted.test((await tray.properties()).tooltip)) return performance.now() - running.spawnedAt;
    }
    await tick(running, `tooltip with ${String(wanted)}`);
  }
}

async function tick(running: Running, what: string): Promise<void> {
  const late = performance.now() - running.spawnedAt > LIMIT_MS;
  if (late || running.child.exitCode !== null)
    throw new Error(`no ${what}${late ? ` in ${String(LIMIT_MS)} ms` : ': it ended'}\n${running.said()}`);
  await sleep(1);
}
