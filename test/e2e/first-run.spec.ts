import type { ElectronApplication, Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { usageBody } from '../fakes/api/usage-body';
import { HOUR, popoverVisible, reopenPopover, resetIn, type World } from './support/quotide';
import { PlainApp } from './support/plain-app';
import { expect, test } from './support/test';

const LINE = 'Quotide lives here.';

test.beforeEach(({ world }) => {
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
});

/** Starts the app as a person does, without `--hidden`. */
function startByHand(world: World, extra: Readonly<Record<string, string>> = {}) {
  return world.start(extra, [], undefined, true);
}

async function popoverOf(app: ElectronApplication): Promise<Page> {
  const page = app.windows()[0] ?? (await app.waitForEvent('window'));
  await page.waitForSelector('.popover');
  return page;
}

test('the first start opens the popover with its line, a click on the icon leaves it open, and no later start opens it', async ({
  world,
}) => {
  const app = await startByHand(world);
  const page = await popoverOf(app);
  await expect(page.getByText(LINE)).toBeVisible();
  await expect(page.getByRole('switch', { name: /Alerts at 80 and 95/ })).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Open at login' })).not.toBeChecked();
  await expect.poll(() => popoverVisible(app)).toBe(true);

  const tray = await world.trayWith('42');
  // The first click moves it to the icon; the second closes it, as with any popover.
  await tray.activate(700, 10);
  await expect(page.getByText(LINE)).toBeVisible();
  expect(await popoverVisible(app)).toBe(true);
  await tray.activate(700, 10);
  await expect.poll(() => popoverVisible(app)).toBe(false);
  await expect(page.getByText(LINE)).toBeHidden();
  await app.close();

  const again = await startByHand(world);
  await world.trayWith('42');
  expect(again.windows()).toEqual([]);
});

test('the first run stays while another window has the focus, sends a sample alert, and ends by its button', async ({
  world,
}) => {
  const app = await startByHand(world);
  const page = await popoverOf(app);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.blur();
    BrowserWindow.getAllWindows()[0]?.emit('blur');
  });
  expect(await popoverVisible(app)).toBe(true);
  await page.getByRole('button', { name: 'Send a sample alert' }).click();
  await expect(page.getByText(/^Sent\./)).toBeVisible();
  expect(world.desktop.notifications.shown).toHaveLength(1);
  await page.getByRole('button', { name: 'Got it' }).click();
  await expect(page.getByText(LINE)).toBeHidden();
  expect(await popoverVisible(app)).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => popoverVisible(app)).toBe(false);
});

test('the first run ends when the popover is closed by its keys', async ({ world }) => {
  const app = await startByHand(world);
  await expect((await popoverOf(app)).getByText(LINE)).toBeVisible();
  await expect.poll(() => app.windows()[0]?.evaluate(() => document.hasFocus())).toBe(true);
  execFileSync('xdotool', ['key', '--clearmodifiers', 'ctrl+w']);
  await expect.poll(() => app.windows().length).toBe(0);
  await reopenPopover(app, await world.trayWith('42'));
  const page = await popoverOf(app);
  await expect(page.getByRole('meter', { name: /5-hour/ })).toBeVisible();
  await expect(page.getByText(LINE)).toHaveCount(0);
});

test('the demo opens the popover at each start, and a start at login never does', async ({ world }) => {
  const demo = { QUOTIDE_DEMO: '1' };
  const atLogin = await world.start(demo, ['--autostart'], undefined, true);
  await world.trayWith('42');
  expect(atLogin.windows()).toEqual([]);
  await atLogin.close();
  for (let starts = 0; starts < 2; starts += 1) {
    const app = await startByHand(world, demo);
    await expect((await popoverOf(app)).getByText(LINE)).toBeVisible();
    await app.close();
  }
});

test('a terminal has one line, and the log is in its file alone', async ({ world }) => {
  const app = await PlainApp.start(world.env({ QUOTIDE_LOG: '' }));
  try {
    await world.trayWith('42');
    await expect
      .poll(() => app.said)
      .toContain('Quotide runs. Look for the number in your panel. Ctrl-C ends it.\n');
    expect(app.said).not.toMatch(/ (info|debug) \w+: /);
  } finally {
    await app.stop();
  }
});
