import { chromium, test as base, type Browser, type Page } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TrayItem } from '../../fakes/desktop/tray-item';
import { World } from '../../e2e/support/quotide';

/** The folder of the package under test, as it was installed or unpacked. */
export const folder = process.env['QUOTIDE_TEST_PACKAGED'] ?? '';
export const binary = join(folder, 'quotide');
export const command = join(folder, 'resources', 'bin', 'quotide');
export const resources = join(folder, 'resources');

/** How a command ended. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The packaged app while it runs, seen from outside only: its fuses let no debugger into the main process. */
export class InstalledApp {
  readonly #child: ChildProcess;
  readonly #devtools: Promise<string>;
  #browser: Browser | null = null;

  constructor(world: World, extra: Readonly<Record<string, string>>, args: readonly string[]) {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.#child = spawn(binary, ['--remote-debugging-port=0', '--hidden', ...asRoot, ...args], {
      env: world.env(extra),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#devtools = new Promise((resolve) => {
      let text = '';
      this.#child.stderr?.on('data', (part: Buffer) => {
        text += part.toString();
        const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
        if (address !== undefined) resolve(address);
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The popover's page, opened by the tray as a panel does it. */
  async openPopover(tray: TrayItem): Promise<Page> {
    await tray.activate(700, 10);
    return this.popover();
  }

  /** The popover's page once it is on screen. */
  async popover(): Promise<Page> {
    this.#browser ??= await chromium.connectOverCDP(await this.#devtools);
    const pages = () => this.#browser?.contexts().flatMap((context) => context.pages()) ?? [];
    const find = () => pages().find((page) => page.url().startsWith('app://quotide/'));
    await base.expect.poll(() => find()?.url(), { timeout: 15_000 }).toBeDefined();
    const page = find();
    if (page === undefined) throw new Error('no popover');
    await page.waitForSelector('.popover');
    return page;
  }

  /** Its exit code, once it has ended. */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  async stop(): Promise<void> {
    await this.#browser?.close().catch(() => undefined);
    this.#browser = null;
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGTERM');
      await this.ended();
    }
  }
}

/** Runs the package's command as a user without a desktop does. */
export async function runCommand(
  world: World,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const env = world.env({ QUOTIDE_LOG: 'info', ...extra });
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS'])
    Reflect.deleteProperty(env, name);
  const child = spawn(command, [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** `test` with a world of its own, and `start` for the packaged app in it. */
export const test = base.extend<{
  readonly world: World;
  readonly start: (extra?: Readonly<Record<string, string>>, args?: readonly string[]) => InstalledApp;
}>({
  world: async ({}, use) => {
    const world = await World.create();
    await use(world);
    await world.end();
  },
  start: async ({ world }, use) => {
    const apps: InstalledApp[] = [];
    await use((extra = {}, args = []) => {
      const app = new InstalledApp(world, extra, args);
      apps.push(app);
      return app;
    });
    for (const app of apps) await app.stop();
  },
});

export { expect } from '@playwright/test';
