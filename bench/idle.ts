import { setTimeout as sleep } from 'node:timers/promises';
import { bareTray, quotide, SHOWS_PERCENT, type App } from './lib/apps';
import { tooltipShown, trayShown } from './lib/moments';
import { progress, type Bench, type Plan } from './lib/plan';
import { cpuSecondsOf, memoryOf } from './lib/process-tree';
import { launch } from './lib/running';
import { inWorld, type World } from './lib/world';

/** Chromium tidies up in its first seconds; the database is checked once, after a minute, by a process of its own. */
const SETTLE_MS = 90_000;
const WATCH_MS = 60_000;
/** Time in which GTK has written its property. */
const FIRST_MS = 5000;

interface Cost {
  /** Of one core. */
  readonly cpuPercent: number;
  readonly pssMb: number;
  readonly processes: number;
}

/** The cost of the app in the background: popover never opened, one account, default polling. */
export const idle: Bench = (plan) =>
  inWorld(async (world) => {
    await firstGtkClient(plan, world);
    // One after the other: side by side they would share pages of Electron's binary, and both look smaller.
    const bare = await watch(plan, world, bareTray(world.home()), null);
    const ours = await watch(plan, world, quotide(plan.root, world.home(), world.api), SHOWS_PERCENT);
    const ratio = ours.pssMb / bare.pssMb;
    return [
      {
        what: 'idle: CPU of all processes over 60 s',
        target: '≤ 0.2 %',
        measured: `${ours.cpuPercent.toFixed(2)} %`,
      },
      {
        what: 'idle: the same, bare Electron tray app',
        target: '–',
        measured: `${bare.cpuPercent.toFixed(2)} %`,
      },
      {
        what: 'idle: PSS of all processes, beside the bare app',
        target: '≤ 1.05 ×',
        measured: `${ratio.toFixed(3)} × (${memory(ours)}; bare ${memory(bare)})`,
      },
    ];
  });

/**
 * The first GTK 3 program of an X screen loads OpenGL (Mesa, LLVM: 40 MB) to choose the screen's visuals, and leaves
 * them in the root window's property `GDK_VISUALS`, where later ones find them. On a desktop the panel is the first.
 * https://gitlab.gnome.org/GNOME/gtk/-/blob/gtk-3-24/gdk/x11/gdkglcontext-x11.c
 */
async function firstGtkClient(plan: Plan, { desktop, home }: World): Promise<void> {
  const running = launch(plan, bareTray(home()), desktop);
  await trayShown(running, desktop);
  await sleep(FIRST_MS);
  await running.stop();
  await desktop.watcher.waitUntilGone();
}

async function watch(plan: Plan, { desktop }: World, app: App, settled: RegExp | null): Promise<Cost> {
  const running = launch(plan, app, desktop);
  try {
    const { tray } = await trayShown(running, desktop);
    if (settled) await tooltipShown(running, tray, settled);
    progress(`${app.name}: settles`);
    await sleep(SETTLE_MS);
    const before = cpuSecondsOf(running.pid);
    const began = performance.now();
    await sleep(WATCH_MS);
    const cpuSeconds = cpuSecondsOf(running.pid) - before;
    const cpuPercent = (cpuSeconds / ((performance.now() - began) / 1000)) * 100;
    const processes = memoryOf(running.pid);
    const parts = processes.map(({ kind, pssBytes }) => `${kind} ${(pssBytes / 1e6).toFixed(1)}`);
    progress(`${app.name}: ${cpuSeconds.toFixed(2)} s of CPU; PSS in MB: ${parts.join(', ')}`);
    const pssMb = processes.reduce((sum, { pssBytes }) => sum + pssBytes, 0) / 1e6;
    return { cpuPercent, pssMb, processes: processes.length };
  } finally {
    await running.stop();
    await desktop.watcher.waitUntilGone();
  }
}

function memory({ pssMb, processes }: Cost): string {
  return `${pssMb.toFixed(0)} MB in ${String(processes)} processes`;
}
