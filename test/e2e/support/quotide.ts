import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HIDDEN_FLAG } from '../../../electron/core/lifecycle/first-run';
import { AnthropicApi } from '../../fakes/anthropic-api';
import { writeCredentials } from '../../fakes/credentials';
import { FakeDesktop, type DesktopOptions } from '../../fakes/desktop/fake-desktop';
import type { TrayItem } from '../../fakes/desktop/tray-item';
import type { StoredMonths } from './stored-months';

/** Clicks on the icon after which the popover counts as broken. */
const CLICKS = 3;

export interface WorldOptions extends DesktopOptions {
  /** Default true. */
  readonly signedIn?: boolean;
  readonly months?: StoredMonths;
}

/** The world of one test: a desktop, an API, a login and a data folder of its own. */
export class World {
  readonly home = mkdtempSync(join(tmpdir(), 'quotide-e2e-'));
  readonly configDir = join(this.home, '.claude');
  readonly dataDir = join(this.home, 'data');
  readonly #apps: ElectronApplication[] = [];

  private constructor(
    readonly desktop: FakeDesktop,
    readonly api: AnthropicApi,
    /** Histories that the worlds of a worker share; `null`: this world stores its own. */
    readonly months: StoredMonths | null,
  ) {}

  static async create({ signedIn, months, ...options }: WorldOptions = {}): Promise<World> {
    const world = new World(await FakeDesktop.start(options), await AnthropicApi.start(), months ?? null);
    if (signedIn !== false) writeCredentials(world.configDir);
    return world;
  }

  /** What the app and the command are started with. */
  env(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
    const inherited = Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('QUOTIDE_'),
    );
    return {
      ...Object.fromEntries(inherited),
      ...this.desktop.env,
      // Tests read English text, independent of the machine's language.
      LC_ALL: 'C.UTF-8',
      HOME: this.home,
      XDG_CONFIG_HOME: join(this.home, '.config'),
      CLAUDE_CONFIG_DIR: this.configDir,
      QUOTIDE_DATA_DIR: this.dataDir,
      QUOTIDE_API_URL: this.api.url,
      QUOTIDE_LOG: 'debug',
      ...extra,
    };
  }

  /**
   * Starts the app as `npm start` does; as root without Chromium's sandbox, which refuses to run there. Every world is
   * new, so `--hidden` leaves the popover of a person's first start closed, unless `firstRun` is true.
   */
  async start(
    extra: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
    executablePath?: string,
    firstRun = false,
  ): Promise<ElectronApplication> {
    const asRoot = process.getuid?.() === 0;
    const app = await _electron.launch({
      args: ['.', ...(asRoot ? ['--no-sandbox'] : []), ...(firstRun ? [] : [HIDDEN_FLAG]), ...args],
      env: this.env(extra),
      ...(executablePath !== undefined && { executablePath }),
      // Playwright would add --no-sandbox by itself.
      chromiumSandbox: !asRoot,
    });
    this.#apps.push(app);
    return app;
  }

  /** The tray item once it says `words` in its tooltip; a number alone is a percentage. */
  async trayWith(words: string, timeoutMs = 15_000): Promise<TrayItem> {
    const tray = await this.desktop.tray(timeoutMs);
    await tray.waitFor(({ tooltip }) => says(tooltip, words), `a tooltip with "${words}"`, timeoutMs);
    return tray;
  }

  async end(): Promise<void> {
    for (const app of this.#apps) await app.close().catch(() => undefined);
    await this.api.stop();
    await this.desktop.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Whether a text says so. A number has to be a percentage: a reset at 02:43 says nothing of 43 %. */
export function says(text: string, words: string): boolean {
  return /^\d+$/.test(words) ? new RegExp(`\\b${words}\\s?%`).test(text) : text.includes(words);
}

/** Opens the popover by the tray as a panel does and gives its page. */
export async function openPopover(app: ElectronApplication, tray: TrayItem): Promise<Page> {
  const [there] = app.windows();
  if (there !== undefined) await tray.activate(700, 10);
  const page = there ?? (await firstWindow(app, tray));
  await page.waitForSelector('.popover', { timeout: 20_000 });
  return page;
}

/**
 * Clicks until the app has its first window, as people do. On a machine with twenty times more work than cores, one click
 * in twenty that came right after the icon opened nothing.
 */
async function firstWindow(app: ElectronApplication, tray: TrayItem): Promise<Page> {
  for (let clicks = 1; ; clicks += 1) {
    const opened = app.waitForEvent('window', { timeout: 10_000 });
    opened.catch(() => undefined);
    await tray.activate(700, 10);
    try {
      return await opened;
    } catch (error) {
      const [late] = app.windows();
      if (late !== undefined) return late;
      if (clicks === CLICKS) throw error;
    }
  }
}

/** Clicks the icon until the popover is on screen: for a moment after it was closed, the app ignores clicks. */
export async function reopenPopover(app: ElectronApplication, tray: TrayItem): Promise<void> {
  await expect(async () => {
    await tray.activate(700, 10);
    await expect.poll(() => popoverVisible(app), { timeout: 600 }).toBe(true);
  }).toPass({ timeout: 10_000 });
}

/** Whether the popover is on screen, by the state of the window itself. */
export function popoverVisible(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isVisible()),
  );
}

/** A reset on a whole minute, `ms` from now. */
export function resetIn(ms: number, now = Date.now()): number {
  return Math.ceil((now + ms) / 60_000) * 60_000;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
