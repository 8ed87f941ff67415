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

test('the deb on a bare Debian, from the menu to its removal', async () => {
  test.setTimeout(240_000);
  const results = join(test.info().project.outputDir, '..', 'bare');
  mkdirSync(results, { recursive: true });
  const home = mkdtempSync(join(tmpdir(), 'quotide-bare-'));
  const port = await freePort();
  const api = await AnthropicApi.start();
  const usage = { five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } };
  api.setUsage(usageBody({ ...usage, seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) } }));
  const configDir = join(home, '.claude');
  writeCredentials(configDir);
  let desktop = await RealDesktop.start(false, home);
  const env = () => ({
    ...process.env,
    ...desktop.env,
    CLAUDE_CONFIG_DIR: configDir,
    QUOTIDE_API_URL: api.url,
    LC_ALL: 'C.UTF-8',
    QUOTIDE_TEST_PORT: String(port),
  });
  const shown = async (name: string, empty: ReturnType<RealDesktop['shot']>): Promise<Box> => {
    await sleep(2 * SETTLE_MS);
    const picture = desktop.shot(join(results, `${name}.png`));
    const icon = changedBox(empty, picture, PANEL_HEIGHT);
    if (icon === null) throw new Error('nothing appeared in the panel');
    expect(contrastIn(picture, icon)).toBeGreaterThan(100);
    return icon;
  };

  try {
    const empty = await test.step('starts from its menu entry and is in the panel', async () => {
      await sleep(2 * SETTLE_MS);
      const alone = desktop.shot(join(results, '1-panel-alone.png'));
      const entry = join(bare, 'usr', 'share', 'applications', 'quotide.desktop');
      execFileSync('desktop-file-validate', [entry]);
      execFileSync('gio', ['launch', entry], { env: env(), stdio: 'ignore' });
      await api.waitForRequests(1, 30_000);
      const icon = await shown('2-icon', alone);
      desktop.click((icon.left + icon.right) >> 1, (icon.top + icon.bottom) >> 1, 1);
      return alone;
    });

    await test.step('its popover has the numbers, and switches the start at login on', async () => {
      const page = await popover(port);
      await page.getByRole('meter', { name: /5-hour/ }).waitFor();
      desktop.shot(join(results, '3-popover.png'));
      expect(await page.evaluate(() => window.quotide.setAutostart(true))).toMatchObject({ on: true });
      const entry = readFileSync(join(home, '.config', 'autostart', 'quotide.desktop'), 'utf8');
      expect(entry).toMatch(/^Exec=\/opt\/Quotide\/quotide .*--autostart$/m);
    });

    await test.step('is back after a power cut, started by the session', async () => {
      for (const pid of running()) process.kill(pid, 'SIGKILL');
      await expect.poll(running).toEqual([]);
      await desktop.end();
      desktop = await RealDesktop.start(false, home);
      await sleep(2 * SETTLE_MS);
      const before = api.requests.length;
      // What Openbox' own session does at login with the entries of the autostart folder.
      execFileSync(AUTOSTART, ['XFCE'], { env: env(), stdio: 'ignore' });
      await expect.poll(() => running().length, { timeout: 20_000 }).toBeGreaterThan(0);
      await shown('4-after-restart', empty);
      const status = spawnSync('chroot', [bare, '/usr/bin/quotide', 'status', '--json'], { env: env() });
      expect(JSON.parse(status.stdout.toString())).toMatchObject({ windows: [{ utilization: 42 }, {}] });
      expect(api.requests.length - before).toBeLessThanOrEqual(1);
    });

    await test.step('removal ends it, says where the data is, and leaves that alone', async () => {
      const apt = ['apt-get', '-q', '-y', 'purge', 'quotide'];
      const removal = spawnSync('chroot', [bare, ...apt], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      });
      expect(removal.status).toBe(0);
      expect(removal.stdout.toString()).toContain('~/.config/Quotide');
      expect(running()).toEqual([]);
      await expect
        .poll(() => changedBox(empty, desktop.shot(join(results, '5-removed.png')), PANEL_HEIGHT), {
          timeout: 15_000,
        })
        .toBeNull();
      expect(existsSync(join(home, '.config', 'Quotide', 'history.sqlite'))).toBe(true);
    });
  } finally {
    for (const pid of running()) process.kill(pid, 'SIGKILL');
    await api.stop();
    await desktop.stop();
    rmSync(home, { recursive: true, force: true });
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
