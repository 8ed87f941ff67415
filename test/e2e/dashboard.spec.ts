import { axeFindings } from './support/axe';
import { goTo, lastMonth, openDashboard } from './support/seeded';
import { pinFont } from './support/stage';
import { expect, test } from './support/test';

const routes = {
  overview: 'overview',
  history: 'history?range=7d',
  month: 'history?range=30d',
  year: 'history?range=1y',
  table: 'history?range=24h&view=table',
  activity: 'activity?range=30d',
  projects: 'activity?range=7d&by=projects',
  settings: 'settings/accounts',
  proxy: 'settings/proxy',
  statusline: 'settings/statusline',
} as const;

test('each page in both themes: pictures, axe, and nothing too wide', async ({ world }, info) => {
  test.setTimeout(120_000);
  const { page } = await openDashboard(world, 'overview');
  await pinFont(page);
  const findings: unknown[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [name, route] of Object.entries(routes)) {
      await goTo(page, route);
      await page.waitForTimeout(300);
      const path = info.outputPath(`dashboard-${name}-${colorScheme}.png`);
      await page.screenshot({ path });
      await page.evaluate(() => document.querySelector('.main')?.scrollTo(0, 10_000));
      await page.screenshot({ path: path.replace('.png', '-end.png') });
      for (const found of await axeFindings(page)) findings.push({ name, colorScheme, ...found });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  }
  expect(findings).toEqual([]);
});

test('the chart is read out by keyboard, looked at closer, and hides a window', async ({ world }) => {
  const { page } = await openDashboard(world, 'history?range=7d');
  const chart = page.getByRole('slider', { name: 'Reading at' });
  await chart.focus();
  await page.keyboard.press('Home');
  await expect(chart).toHaveAttribute('aria-valuetext', /5-hour .+, 7-day .+, 7-day Opus/);
  const first = await chart.getAttribute('aria-valuetext');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(chart).not.toHaveAttribute('aria-valuetext', first ?? '');
  await page.keyboard.press('+');
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/from=.*&until=/);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('range=7d');
  await page.getByRole('checkbox', { name: 'Show 7-day Opus' }).uncheck();
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('hide=seven_day_opus');
  await expect(chart).not.toHaveAttribute('aria-valuetext', /Opus/);
});

test('the window opens again where it was', async ({ world }) => {
  const { app, page } = await openDashboard(world, 'history?range=30d&view=table');
  await page.getByRole('table').first().waitFor();
  // The page goes while the key is still down.
  await page.keyboard.press('Escape').catch(() => undefined);
  await expect.poll(() => app.windows().length).toBe(1);
  const opened = app.waitForEvent('window');
  await (await world.desktop.tray(5000)).activate(700, 10);
  await app.windows()[0]?.getByRole('button', { name: 'Dashboard' }).click();
  const again = await opened;
  await again.getByRole('table').first().waitFor();
  expect(await again.evaluate(() => location.hash)).toContain('range=30d&view=table');
});

test('limits, resets and periods are those that truly were', async ({ world }) => {
  const { page } = await openDashboard(world, 'history?range=30d');
  const { hits, resets } = lastMonth.ledger;
  await expect(page.getByRole('heading', { name: `Limit reached ${hits.length}× in 30 days` })).toBeVisible();
  const early = resets.filter((reset) => reset.early).length;
  await expect(page.getByText(`${resets.length - early} resets on time, ${early} early.`)).toBeVisible();
});
