import type { ElectronApplication, Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { usageBody } from '../fakes/api/usage-body';
import { HOUR, popoverVisible, reopenPopover, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

const usage = usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } });
const GNOME = { XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' };

test.use({ tray: false });

test.beforeEach(({ world }) => {
  world.api.setUsage(usage);
});

test('without a tray the app notifies once, and opens as an ordinary window in the middle', async ({
  world,
}) => {
  const app = await world.start(GNOME);
  const page = await openedByItself(app);
  await expect(page.getByRole('complementary', { name: /found no tray/ })).toContainText('AppIndicator');
  await expect(page.getByRole('meter', { name: /5-hour/ })).toBeVisible();
  const shown = await world.desktop.notifications.waitFor(1, 10_000);
  expect(shown.summary).toContain('found no tray');
  expect(shown.body).toContain('AppIndicator');
  await expect.poll(() => distanceFromMiddle(app)).toBeLessThanOrEqual(40);
  // It stays when another window is clicked: there is no icon to bring it back.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur());
  await page.waitForTimeout(400);
  expect(await popoverVisible(app)).toBe(true);

  await page.getByRole('button', { name: 'Got it' }).click();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => popoverVisible(app)).toBe(false);
  secondStart(world, GNOME);
  await expect.poll(() => popoverVisible(app)).toBe(true);
  await app.close();

  const again = await world.start(GNOME);
  await expect((await openedByItself(again)).getByRole('complementary')).toHaveCount(0);
  expect(world.desktop.notifications.shown).toHaveLength(1);
});

test('at login nothing opens, and a panel that comes up late gets the icon', async ({ world }) => {
  const app = await world.start({}, ['--autostart']);
  await world.api.waitForRequests(1, 15_000);
  await new Promise((resolve) => setTimeout(resolve, 4000));
  expect(app.windows()).toHaveLength(0);
  await world.desktop.startPanel();
  const tray = await world.trayWith('42');
  expect((await tray.menu()).map(({ label }) => label)).toContain('Quit');
  expect(world.desktop.notifications.shown).toHaveLength(0);

  // With a tray it is the popover by the icon again.
  await tray.activate(700, 10);
  await expect.poll(() => popoverVisible(app)).toBe(true);
  await expect.poll(() => framed(app)).toBe(false);
});

test('the window of a desktop without a tray is replaced by the popover once a tray appears', async ({
  world,
}) => {
  const app = await world.start();
  const page = await openedByItself(app);
  await expect(page.getByRole('complementary')).toBeVisible();
  await world.desktop.startPanel();
  const tray = await world.trayWith('42', 25_000);
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => popoverVisible(app)).toBe(false);
  await reopenPopover(app, tray);
  await expect.poll(() => framed(app)).toBe(false);
});

test.describe('the app with a panel', () => {
  test.use({ tray: true });

  test('that restarts shows its icon again, without a notification', async ({ world }) => {
    const app = await world.start();
    await world.trayWith('42');
    await world.desktop.stopPanel();
    await world.desktop.startPanel();
    const tray = await world.trayWith('42');
    await tray.activate(700, 10);
    await expect.poll(() => popoverVisible(app)).toBe(true);
    expect(world.desktop.watcher.items).toHaveLength(1);
    expect(world.desktop.notifications.shown).toHaveLength(0);
  });

  test('that has ended opens an ordinary window at a second start', async ({ world }) => {
    const app = await world.start();
    await world.trayWith('42');
    await world.desktop.stopPanel();
    secondStart(world);
    await expect.poll(() => popoverVisible(app)).toBe(true);
    expect(await framed(app)).toBe(true);
  });
});

async function openedByItself(app: ElectronApplication): Promise<Page> {
  const page = app.windows()[0] ?? (await app.waitForEvent('window'));
  await expect.poll(() => popoverVisible(app)).toBe(true);
  return page;
}

function secondStart(world: World, extra: Readonly<Record<string, string>> = {}): void {
  const said = execFileSync(process.execPath, ['test/e2e/support/second-start.mjs'], {
    env: world.env(extra),
    timeout: 20_000,
  });
  expect(said.toString()).toContain('exit 0');
}

/** How far the window's middle is from that of the work area, in px, at worst. */
function distanceFromMiddle(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow, screen }) => {
    const bounds = BrowserWindow.getAllWindows()[0]?.getBounds();
    const area = screen.getPrimaryDisplay().workArea;
    if (!bounds) return Infinity;
    const across = bounds.x + bounds.width / 2 - (area.x + area.width / 2);
    const down = bounds.y + bounds.height / 2 - (area.y + area.height / 2);
    return Math.max(Math.abs(across), Math.abs(down));
  });
}

/** Whether the window is one of the system's, with a frame and a place in the task list. */
function framed(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((window) => window.isVisible() && !window.isAlwaysOnTop()),
  );
}
