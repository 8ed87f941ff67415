import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { DAY, HOUR, resetIn } from '../e2e/support/quotide';
import { behindCompany } from './support/company';
import { binary, expect, runCommand, test } from './support/installed';

const usage = (percent: number) =>
  usageBody({
    five_hour: { utilization: percent, resetsAt: resetIn(2 * HOUR) },
    seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) },
  });
const visible = () => document.visibilityState === 'visible';

test('the tray carries the live percentage; a click opens the popover with it; Quit ends every process', async ({
  world,
  start,
}) => {
  world.api.setUsage(usage(42));
  const app = start();
  const tray = await world.trayWith('42', 30_000);
  expect((await tray.menu()).map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Open Quotide', 'Refresh', 'Quit']),
  );
  const page = await app.openPopover(tray);
  await expect(page.getByRole('meter', { name: /5-hour/ })).toBeVisible();
  await expect.poll(() => page.evaluate(visible)).toBe(true);

  // The answer to the click may not come any more.
  await tray.clickMenu('Quit').catch(() => undefined);
  expect(await app.ended()).toBe(0);
  await expect.poll(() => processesOf(world.dataDir)).toEqual([]);
});

test('as a plain user pages are in a cage of their own, and no switch is against it', async ({
  world,
  start,
}) => {
  world.api.setUsage(usage(42));
  const app = start();
  await app.openPopover(await world.trayWith('42', 30_000));
  const pages = childrenOf(app.pid).filter((pid) => commandLine(pid).includes('--type=renderer'));
  expect(pages.length).toBeGreaterThan(0);
  for (const pid of [app.pid, ...pages]) expect(commandLine(pid)).not.toContain('--no-sandbox');
  for (const pid of pages)
    expect(readFileSync(`/proc/${String(pid)}/status`, 'utf8')).toMatch(/^Seccomp:\s+2$/m);
});

test('an alert reaches the notification bus', async ({ world, start }) => {
  test.setTimeout(120_000);
  const resetsAt = resetIn(50 * HOUR);
  const at = (utilization: number) => usageBody({ five_hour: { utilization, resetsAt } });
  world.api.setUsage(at(42));
  start({ QUOTIDE_TIME_SCALE: '60' });
  await world.trayWith('42', 30_000);
  world.api.setUsage(at(96));
  await expect
    .poll(() => world.desktop.notifications.shown.map(({ summary }) => summary.replaceAll(/\s/g, ' ')), {
      timeout: 60_000,
    })
    .toEqual(['5-hour window at 96 %']);
});

test('a second start opens the popover of the first and ends', async ({ world, start }) => {
  world.api.setUsage(usage(42));
  const app = start();
  await world.trayWith('42', 30_000);
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  expect(spawnSync(binary, root, { env: world.env(), stdio: 'ignore', timeout: 20_000 }).status).toBe(0);
  const page = await app.popover();
  await expect.poll(() => page.evaluate(visible)).toBe(true);
});

test('what was measured outlives the app: the next start and the command show it while the API is down', async ({
  world,
  start,
}) => {
  world.api.setUsage(usage(42));
  const first = start();
  await world.trayWith('42', 30_000);
  await first.stop();
  await world.desktop.watcher.waitUntilGone();

  await world.api.down();
  const second = start();
  await world.trayWith('42', 30_000);
  const beside = await runCommand(world, ['status', '--json']);
  expect(beside.err).toBe('');
  expect(JSON.parse(beside.out)).toMatchObject({ windows: [{ id: 'five_hour', utilization: 42 }, {}] });
  await second.stop();
});

test('it knows that it is a deb; autostart names the installed program, and starting it by that works', async ({
  world,
  start,
}) => {
  world.api.setUsage(usage(42));
  const app = start();
  const page = await app.openPopover(await world.trayWith('42', 30_000));
  expect(await page.evaluate(() => window.quotide.getUpdates())).toMatchObject({ way: 'deb' });
  const file = join(world.home, '.config', 'autostart', 'quotide.desktop');
  expect(await page.evaluate(() => window.quotide.setAutostart(true))).toMatchObject({ on: true });
  const entry = readFileSync(file, 'utf8');
  expect(entry).toMatch(new RegExp(`^Exec=${binary} .*--autostart$`, 'm'));
  expect(entry).toContain(`TryExec=${binary}\n`);
  execFileSync('desktop-file-validate', [file]);
  await app.stop();
  await world.desktop.watcher.waitUntilGone();

  execFileSync('gio', ['launch', file], { env: world.env(), stdio: 'ignore' });
  const again = await world.trayWith('42', 30_000);
  await again.clickMenu('Quit').catch(() => undefined);
  await world.desktop.watcher.waitUntilGone();
  await expect.poll(() => processesOf(world.dataDir)).toEqual([]);
});

test('the binary takes no code from its environment, no debugger, and no folder in place of its archive', async ({
  world,
  start,
}) => {
  world.api.setUsage(usage(42));
  mkdirSync(world.dataDir, { recursive: true });
  const loot = join(world.home, 'loot');
  const spy = join(world.home, 'spy.cjs');
  writeFileSync(spy, `require('fs').writeFileSync(${JSON.stringify(loot)}, 'ran')`);
  const app = start({ NODE_OPTIONS: `--require=${spy}`, ELECTRON_RUN_AS_NODE: '1' }, ['--inspect=0', spy]);
  // It is the app that came up, not a Node that runs what it was given.
  await world.trayWith('42', 30_000);
  expect(existsSync(loot)).toBe(false);
  const listening = readFileSync(`/proc/${String(app.pid)}/net/tcp`, 'utf8');
  expect(openPorts(app.pid, listening)).toBe(1); // Chromium's own, which this test asked for
});

test('the app gets through a company’s proxy, though the fuses hide NODE_EXTRA_CA_CERTS from it', async ({
  world,
}) => {
  world.api.setUsage(usage(42));
  const { env, stop } = await behindCompany(world);
  const asRoot = process.getuid?.() === 0 ? ' --no-sandbox' : '';
  // As from a menu: its parent is the session, which has the variables of the login.
  const session = spawn('sh', ['-c', `"$0"${asRoot} & trap 'kill $!' TERM; wait $!; wait $!`, binary], {
    env: world.env(env),
    stdio: 'ignore',
  });
  try {
    await world.trayWith('42', 30_000);
    expect(world.api.requests).toHaveLength(1);
  } finally {
    session.kill('SIGTERM');
    await once(session, 'exit');
    await stop();
  }
});

/** How many ports a process itself listens on. */
function openPorts(pid: number, table: string): number {
  const inodes = new Set(
    table
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state]) => state === '0A')
      .map((columns) => columns[9]),
  );
  const links = execFileSync('sh', ['-c', `ls -l /proc/${String(pid)}/fd`]).toString();
  return [...links.matchAll(/socket:\[(\d+)\]/g)].filter(([, inode]) => inodes.has(inode)).length;
}

function commandLine(pid: number): string {
  return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

/** All below a process, at any depth. */
function childrenOf(pid: number): readonly number[] {
  const own = readdirSync(`/proc/${String(pid)}/task`).flatMap((task) =>
    readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
  return own.flatMap((child) => [child, ...childrenOf(child)]);
}

/** Living processes whose environment names the folder. */
function processesOf(dataDir: string): readonly string[] {
  const find = 'grep -lz -- "$0" /proc/[0-9]*/environ 2>/dev/null || true';
  const out = execFileSync('sh', ['-c', find, `QUOTIDE_DATA_DIR=${dataDir}`]).toString();
  const own = new Set([String(process.pid)]);
  return out
    .split('\n')
    .flatMap((line) => /^\/proc\/(\d+)\//.exec(line)?.[1] ?? [])
    .filter((pid) => !own.has(pid) && existsSync(`/proc/${pid}`));
}
