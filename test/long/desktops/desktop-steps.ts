import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { HIDDEN_FLAG } from '../../../electron/core/lifecycle/first-run';
import { AnthropicApi } from '../../fakes/anthropic-api';
import { usageBody } from '../../fakes/api/usage-body';
import { writeCredentials } from '../../fakes/credentials';
import { eventually } from '../../fakes/desktop/wait';
import { HOUR, popoverVisible, resetIn } from '../../e2e/support/quotide';
import { changedBox, type Box } from '../support/pixels';
import { NestedDesktop, type DesktopRecipe } from './nested-desktop';

/** No step is about these times: the machine may have much else to do. */
const WAIT_MS = 90_000;
/** Two pictures that are equal after this time: nothing moves any more. */
const STILL_MS = 700;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The app on a desktop, and where its icon is. */
export interface OnDesktop {
  readonly desktop: NestedDesktop;
  readonly app: ElectronApplication;
  readonly env: Readonly<Record<string, string>>;
  readonly shot: (name: string) => PNG;
  /** A picture of the screen without the app. */
  readonly empty: PNG;
}

/** Starts a desktop and the app on it, and ends both after the test's part. */
export async function withDesktop(
  recipe: DesktopRecipe,
  part: (on: OnDesktop) => Promise<void>,
): Promise<void> {
  const folder = join(test.info().project.outputDir, '..', recipe.name);
  mkdirSync(folder, { recursive: true });
  const desktop = await NestedDesktop.start(recipe);
  const shot = (name: string) => desktop.shot(join(folder, `${name}.png`));
  const api = await AnthropicApi.start();
  let app: ElectronApplication | null = null;
  try {
    const resetsAt = resetIn(2 * HOUR);
    api.setUsage(
      usageBody({ five_hour: { utilization: 42, resetsAt }, seven_day: { utilization: 7, resetsAt } }),
    );
    const env = environment(desktop, api.url);
    const empty = await still(() => shot('1-empty'));
    app = await _electron.launch({ args: switches(recipe), env, timeout: WAIT_MS });
    await part({ desktop, app, env, shot, empty });
  } finally {
    shot('9-last');
    await app?.close().catch(() => undefined);
    await api.stop();
    await desktop.stop();
  }
}

const switches = (recipe: DesktopRecipe) => ['.', '--no-sandbox', HIDDEN_FLAG, ...recipe.switches];

function environment(desktop: NestedDesktop, apiUrl: string): Record<string, string> {
  const configDir = join(desktop.home, '.claude');
  writeCredentials(configDir);
  return {
    ...(process.env as Record<string, string>),
    ...desktop.env,
    CLAUDE_CONFIG_DIR: configDir,
    QUOTIDE_DATA_DIR: join(desktop.home, 'data'),
    QUOTIDE_API_URL: apiUrl,
  };
}

/** A picture once nothing moves on the screen. */
async function still(shot: () => PNG): Promise<PNG> {
  let before = shot();
  return eventually(
    async () => {
      await sleep(STILL_MS);
      const after = shot();
      const isStill = after.data.equals(before.data);
      before = after;
      return isStill ? after : null;
    },
    WAIT_MS,
    'screen on which nothing moves',
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const middle = ({ left, right, top, bottom }: Box): Point => ({
  x: Math.round((left + right) / 2),
  y: Math.round((top + bottom) / 2),
});

/** A part of a picture; changes elsewhere, such as of a clock in the panel, do not count. */
function part(picture: PNG, left: number, top: number, bottom: number): PNG {
  const cut = new PNG({ width: picture.width - left, height: bottom - top });
  PNG.bitblt(picture, cut, left, top, cut.width, cut.height, 0, 0);
  return cut;
}

/** The icon: what has changed in the right half of the panel since before the start. */
export async function findIcon({ desktop, shot, empty }: OnDesktop): Promise<Point> {
  const left = Math.round(empty.width * 0.6);
  const { panelHeight } = desktop.recipe;
  const changed = (after: PNG) =>
    changedBox(part(empty, left, 0, panelHeight), part(after, left, 0, panelHeight), panelHeight);
  const box = await eventually(() => changed(shot('2-icon')), WAIT_MS, 'icon in the panel');
  const { x, y } = middle(changed(await still(() => shot('2-icon'))) ?? box);
  return { x: x + left, y };
}

/** Something appears below the panel; gives where. */
async function appears({ desktop, shot }: OnDesktop, before: PNG, name: string): Promise<Box> {
  const top = desktop.recipe.panelHeight;
  const changed = (after: PNG) =>
    changedBox(part(before, 0, top, before.height), part(after, 0, top, after.height), before.height);
  const isLarge = (box: Box | null) => box !== null && box.count > 300;
  await eventually(
    () => (isLarge(changed(shot(name))) ? true : null),
    WAIT_MS,
    `change on the screen (${name})`,
  );
  const box = changed(await still(() => shot(name)));
  if (box === null) throw new Error(`what appeared (${name}) was gone again`);
  return { ...box, top: box.top + top, bottom: box.bottom + top };
}

export async function showsTooltip(on: OnDesktop, { x, y }: Point): Promise<void> {
  on.desktop.point(640, 700);
  const before = await still(() => on.shot('3-before-tooltip'));
  on.desktop.point(x, y);
  const box = await appears(on, before, '3-tooltip');
  expect(box.bottom, 'a tooltip below the panel').toBeGreaterThan(on.desktop.recipe.panelHeight + 5);
  on.desktop.point(640, 700);
}

/** A click opens the popover inside the screen, with its numbers; Escape closes it. */
export async function opensPopover(on: OnDesktop, { x, y }: Point): Promise<Page> {
  const { desktop, app, shot } = on;
  await expect(async () => {
    desktop.click(x, y, 1, desktop.recipe.clicks);
    await expect.poll(() => popoverVisible(app), { timeout: 8000 }).toBe(true);
  }).toPass({ timeout: WAIT_MS });
  const page = app.windows()[0];
  if (page === undefined) throw new Error('there is no page');
  await expect(page.locator('.popover')).toContainText('42', { timeout: WAIT_MS });
  await still(() => shot('4-popover'));
  const isInside = await app.evaluate(({ BrowserWindow, screen }) => {
    const { x, y, width, height } =
      BrowserWindow.getAllWindows()[0]?.getBounds() ?? screen.getPrimaryDisplay().bounds;
    const { bounds } = screen.getPrimaryDisplay();
    return x >= 0 && y >= 0 && x + width <= bounds.width && y + height <= bounds.height;
  });
  expect(isInside, 'the popover lies inside the screen').toBe(true);
  return page;
}

export async function closesPopover(on: OnDesktop): Promise<void> {
  on.desktop.key('Escape');
  await expect.poll(() => popoverVisible(on.app), { timeout: WAIT_MS }).toBe(false);
  await still(() => on.shot('5-closed'));
}

/** A click on a notification opens the popover. */
export async function notificationOpens(on: OnDesktop, page: Page): Promise<void> {
  const before = await still(() => on.shot('6-before-notification'));
  expect(await page.evaluate(() => window.quotide.testAlert())).toBeNull();
  const { x, y } = middle(await appears(on, before, '6-notification'));
  on.desktop.click(x, y, 1);
  await expect.poll(() => popoverVisible(on.app), { timeout: WAIT_MS }).toBe(true);
  await still(() => on.shot('6-notification-clicked'));
}

/** A second start ends by itself, and the first one opens the popover. */
export async function secondStart({ desktop, app, env, shot }: OnDesktop): Promise<void> {
  const exe = await app.evaluate(() => process.execPath);
  const args = ['.', '--no-sandbox', ...desktop.recipe.switches];
  const second = spawn(exe, args, { env, stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect.poll(() => popoverVisible(app), { timeout: WAIT_MS }).toBe(true);
  await still(() => shot('7-second-start'));
}

/** The menu opens by the right button; gives where it is. */
export async function opensMenu(on: OnDesktop, { x, y }: Point): Promise<Box> {
  const { desktop, shot } = on;
  desktop.point(x, y + 400);
  const before = await still(() => shot('8-before-menu'));
  desktop.click(x, y, 3);
  const menu = await appears(on, before, '8-menu');
  expect(menu.bottom - y, 'a menu with several lines').toBeGreaterThan(60);
  return menu;
}

/** The menu's last line ends the app with code 0. */
export async function menuQuits(on: OnDesktop, icon: Point): Promise<void> {
  const { desktop, app } = on;
  const menu = await opensMenu(on, icon);
  const ended = once(app.process(), 'exit') as Promise<[number | null]>;
  await eventually(
    async () => {
      const { left, right, bottom } = menu;
      desktop.click(Math.round((left + right) / 2), bottom - 16, 1);
      return Promise.race([ended.then(([code]) => ({ code })), sleep(10_000).then(() => null)]);
    },
    WAIT_MS,
    'end of the app after a click on Quit',
  );
  expect((await ended)[0]).toBe(0);
}
