import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AnthropicApi } from '../fakes/anthropic-api';
import { usageBody } from '../fakes/api/usage-body';
import { writeCredentials } from '../fakes/credentials';
import { eventually } from '../fakes/desktop/wait';
import { HOUR, popoverVisible, resetIn } from '../e2e/support/quotide';
import { changedBox, contrastIn, type Box } from './support/pixels';
import { RealDesktop } from './support/real-desktop';

const PANEL_HEIGHT = 34;
const SETTLE_MS = 1500;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const results = () => {
  const folder = join(test.info().project.outputDir, '..', 'panel');
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** The app on a real desktop, with a picture of the panel before it started. */
interface OnPanel {
  readonly desktop: RealDesktop;
  readonly api: AnthropicApi;
  readonly app: ElectronApplication;
  readonly empty: Shot;
  /** Takes a picture of the desktop and stores it under a name. */
  readonly shot: (name: string) => Shot;
}

type Shot = ReturnType<RealDesktop['shot']>;

/** What the app starts with. */
interface Given {
  /** The API's first answer. */
  readonly usage?: Parameters<AnthropicApi['setUsage']>[0];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `use` with the app on a desktop; ends both afterwards. */
async function withApp(
  isDark: boolean,
  first: string,
  use: (on: OnPanel) => Promise<void>,
  {
    usage = usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }),
    env = {},
  }: Given = {},
): Promise<void> {
  const desktop = await RealDesktop.start(isDark);
  const shot = (name: string) => desktop.shot(join(results(), `${name}.png`));
  const api = await AnthropicApi.start();
  api.setUsage(usage);
  await sleep(2 * SETTLE_MS);
  const empty = shot(first);
  const app = await start(desktop, api, env);
  try {
    await use({ desktop, api, app, empty, shot });
  } finally {
    await app.close().catch(() => undefined);
    await api.stop();
    await desktop.stop();
  }
}

/** The icon's box in the panel, and the picture in which it was found. */
async function findIcon({ api, empty, shot }: OnPanel, name: string): Promise<{ icon: Box; shown: Shot }> {
  await api.waitForRequests(1, 20_000);
  await sleep(2 * SETTLE_MS);
  const shown = shot(name);
  const icon = changedBox(empty, shown, PANEL_HEIGHT);
  if (icon === null) throw new Error('nothing appeared in the panel');
  // The icon is visible on this panel.
  expect(contrastIn(shown, icon)).toBeGreaterThan(100);
  return { icon, shown };
}

async function clickOpensPopover({ desktop, app, shot }: OnPanel, x: number, y: number): Promise<void> {
  desktop.click(x, y, 1);
  await expect.poll(() => popoverVisible(app), { timeout: 10_000 }).toBe(true);
  await sleep(SETTLE_MS);
  shot('3-popover');
  const inside = await app.evaluate(({ BrowserWindow, screen }) => {
    const bounds = BrowserWindow.getAllWindows()[0]?.getBounds();
    const area = screen.getPrimaryDisplay().workArea;
    return bounds !== undefined && bounds.y >= area.y && bounds.x + bounds.width <= area.x + area.width;
  });
  expect(inside).toBe(true);
}

async function testAlertIsShown({ desktop, app, shot }: OnPanel, shown: Shot): Promise<void> {
  const page = app.windows()[0];
  expect(await page?.evaluate(() => window.quotide.testAlert())).toBeNull();
  await page?.keyboard.press('Escape');
  await expect.poll(() => popoverVisible(app)).toBe(false);
  await sleep(SETTLE_MS);
  expect(desktop.notifications()).toBe(1);
  const alert = changedBox(shown, shot('4-notification'), shown.height);
  expect(alert === null ? 0 : alert.bottom - PANEL_HEIGHT, 'a notification on screen').toBeGreaterThan(20);
  expect(await app.evaluate(() => process.env['XDG_CURRENT_DESKTOP'])).toBe('XFCE');
}

async function menuQuits({ desktop, app, empty, shot }: OnPanel, x: number, y: number): Promise<void> {
  const plain = shot('5-before-menu');
  desktop.click(x, y, 3);
  await sleep(SETTLE_MS);
  const withMenu = shot('6-menu');
  const menu = changedBox(plain, withMenu, withMenu.height);
  expect(menu === null ? 0 : menu.bottom - menu.top, 'a native menu below the icon').toBeGreaterThan(100);
  // Quit is the last line of the menu.
  const gone = app.waitForEvent('close', { timeout: 15_000 });
  desktop.click(menu?.left === undefined ? 0 : menu.left + 30, (menu?.bottom ?? 0) - 14, 1);
  await gone;
  await eventually(
    () => (changedBox(empty, shot('7-after-quit'), PANEL_HEIGHT) === null ? true : null),
    10_000,
    'panel without the icon',
  );
}

test('on a real panel the icon appears, a click opens the popover, and the menu quits the app', async () => {
  await withApp(false, '1-panel-alone', async (on) => {
    const { icon, shown } = await findIcon(on, '2-icon');
    const [width, height] = [icon.right - icon.left + 1, icon.bottom - icon.top + 1];
    expect(width, 'the icon alone').toBeLessThanOrEqual(40);
    expect(height).toBeGreaterThanOrEqual(8);
    const [x, y] = [Math.round((icon.left + icon.right) / 2), Math.round((icon.top + icon.bottom) / 2)];
    await test.step('a click opens the popover', () => clickOpensPopover(on, x, y));
    await test.step('a test alert is shown', () => testAlertIsShown(on, shown));
    await test.step('the menu quits the app', () => menuQuits(on, x, y));
  });
});

test('on a dark panel with a light theme the icon has enough contrast', async () => {
  await withApp(true, '8-dark-panel-alone', async (on) => {
    expect(await on.app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(false);
    await findIcon(on, '9-dark-panel-icon');
  });
});

test('a name with & < and _ is shown as it is by the real panel and by dunst', async () => {
  const at = (utilization: number) =>
    usageBody({
      five_hour: { utilization: 42, resetsAt: resetIn(50 * HOUR) },
      scoped: [{ model: 'R&D <b>my_team</b> &amp;', utilization, resetsAt: resetIn(150 * HOUR) }],
    });
  const given = { usage: at(40), env: { QUOTIDE_TIME_SCALE: '600' } };
  await withApp(
    false,
    '10-names-panel-alone',
    async (on) => {
      const { icon } = await findIcon(on, '11-names-icon');
      on.api.setUsage(at(96));
      await expect.poll(() => on.desktop.notifications(), { timeout: 30_000 }).toBe(1);
      on.shot('12-names-notification');
      // dunst reads markup: what it stores is what it was sent, and its picture shows the characters themselves.
      expect(on.desktop.closedBodies().join('\n')).toContain('R&amp;D &lt;b&gt;my_team&lt;/b&gt; &amp;amp;');
      on.desktop.click(Math.round((icon.left + icon.right) / 2), Math.round((icon.top + icon.bottom) / 2), 3);
      await sleep(SETTLE_MS);
      on.desktop.point(icon.left - 40, 4 * PANEL_HEIGHT);
      await sleep(SETTLE_MS);
      on.shot('13-names-menu');
    },
    given,
  );
});

/** Starts the app on the desktop, signed in at the API. */
function start(
  desktop: RealDesktop,
  api: AnthropicApi,
  more: Readonly<Record<string, string>>,
): Promise<ElectronApplication> {
  const configDir = join(desktop.home, '.claude');
  writeCredentials(configDir);
  const asRoot = process.getuid?.() === 0;
  return _electron.launch({
    // The first start opens the popover by itself; these tests click the icon.
    args: ['.', '--hidden', ...(asRoot ? ['--no-sandbox'] : [])],
    env: {
      ...(process.env as Record<string, string>),
      ...desktop.env,
      CLAUDE_CONFIG_DIR: configDir,
      QUOTIDE_DATA_DIR: join(desktop.home, 'data'),
      QUOTIDE_API_URL: api.url,
      ...more,
    },
    chromiumSandbox: !asRoot,
  });
}
