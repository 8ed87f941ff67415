import type { ElectronApplication, Page } from '@playwright/test';
import { usageBody } from '../fakes/api/usage-body';
import type { TrayItem } from '../fakes/desktop/tray-item';
import { DAY, HOUR, openPopover, resetIn } from './support/quotide';
import { expect, test } from './support/test';

const usage = usageBody({
  five_hour: { utilization: 42, resetsAt: resetIn(20 * HOUR) },
  seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) },
});

const ANSWER = /^(Up to date, \d+\s\w+ old|Asked \d+\s\w+ ago, again in \d+\s\w+|Asking Anthropic now)$/;

async function openDashboard(app: ElectronApplication, popover: Page): Promise<Page> {
  const opened = app.waitForEvent('window');
  await popover.getByRole('button', { name: 'Dashboard' }).click();
  const page = await opened;
  await page.locator('main').waitFor();
  return page;
}

async function trayAnswer(tray: TrayItem): Promise<string | null> {
  return (await tray.menu()).map(({ label }) => label).find((label) => ANSWER.test(label)) ?? null;
}

test('a click within the minute is answered in words on popover, dashboard and tray menu', async ({
  world,
}) => {
  world.api.setUsage(usage);
  const app = await world.start();
  const tray = await world.trayWith('42');
  const popover = await openPopover(app, tray);
  const button = popover.getByRole('button', { name: 'Refresh', exact: true });
  await expect(button).not.toHaveAttribute('aria-disabled');
  await button.click();
  await expect(popover.locator('.next')).toHaveText(ANSWER);
  await expect.poll(() => trayAnswer(tray)).toMatch(/^Up to date/);
  const dashboard = await openDashboard(app, popover);
  await dashboard.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(dashboard.getByRole('status').filter({ hasText: 'Up to date' })).toBeVisible();
  // An answer disappears by itself; a click in the menu brings the next one.
  await expect.poll(() => trayAnswer(tray), { timeout: 15_000 }).toBeNull();
  await tray.clickMenu('Refresh');
  await expect.poll(() => trayAnswer(tray)).toMatch(/^Up to date/);
  expect(world.api.requests.filter(({ path }) => path === '/api/oauth/usage')).toHaveLength(1);
});

test('20 minutes of clicks on tray menu, popover and dashboard: each asks or is answered, and none is refused', async ({
  world,
}) => {
  world.api.setUsage(usage);
  // The endpoint's own limit in the app's time, a request back every 3 minutes, less 20 s: at this speed that is a third
  // of a second of real time, by which a request may arrive late.
  world.api.setBucket({ capacity: 5, refillMs: 2667, blockMs: 45_000 });
  const app = await world.start({ QUOTIDE_TIME_SCALE: '60' });
  const tray = await world.trayWith('42');
  const popover = await openPopover(app, tray);
  const dashboard = await openDashboard(app, popover);
  const clicks = [
    () => tray.clickMenu('Refresh'),
    () => dashboard.getByRole('button', { name: 'Refresh', exact: true }).click({ timeout: 5000 }),
    () => clickHidden(popover),
  ];
  const end = Date.now() + 20_000;
  for (let turn = 0; Date.now() < end; turn += 1) {
    const requests = world.api.requests.length;
    await clicks[turn % clicks.length]?.();
    await expect
      .poll(async () => world.api.requests.length > requests || (await answered(dashboard)))
      .toBe(true);
  }
  expect(world.api.requests.filter(({ refusal }) => refusal !== null)).toEqual([]);
  expect(world.api.requests.length).toBeGreaterThan(5);
});

/** The popover hides when the dashboard opens; its page lives on, and its button does the same. */
async function clickHidden(popover: Page): Promise<void> {
  await popover.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent === 'Refresh')?.click();
  });
}

async function answered(dashboard: Page): Promise<boolean> {
  const texts = await dashboard.getByRole('status').allTextContents();
  return texts.some((text) => ANSWER.test(text));
}
