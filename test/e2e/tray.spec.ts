import { execFileSync } from 'node:child_process';
import { usageBody } from '../fakes/api/usage-body';
import { DAY, HOUR, openPopover, popoverVisible, reopenPopover, resetIn, says } from './support/quotide';
import { expect, test } from './support/test';

const usage = (percent: number) =>
  usageBody({
    five_hour: { utilization: percent, resetsAt: resetIn(2 * HOUR) },
    seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) },
    scoped: [{ model: 'Fable', utilization: 5, resetsAt: resetIn(3 * DAY) }],
  });

test('the tray shows the live percentage in words and pixels, and follows the API', async ({ world }) => {
  world.api.setUsage(usage(42));
  await world.start({ QUOTIDE_TIME_SCALE: '60' });
  const tray = await world.trayWith('42');
  const before = await tray.icon();
  const labels = (await tray.menu()).map(({ label }) => label);
  expect(labels.some((label) => label.startsWith('5-hour') && label.includes('42'))).toBe(true);
  expect(labels.some((label) => label.startsWith('7-day') && label.includes('17'))).toBe(true);
  expect(labels.some((label) => label.startsWith('7-day Fable') && label.includes('5'))).toBe(true);
  expect(labels).toEqual(expect.arrayContaining(['Open Quotide', 'Dashboard…', 'Refresh', 'Quit']));

  world.api.setUsage(usage(83));
  await tray.waitFor(({ tooltip }) => says(tooltip, '83'), 'the new percentage', 20_000);
  const after = await tray.icon();
  expect(Buffer.from(after.rgba).equals(Buffer.from(before.rgba))).toBe(false);
  expect((await tray.menu()).some(({ label }) => label.includes('83'))).toBe(true);
});

test('an unchanged icon is not drawn again', async ({ world }) => {
  world.api.setUsage(usage(42));
  await world.start({ QUOTIDE_TIME_SCALE: '60' });
  const tray = await world.trayWith('42');
  const drawn = tray.signals.filter(({ member }) => member === 'NewIcon').length;
  await world.api.waitForRequests(3, 20_000);
  expect(tray.signals.filter(({ member }) => member === 'NewIcon').length).toBe(drawn);
});

test('Activate opens the popover, a second click closes it, Escape closes it', async ({ world }) => {
  world.api.setUsage(usage(42));
  const app = await world.start();
  const tray = await world.trayWith('42');
  const page = await openPopover(app, tray);
  await expect(page.getByRole('meter', { name: /5-hour/ })).toBeVisible();
  expect(await popoverVisible(app)).toBe(true);

  await tray.activate(700, 10);
  await expect.poll(() => popoverVisible(app)).toBe(false);
  await reopenPopover(app, tray);
  await page.keyboard.press('Escape');
  await expect.poll(() => popoverVisible(app)).toBe(false);
});

test('the popover is inside the work area and as tall as its content', async ({ world }) => {
  world.api.setUsage(usage(42));
  const app = await world.start();
  const page = await openPopover(app, await world.trayWith('42'));
  const content = await page.evaluate(() => document.documentElement.scrollHeight);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentBounds().height),
    )
    .toBe(content);
  const fits = await app.evaluate(({ BrowserWindow, screen }) => {
    const bounds = BrowserWindow.getAllWindows()[0]?.getBounds();
    const area = screen.getPrimaryDisplay().workArea;
    if (!bounds) return false;
    const right = bounds.x + bounds.width <= area.x + area.width;
    return bounds.width === 380 && bounds.x >= area.x && bounds.y >= area.y && right;
  });
  expect(fits).toBe(true);
});

test('Open and Refresh work from the menu, and Refresh sends at most one request a minute', async ({
  world,
}) => {
  world.api.setUsage(usage(42));
  const app = await world.start();
  const tray = await world.trayWith('42');
  await tray.clickMenu('Open Quotide');
  await expect.poll(() => popoverVisible(app)).toBe(true);
  const asked = world.api.requests.length;
  await tray.clickMenu('Refresh').catch(() => undefined);
  await tray.clickMenu('Refresh').catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(world.api.requests.length).toBe(asked);
});

test('Quit in the menu ends every process', async ({ world }) => {
  world.api.setUsage(usage(42));
  const app = await world.start();
  const tray = await world.trayWith('42');
  const gone = app.waitForEvent('close');
  // The answer to the click may not come any more.
  await tray.clickMenu('Quit').catch(() => undefined);
  await gone;
  await expect.poll(() => processesWith(world.dataDir)).toEqual([]);
});

test('a second start opens the popover of the first and ends', async ({ world }) => {
  world.api.setUsage(usage(42));
  const app = await world.start();
  await world.trayWith('42');
  expect(await popoverVisible(app)).toBe(false);
  const second = execFileSync(process.execPath, ['test/e2e/support/second-start.mjs'], {
    env: world.env(),
    timeout: 20_000,
  });
  expect(second.toString()).toContain('exit 0');
  await expect.poll(() => popoverVisible(app)).toBe(true);
});

/** Command lines of living processes whose environment or arguments name the folder. */
function processesWith(folder: string): readonly string[] {
  const out = execFileSync('sh', [
    '-c',
    'grep -lz -- "$0" /proc/[0-9]*/environ 2>/dev/null || true',
    `QUOTIDE_DATA_DIR=${folder}`,
  ]);
  return out
    .toString()
    .split('\n')
    .filter((line) => line !== '' && !line.includes(`/${process.pid}/`));
}
