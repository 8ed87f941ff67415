import type { ElectronApplication } from '@playwright/test';
import { usageBody } from '../fakes/api/usage-body';
import type { TrayItem } from '../fakes/desktop/tray-item';
import { x11Pointer } from '../../electron/platform/x11/pointer';
import { DAY, HOUR, resetIn, type World } from './support/quotide';
import { expect, test } from './support/test';
import { X11Screen } from './support/x11';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PANEL = 32;

function usage() {
  return usageBody({
    five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) },
    seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) },
  });
}

/** The visible popover's place; `null` while there is none. */
function popoverPlace(app: ElectronApplication): Promise<Place | null> {
  return app.evaluate(({ BrowserWindow }) => {
    const popovers = BrowserWindow.getAllWindows().filter(
      (window) => window.isVisible() && window.webContents.getURL().endsWith('#popover'),
    );
    return popovers[0]?.getBounds() ?? null;
  });
}

/** Clicks the icon at a place, as a panel does with the pointer on it; gives where the popover opened. */
async function clickIcon(
  app: ElectronApplication,
  tray: TrayItem,
  screen: X11Screen,
  [x, y]: readonly [number, number],
): Promise<Place> {
  screen.point(x, y);
  await tray.activate(x, y);
  await expect.poll(() => popoverPlace(app)).not.toBeNull();
  const place = await popoverPlace(app);
  if (place === null) throw new Error('the popover is gone again');
  return place;
}

/** The pointer goes through the popover and out again, far from the icon; the popover closes. */
async function wander(app: ElectronApplication, screen: X11Screen, { x, y, width }: Place): Promise<void> {
  for (const [toX, toY] of [
    [x + width / 2, y + 60],
    [x + 40, y + 200],
    [x - 300, y + 400],
    [x - 500, y + 450],
  ] as const)
    screen.point(Math.max(0, Math.round(toX)), Math.round(toY));
  const popover = app.windows().find((page) => page.url().endsWith('#popover'));
  await popover?.keyboard.press('Escape');
  await expect.poll(() => popoverPlace(app)).toBeNull();
  // The click that closed it must not open it again: that is ignored for a moment.
  await popover?.waitForTimeout(300);
}

function isUnder({ x, y, width }: Place, [iconX]: readonly [number, number], top: number): void {
  expect(Math.abs(x + width / 2 - iconX)).toBeLessThanOrEqual(2);
  expect(y).toBe(top + 8);
}

async function start(world: World, screen: X11Screen): Promise<readonly [ElectronApplication, TrayItem]> {
  world.api.setUsage(usage());
  const app = await world.start({ DISPLAY: screen.display, XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: '' });
  return [app, await world.trayWith('42')];
}

test('three clicks on the icon open the popover at the icon each time, with the pointer wandering in between', async ({
  world,
}) => {
  const screen = await X11Screen.start(2560, 1080, PANEL);
  try {
    const [app, tray] = await start(world, screen);
    const icon = [2000, 14] as const;
    for (let turn = 0; turn < 3; turn += 1) {
      const place = await clickIcon(app, tray, screen, icon);
      isUnder(place, icon, PANEL);
      await wander(app, screen, place);
    }
    // An icon that has moved is found too.
    isUnder(await clickIcon(app, tray, screen, [400, 14]), [400, 14], PANEL);
  } finally {
    await world.end();
    screen.end();
  }
});

test('the popover opens at the icon while the dashboard is open and the pointer was in it', async ({
  world,
}) => {
  const screen = await X11Screen.start(2560, 1080, PANEL);
  try {
    const [app, tray] = await start(world, screen);
    const icon = [2100, 14] as const;
    const first = await clickIcon(app, tray, screen, icon);
    isUnder(first, icon, PANEL);
    const opened = app.waitForEvent('window');
    await app
      .windows()
      .find((page) => page.url().endsWith('#popover'))
      ?.getByRole('button', { name: 'Dashboard' })
      .click();
    const dashboard = await opened;
    await expect.poll(() => dashboard.title()).toBe('Quotide – Overview');
    await dashboard.getByRole('link', { name: 'History' }).first().click();
    await expect.poll(() => titles(app)).toContain('Quotide – History');
    for (const [x, y] of [
      [600, 300],
      [700, 400],
      [1500, 900],
    ] as const)
      screen.point(x, y);
    for (let turn = 0; turn < 2; turn += 1) {
      const place = await clickIcon(app, tray, screen, icon);
      isUnder(place, icon, PANEL);
      await wander(app, screen, place);
    }
  } finally {
    await world.end();
    screen.end();
  }
});

test('with two screens the popover opens on the icon’s screen, each time', async ({ world }) => {
  const screen = await X11Screen.start(2560, 1024, 0);
  try {
    const [app, tray] = await start(world, screen);
    // Xvfb has one screen for Electron, so the list of screens is replaced; the pointer stays real.
    await app.evaluate(({ screen: system }) => {
      const whole = system.getPrimaryDisplay();
      const display = (id: number, x: number, top: number) => ({
        ...whole,
        id,
        bounds: { x, y: 0, width: 1280, height: 1024 },
        workArea: { x, y: top, width: 1280, height: 1024 - top },
      });
      const [left, right] = [display(1, 0, 0), display(2, 1280, 32)];
      Object.assign(system, {
        getPrimaryDisplay: () => left,
        getAllDisplays: () => [left, right],
        getDisplayNearestPoint: ({ x }: { x: number }) => (x < 1280 ? left : right),
      });
    });
    const icon = [1900, 12] as const;
    for (let turn = 0; turn < 3; turn += 1) {
      const place = await clickIcon(app, tray, screen, icon);
      isUnder(place, icon, PANEL);
      await wander(app, screen, place);
    }
  } finally {
    await world.end();
    screen.end();
  }
});

test('without a panel that can be seen the popover opens at the icon too', async ({ world }) => {
  const screen = await X11Screen.start(1920, 1080, 0);
  try {
    const [app, tray] = await start(world, screen);
    const icon = [1200, 5] as const;
    for (let turn = 0; turn < 3; turn += 1) {
      const place = await clickIcon(app, tray, screen, icon);
      expect(Math.abs(place.x + place.width / 2 - icon[0])).toBeLessThanOrEqual(2);
      expect(place.y).toBeLessThanOrEqual(24);
      await wander(app, screen, place);
    }
  } finally {
    await world.end();
    screen.end();
  }
});

test('the popover has an icon and no entry in the task bar, however often it is shown; the dashboard has an icon', async ({
  world,
}) => {
  const screen = await X11Screen.start(1280, 1024, 0);
  try {
    await screen.manage();
    const [app, tray] = await start(world, screen);
    for (let turn = 0; turn < 3; turn += 1) {
      const place = await clickIcon(app, tray, screen, [1000, 5]);
      const popover = await windowId(app, '#popover');
      await expect.poll(() => screen.property(popover, '_NET_WM_STATE')).toContain('SKIP_TASKBAR');
      expect(screen.property(popover, '_NET_WM_ICON')).toContain('Icon');
      if (turn < 2) await wander(app, screen, place);
    }
    await app.windows()[0]?.getByRole('button', { name: 'Dashboard' }).click();
    await expect.poll(() => windowId(app, '#/overview')).not.toBe('');
    const dashboard = await windowId(app, '#/overview');
    await expect.poll(() => screen.property(dashboard, '_NET_WM_ICON')).toContain('Icon');
    expect(screen.property(dashboard, '_NET_WM_STATE')).not.toContain('SKIP_TASKBAR');
  } finally {
    await world.end();
    screen.end();
  }
});

/** The X window whose page's address ends so; empty while there is none. */
function windowId(app: ElectronApplication, end: string): Promise<string> {
  return app.evaluate(({ BrowserWindow }, wanted) => {
    const found = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().endsWith(wanted),
    );
    return found === undefined ? '' : String(found.getNativeWindowHandle().readUInt32LE());
  }, end);
}

test('the pointer comes from the X server, and is null when that does not answer', async () => {
  const screen = await X11Screen.start(800, 600, 0);
  try {
    screen.point(123, 456);
    expect(await x11Pointer({ DISPLAY: screen.display }, '/nowhere')).toEqual({ x: 123, y: 456 });
    screen.point(7, 8);
    expect(await x11Pointer({ DISPLAY: `unix${screen.display}.0` }, '/nowhere')).toEqual({ x: 7, y: 8 });
    expect(await x11Pointer({ DISPLAY: ':4711' }, '/nowhere')).toBeNull();
    expect(await x11Pointer({ DISPLAY: 'other-computer:0' }, '/nowhere')).toBeNull();
    expect(await x11Pointer({}, '/nowhere')).toBeNull();
  } finally {
    screen.end();
  }
});

function titles(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
}
