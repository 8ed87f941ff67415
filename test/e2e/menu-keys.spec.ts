import type { ElectronApplication, Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { usageBody } from '../fakes/api/usage-body';
import { HOUR, openPopover, popoverVisible, reopenPopover, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';

test.beforeEach(({ world }) => {
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
});

/** Presses keys as the keyboard does: those of Playwright reach the page alone, and no menu. */
function press(keys: string): void {
  execFileSync('xdotool', ['key', '--clearmodifiers', keys]);
}

/** Opens the dashboard by the tray's menu; its page and its title. */
async function openDashboard(world: World, app: ElectronApplication): Promise<Page> {
  const tray = await world.trayWith('42');
  const opened = app.waitForEvent('window');
  await tray.clickMenu('Dashboard…');
  const page = await opened;
  await page.waitForSelector('.app');
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
  return page;
}

function zoomOf(app: ElectronApplication): Promise<number | undefined> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.webContents.getURL().includes('#/'))
      ?.webContents.getZoomFactor(),
  );
}

test('in the dashboard Ctrl + zooms, the zoom is there after a restart, and Ctrl 0 ends it', async ({
  world,
}) => {
  const app = await world.start();
  const page = await openDashboard(world, app);
  await expect.poll(() => page.title()).toBe('Quotide – Overview');
  press('ctrl+plus');
  press('ctrl+equal');
  await expect.poll(() => zoomOf(app)).toBe(1.25);
  await app.close();

  const again = await world.start();
  const tray = await world.trayWith('42');
  const popover = await openPopover(again, tray);
  const width = () => popover.evaluate(() => [innerWidth, devicePixelRatio]);
  await expect.poll(width).toEqual([380, 1.25]);
  await openDashboard(world, again);
  await expect.poll(() => zoomOf(again)).toBe(1.25);
  press('ctrl+0');
  await expect.poll(() => zoomOf(again)).toBe(1);
});

test('Escape leaves the dashboard open, Ctrl W closes it, and also the popover', async ({ world }) => {
  const app = await world.start();
  const page = await openDashboard(world, app);
  press('Escape');
  press('ctrl+2');
  await expect.poll(() => page.title()).toBe('Quotide – History');
  press('ctrl+w');
  await expect.poll(() => app.windows().length).toBe(0);

  await openPopover(app, await world.trayWith('42'));
  await expect.poll(() => popoverVisible(app)).toBe(true);
  press('ctrl+w');
  await expect.poll(() => popoverVisible(app)).toBe(false);
  await reopenPopover(app, await world.trayWith('42'));
});
