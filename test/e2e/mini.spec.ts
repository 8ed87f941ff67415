import type { ElectronApplication, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { historyFile } from '../../electron/history/open';
import { usageBody } from '../fakes/api/usage-body';
import { axeFindings } from './support/axe';
import { DAY, HOUR, openPopover, resetIn } from './support/quotide';
import { pinFont } from './support/stage';
import { expect, test } from './support/test';

test.beforeEach(({ world }) => {
  world.api.setUsage(
    usageBody({
      five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) },
      seven_day: { utilization: 86, resetsAt: resetIn(3 * DAY) },
    }),
  );
});

interface MiniState {
  readonly bounds: { readonly x: number; readonly y: number };
  readonly isOnTop: boolean;
  readonly isFocused: boolean;
}

/** The mini view as the system has it; `null`: there is none. */
function miniOf(app: ElectronApplication): Promise<MiniState | null> {
  return app.evaluate(({ BrowserWindow }) => {
    const mini = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().endsWith('#mini'));
    if (mini === undefined || !mini.isVisible()) return null;
    const { x, y } = mini.getBounds();
    return { bounds: { x, y }, isOnTop: mini.isAlwaysOnTop(), isFocused: mini.isFocused() };
  });
}

async function switchOn(app: ElectronApplication, popover: Page): Promise<Page> {
  const opened = app.waitForEvent('window');
  await popover.evaluate(() => window.quotide.changeSettings({ mini: { on: true } }));
  const page = await opened;
  await page.waitForSelector('.mini__row');
  return page;
}

/** The place that is stored. */
function stored(dataDir: string): unknown {
  const db = new Database(historyFile(dataDir), { readonly: true });
  try {
    return db.prepare("SELECT value FROM kept WHERE name = 'mini_place'").pluck().get();
  } finally {
    db.close();
  }
}

function click(x: number, y: number): void {
  execFileSync('xdotool', ['mousemove', String(x), String(y), 'click', '1']);
}

test('the mini view shows two windows on top, remembers its place, and ends by the tray’s menu', async ({
  world,
}, info) => {
  const app = await world.start({}, ['--force-device-scale-factor=1']);
  const tray = await world.trayWith('86');
  const page = await switchOn(app, await openPopover(app, tray));
  await expect.poll(() => miniOf(app)).toMatchObject({ isOnTop: true, isFocused: false });
  const text = async () => (await page.locator('.mini__row').allTextContents()).join(' | ');
  expect((await text()).replaceAll(/\s/gu, ' ')).toBe('5-hour42 % | 7-day86 %');
  await pinFont(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: info.outputPath(`mini-${colorScheme}.png`) });
    expect(await axeFindings(page)).toEqual([]);
  }
  await app.evaluate(({ BrowserWindow }) => {
    const mini = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().endsWith('#mini'));
    mini?.setPosition(140, 260);
  });
  await expect.poll(() => stored(world.dataDir)).toBe('"140,260"');
  await app.close();

  const again = await world.start({}, ['--force-device-scale-factor=1']);
  const back = await world.trayWith('86');
  await expect.poll(async () => (await miniOf(again))?.bounds).toEqual({ x: 140, y: 260 });
  await back.clickMenu('Hide mini view');
  await expect.poll(() => miniOf(again)).toBeNull();
});

test('clicks reach the mini view’s buttons, and go through it where the user wants that', async ({
  world,
}) => {
  const app = await world.start({}, ['--force-device-scale-factor=1']);
  const popover = await openPopover(app, await world.trayWith('86'));
  const mini = await switchOn(app, popover);
  await popover.evaluate(() => window.quotide.changeSettings({ mini: { clickThrough: true } }));
  const box = await mini.getByRole('button', { name: 'Hide mini view' }).boundingBox();
  const state = await miniOf(app);
  if (box === null || state === null) throw new Error('the mini view is not there');
  const [x, y] = [state.bounds.x + box.x + box.width / 2, state.bounds.y + box.y + box.height / 2];
  click(x, y);
  await popover.evaluate(() => window.quotide.changeSettings({ mini: { clickThrough: false } }));
  expect(await miniOf(app)).not.toBeNull();
  await expect
    .poll(() => {
      click(x, y);
      return miniOf(app);
    })
    .toBeNull();
  expect(await popover.evaluate(async () => (await window.quotide.getSettings()).mini.on)).toBe(false);
});
