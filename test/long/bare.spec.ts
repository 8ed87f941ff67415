import { chromium, expect, test, type Page } from '@playwright/test';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { AnthropicApi } from '../fakes/anthropic-api';
import { writeCredentials } from '../fakes/credentials';
import { DAY, HOUR, resetIn } from '../e2e/support/quotide';
import { changedBox, contrastIn, type Box } from './support/pixels';
import { RealDesktop } from './support/real-desktop';

/** The bare root; /opt/Quotide of this name space leads into it (scripts/lib/test/bare.mjs). */
const bare = process.env['QUOTIDE_TEST_BARE'] ?? '';
const AUTOSTART = '/usr/lib/x86_64-linux-gnu/openbox-xdg-autostart';
const PANEL_HEIGHT = 34;
const SETTLE_MS = 1500;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Shot = ReturnType<RealDesktop['shot']>;

/** A user of the bare Debian: a home folder, a desktop and a simulated Anthropic. */
class BareUser {
  readonly results = join(test.info().project.outputDir, '..', 'bare');
  readonly configDir: string;

  private constructor(
    readonly home: string,
    readonly port: number,
    readonly api: AnthropicApi,
    public desktop: RealDesktop,
  ) {
    this.configDir = join(home, '.claude');
    mkdirSync(this.results, { recursive: true });
    writeCredentials(this.configDir);
  }

  static async start(): Promise<BareUser> {
    const home = mkdtempSync(join(tmpdir(), 'quotide-bare-'));
    const port = await freePort();
    const api = await AnthropicApi.start();
    const usage = { five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } };
    api.setUsage(usageBody({ ...usage, seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) } }));
    return new BareUser(home, port, api, await RealDesktop.start(false, home));
  }

  env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      ...this.desktop.env,
      CLAUDE_CONFIG_DIR: this.configDir,
      QUOTIDE_API_URL: this.api.url,
      LC_ALL: 'C.UTF-8',
      QUOTIDE_TEST_PORT: String(this.port),
    };
  }

  shot(name: string): Shot {
    return this.desktop.shot(join(this.results, `${name}.png`));
  }

  /** Waits for the icon in the panel; its box. */
  async icon(name: string, empty: Shot): Promise<Box> {
    await sleep(2 * SETTLE_MS);
    const picture = this.shot(name);
    const icon = changedBox(empty, picture, PANEL_HEIGHT);
    if (icon === null) throw new Error('nothing appeared in the panel');
    expect(contrastIn(picture, icon)).toBeGreaterThan(100);
    return icon;
  }

  async end(): Promise<void> {
    for (const pid of running()) process.kill(pid, 'SIGKILL');
    await this.api.stop();
    await this.desktop.stop();
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** Starts the app from its menu entry and clicks its icon; the picture of the panel without it. */
async function startFromMenu(user: BareUser): Promise<Shot> {
  await sleep(2 * SETTLE_MS);
  const alone = user.shot('1-panel-alone');
  const entry = join(bare, 'usr', 'share', 'applications', 'quotide.desktop');
  execFileSync('desktop-file-validate', [entry]);
  execFileSync('gio', ['launch', entry], { env: user.env(), stdio: 'ignore' });
  await user.api.waitForRequests(1, 30_000);
  const icon = await user.icon('2-icon', alone);
  user.desktop.click((icon.left + icon.right) >> 1, (icon.top + icon.bottom) >> 1, 1);
  return alone;
}

async function switchAutostartOn(user: BareUser): Promise<void> {
  const page = await popover(user.port);
  await page.getByRole('meter', { name: /5-hour/ }).waitFor();
  user.shot('3-popover');
  expect(await page.evaluate(() => window.quotide.setAutostart(true))).toMatchObject({ on: true });
  const entry = readFileSync(join(user.home, '.config', 'autostart', 'quotide.desktop'), 'utf8');
  expect(entry).toMatch(/^Exec=\/opt\/Quotide\/quotide .*--autostart$/m);
}

async function restartAfterPowerCut(user: BareUser, empty: Shot): Promise<void> {
  for (const pid of running()) process.kill(pid, 'SIGKILL');
  await expect.poll(running).toEqual([]);
  await user.desktop.end();
  user.desktop = await RealDesktop.start(false, user.home);
  await sleep(2 * SETTLE_MS);
  const before = user.api.requests.length;
  // Openbox' own session runs this at login, for the entries of the autostart folder.
  execFileSync(AUTOSTART, ['XFCE'], { env: user.env(), stdio: 'ignore' });
  await expect.poll(() => running().length, { timeout: 20_000 }).toBeGreaterThan(0);
  await user.icon('4-after-restart', empty);
  const status = spawnSync('chroot', [bare, '/usr/bin/quotide', 'status', '--json'], { env: user.env() });
  expect(JSON.parse(status.stdout.toString())).toMatchObject({ windows: [{ utilization: 42 }, {}] });
  expect(user.api.requests.length - before).toBeLessThanOrEqual(1);
}

async function purge(user: BareUser, empty: Shot): Promise<void> {
  const apt = ['apt-get', '-q', '-y', 'purge', 'quotide'];
  const removal = spawnSync('chroot', [bare, ...apt], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  expect(removal.status).toBe(0);
  expect(removal.stdout.toString()).toContain('~/.config/Quotide');
  expect(running()).toEqual([]);
  await expect
    .poll(() => changedBox(empty, user.shot('5-removed'), PANEL_HEIGHT), { timeout: 15_000 })
    .toBeNull();
  expect(existsSync(join(user.home, '.config', 'Quotide', 'history.sqlite'))).toBe(true);
}

test('the deb on a bare Debian starts from the menu and at login, and can be removed', async () => {
  test.setTimeout(240_000);
  const user = await BareUser.start();
  try {
    const empty = await test.step('starts from its menu entry and shows its icon', () => startFromMenu(user));
    await test.step('shows the numbers, and switches the start at login on', () => switchAutostartOn(user));
    await test.step('is started by the session after a power cut', () => restartAfterPowerCut(user, empty));
    await test.step('ends at its removal, which leaves the data in place', () => purge(user, empty));
  } finally {
    await user.end();
  }
});

/** The popover's page, seen from outside. */
async function popover(port: number): Promise<Page> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${String(port)}`);
  const find = () =>
    browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((page) => page.url().startsWith('app://quotide/'));
  await expect.poll(() => find()?.url(), { timeout: 15_000 }).toBeDefined();
  const page = find();
  if (page === undefined) throw new Error('no popover');
  return page;
}

/** Processes whose program lies in the bare root's package. */
function running(): readonly number[] {
  const folder = `${bare}/opt/Quotide/`;
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return readlinkSync(`/proc/${name}/exe`).startsWith(folder) ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
