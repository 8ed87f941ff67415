import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { HOUR, openPopover, popoverVisible, resetIn } from './support/quotide';
import { expect, test } from './support/test';

const usage = usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } });

test('the switch writes an entry that a desktop starts at login, and removes it', async ({ world }) => {
  world.api.setUsage(usage);
  const app = await world.start();
  const tray = await world.trayWith('42');
  const page = await openPopover(app, tray);
  const file = join(world.home, '.config', 'autostart', 'quotide.desktop');

  expect(await page.evaluate(() => window.quotide.getAutostart())).toMatchObject({ on: false, state: 'off' });
  expect(await page.evaluate(() => window.quotide.setAutostart(true))).toMatchObject({
    on: true,
    state: 'on',
  });
  expect(readFileSync(file, 'utf8')).toContain('--autostart');

  await app.close();
  await world.desktop.watcher.waitUntilGone();
  // Starts the entry as a session does at login: through GLib, from the file alone.
  execFileSync('gio', ['launch', file], { env: world.env(), stdio: 'ignore' });
  const again = await world.trayWith('42');
  // The answer to the click may not come any more.
  await again.clickMenu('Quit').catch(() => undefined);
  await world.desktop.watcher.waitUntilGone();

  const third = await world.start();
  const settings = await openPopover(third, await world.trayWith('42'));
  expect(await settings.evaluate(() => window.quotide.setAutostart(false))).toMatchObject({ on: false });
  expect(existsSync(file)).toBe(false);
});

test('a start at login shows no window, and neither does a second one', async ({ world }) => {
  world.api.setUsage(usage);
  const app = await world.start({}, ['--autostart']);
  await world.trayWith('42');
  expect(app.windows()).toHaveLength(0);
  const second = execFileSync(process.execPath, ['test/e2e/support/second-start.mjs', '--autostart'], {
    env: world.env(),
    timeout: 20_000,
  });
  expect(second.toString()).toContain('exit 0');
  expect(await popoverVisible(app)).toBe(false);
});

test('GTK in the main process has no OpenGL, and child processes do not inherit that', async ({ world }) => {
  world.api.setUsage(usage);
  const app = await world.start();
  await world.trayWith('42');
  const { pid, wish } = await app.evaluate(() => ({ pid: process.pid, wish: process.env['GDK_GL'] }));
  expect(wish).toBeUndefined();
  expect(readFileSync(`/proc/${String(pid)}/maps`, 'utf8')).not.toMatch(/libLLVM|swrast_dri|libGLX_mesa/);
});
