import type { ElectronApplication } from '@playwright/test';
import { usageBody } from '../fakes/api/usage-body';
import type { TrayItem } from '../fakes/desktop/tray-item';
import { HOUR, openPopover, resetIn, says } from './support/quotide';
import { expect, test } from './support/test';

const usage = (percent: number) =>
  usageBody({ five_hour: { utilization: percent, resetsAt: resetIn(2 * HOUR) } });

test.beforeEach(({ world }) => {
  world.api.setUsage(usage(42));
});

test('an unchanged icon causes no signal, and the time of a new reading at most one', async ({ world }) => {
  const app = await world.start({ QUOTIDE_TIME_SCALE: '60' });
  const tray = await world.trayWith('42');
  await world.api.waitForRequests(2, 20_000);
  const asked = world.api.requests.length;
  await quiet(tray);
  const before = counts(tray);
  // Opening the popover makes new snapshots, which draw the same icon.
  for (let time = 0; time < 3; time++) {
    await openPopover(app, tray);
    await tray.activate(700, 10);
  }
  await app.evaluate(({ nativeTheme, screen }) => {
    nativeTheme.emit('updated');
    screen.emit('display-metrics-changed');
  });
  await quiet(tray);
  // The tooltip names the minute of the reading, and on a busy machine there is another reading by now.
  const readings = world.api.requests.length - asked;
  const { NewIcon, NewToolTip } = counts(tray);
  expect(NewIcon).toBe(before.NewIcon);
  expect(NewToolTip - before.NewToolTip).toBeLessThanOrEqual(readings);

  // And what changes is signalled once.
  world.api.setUsage(usage(43));
  await tray.waitFor(({ tooltip }) => says(tooltip, '43'), 'the new percentage', 20_000);
  await quiet(tray);
  const after = counts(tray);
  expect(after.NewIcon).toBe(before.NewIcon + 1);
  expect(after.NewToolTip).toBeGreaterThan(before.NewToolTip);
  expect(after.NewToolTip - before.NewToolTip).toBeLessThanOrEqual(world.api.requests.length - asked);
});

test('the icon follows the system’s theme at once, and not the theme chosen for Quotide’s windows', async ({
  world,
}) => {
  const portal = await world.desktop.startPortal(false);
  const app = await world.start();
  const tray = await world.trayWith('42');
  expect(await inkOf(tray)).toBe('dark');

  portal.set(true);
  await expect.poll(() => inkOf(tray)).toBe('light');

  const page = await openPopover(app, tray);
  await page.evaluate(() => window.quotide.changeSettings({ appearance: { theme: 'light' } }));
  await expect.poll(() => isDark(app)).toBe(false);
  await quiet(tray);
  expect(await inkOf(tray)).toBe('light');

  // The desktop changes while our own windows stay as they are.
  portal.set(false);
  await expect.poll(() => inkOf(tray)).toBe('dark');
  portal.set(true);
  await expect.poll(() => inkOf(tray)).toBe('light');
  await app.close();

  const again = await world.start();
  const item = await world.trayWith('42');
  expect(await isDark(again)).toBe(false);
  expect(await inkOf(item)).toBe('light');
});

test('without a portal the icon keeps the ink of the system that was seen at the start', async ({
  world,
}) => {
  const app = await world.start();
  const tray = await world.trayWith('42');
  const before = counts(tray);
  await app.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'dark';
  });
  await expect.poll(() => isDark(app)).toBe(true);
  await quiet(tray);
  expect(await inkOf(tray)).toBe('dark');
  expect(counts(tray)).toEqual(before);
});

test('a finer screen gets a larger drawing at once', async ({ world }) => {
  const app = await world.start();
  const tray = await world.trayWith('42');
  expect((await tray.icon()).width).toBe(22);
  await app.evaluate(({ screen }) => {
    const displays = screen.getAllDisplays();
    screen.getAllDisplays = () => displays.map((display) => ({ ...display, scaleFactor: 2 }));
    screen.emit('display-metrics-changed');
  });
  await expect.poll(async () => (await tray.icon()).width).toBe(48);
});

function isDark(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors);
}

/** How often the app signalled a change to the panel. */
function counts(tray: TrayItem): Readonly<Record<'NewIcon' | 'NewToolTip' | 'LayoutUpdated', number>> {
  const count = (member: string) => tray.signals.filter((signal) => signal.member === member).length;
  return {
    NewIcon: count('NewIcon'),
    NewToolTip: count('NewToolTip'),
    LayoutUpdated: count('LayoutUpdated'),
  };
}

/** Waits until no signal has come for half a second. */
async function quiet(tray: TrayItem): Promise<void> {
  for (let seen = -1; seen !== tray.signals.length;) {
    seen = tray.signals.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Whether the opaque pixels are dark or light. */
async function inkOf(tray: TrayItem): Promise<'dark' | 'light'> {
  const { rgba } = await tray.icon();
  const opaque = Array.from({ length: rgba.length / 4 }, (_, at) => rgba.subarray(at * 4, at * 4 + 4)).filter(
    ([, , , alpha = 0]) => alpha === 255,
  );
  const light = opaque.reduce((sum, [red = 0, green = 0, blue = 0]) => sum + red + green + blue, 0);
  return light / (3 * opaque.length) > 128 ? 'light' : 'dark';
}
