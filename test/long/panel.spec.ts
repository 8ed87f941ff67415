import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AnthropicApi } from '../fakes/anthropic-api';
import { usageBody } from '../fakes/api/usage-body';
import { writeCredentials } from '../fakes/credentials';
import { eventually } from '../fakes/desktop/wait';
import { HOUR, popoverVisible, resetIn } from '../e2e/support/quotide';
import { changedBox, contrastIn } from './support/pixels';
import { RealDesktop } from './support/real-desktop';

const PANEL_HEIGHT = 34;
const SETTLE_MS = 1500;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('on a real panel: icon, click, menu, notification, Quit', async () => {
  const results = join(test.info().project.outputDir, '..', 'panel');
  mkdirSync(results, { recursive: true });
  const desktop = await RealDesktop.start();
  const api = await AnthropicApi.start();
  api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
  await sleep(2 * SETTLE_MS);
  const empty = desktop.shot(join(results, '1-panel-alone.png'));
  const app = await start(desktop, api);
  try {
    await api.waitForRequests(1, 20_000);
    await sleep(2 * SETTLE_MS);
    const shown = desktop.shot(join(results, '2-icon.png'));
    const icon = changedBox(empty, shown, PANEL_HEIGHT);
    if (icon === null) throw new Error('nothing appeared in the panel');
    const [width, height] = [icon.right - icon.left + 1, icon.bottom - icon.top + 1];
    expect(width, 'the icon alone').toBeLessThanOrEqual(40);
    expect(height).toBeGreaterThanOrEqual(8);
    // Its ink is seen on this panel.
    expect(contrastIn(shown, icon)).toBeGreaterThan(100);

    const [x, y] = [Math.round((icon.left + icon.right) / 2), Math.round((icon.top + icon.bottom) / 2)];
    desktop.click(x, y, 1);
    await expect.poll(() => popoverVisible(app), { timeout: 10_000 }).toBe(true);
    await sleep(SETTLE_MS);
    desktop.shot(join(results, '3-popover.png'));
    const inside = await app.evaluate(({ BrowserWindow, screen }) => {
      const bounds = BrowserWindow.getAllWindows()[0]?.getBounds();
      const area = screen.getPrimaryDisplay().workArea;
      return bounds !== undefined && bounds.y >= area.y && bounds.x + bounds.width <= area.x + area.width;
    });
    expect(inside).toBe(true);

    const page = app.windows()[0];
    expect(await page?.evaluate(() => window.quotide.testAlert())).toBeNull();
    await page?.keyboard.press('Escape');
    await expect.poll(() => popoverVisible(app)).toBe(false);
    await sleep(SETTLE_MS);
    expect(desktop.notifications()).toBe(1);
    const told = changedBox(shown, desktop.shot(join(results, '4-notification.png')), shown.height);
    expect(told === null ? 0 : told.bottom - PANEL_HEIGHT, 'a notification on screen').toBeGreaterThan(20);
    expect(await app.evaluate(() => process.env['XDG_CURRENT_DESKTOP'])).toBe('XFCE');

    const plain = desktop.shot(join(results, '5-before-menu.png'));
    desktop.click(x, y, 3);
    await sleep(SETTLE_MS);
    const withMenu = desktop.shot(join(results, '6-menu.png'));
    const menu = changedBox(plain, withMenu, withMenu.height);
    expect(menu === null ? 0 : menu.bottom - menu.top, 'a native menu below the icon').toBeGreaterThan(100);

    // Quit is the last line.
    const gone = app.waitForEvent('close', { timeout: 15_000 });
    desktop.click(menu?.left === undefined ? 0 : menu.left + 30, (menu?.bottom ?? 0) - 14, 1);
    await gone;
    await eventually(
      () => {
        const left = changedBox(empty, desktop.shot(join(results, '7-after-quit.png')), PANEL_HEIGHT);
        return left === null ? true : null;
      },
      10_000,
      'panel without the icon',
    );
  } finally {
    await app.close().catch(() => undefined);
    await api.stop();
    await desktop.stop();
  }
});

test('on a panel that is dark while the theme is light, the icon is seen', async () => {
  const results = join(test.info().project.outputDir, '..', 'panel');
  mkdirSync(results, { recursive: true });
  const desktop = await RealDesktop.start(true);
  const api = await AnthropicApi.start();
  api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
  await sleep(2 * SETTLE_MS);
  const empty = desktop.shot(join(results, '8-dark-panel-alone.png'));
  const app = await start(desktop, api);
  try {
    expect(await app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(false);
    await api.waitForRequests(1, 20_000);
    await sleep(2 * SETTLE_MS);
    const shown = desktop.shot(join(results, '9-dark-panel-icon.png'));
    const icon = changedBox(empty, shown, PANEL_HEIGHT);
    if (icon === null) throw new Error('nothing appeared in the panel');
    expect(contrastIn(shown, icon)).toBeGreaterThan(100);
  } finally {
    await app.close().catch(() => undefined);
    await api.stop();
    await desktop.stop();
  }
});

/** Starts the app on the desktop, signed in at the API. */
function start(desktop: RealDesktop, api: AnthropicApi): Promise<ElectronApplication> {
  const configDir = join(desktop.home, '.claude');
  writeCredentials(configDir);
  const asRoot = process.getuid?.() === 0;
  return _electron.launch({
    args: ['.', ...(asRoot ? ['--no-sandbox'] : [])],
    env: {
      ...(process.env as Record<string, string>),
      ...desktop.env,
      CLAUDE_CONFIG_DIR: configDir,
      QUOTIDE_DATA_DIR: join(desktop.home, 'data'),
      QUOTIDE_API_URL: api.url,
    },
    chromiumSandbox: !asRoot,
  });
}
