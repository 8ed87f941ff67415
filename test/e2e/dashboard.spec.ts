import type { ElectronApplication, Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { simulateMonth, type Month } from '../fakes/month';
import { seedHistory } from '../fakes/seed-history';
import { axeFindings } from './support/axe';
import { DAY, HOUR, openPopover, resetIn } from './support/quotide';
import type { World } from './support/quotide';
import { pinFont } from './support/stage';
import { expect, test } from './support/test';

const today = Math.floor(Date.now() / DAY) * DAY;
const month = simulateMonth({ start: today - 30 * DAY, days: 30, seed: 2, earlyResetDay: 17 });

/** The app with a month of history, its dashboard open at a route. */
async function openDashboard(world: World, route: string, lived: Month = month): Promise<Page> {
  seedHistory(world.dataDir, lived);
  mkdirSync(world.configDir, { recursive: true });
  const who = { oauthAccount: { organizationUuid: lived.account, emailAddress: 'mara@fennel.dev' } };
  writeFileSync(join(world.configDir, '.claude.json'), JSON.stringify(who));
  world.api.setUsage(
    usageBody({
      five_hour: { utilization: 22, resetsAt: resetIn(2 * HOUR) },
      seven_day: { utilization: 42, resetsAt: resetIn(3 * DAY) },
    }),
  );
  const app = await world.start({}, ['--force-device-scale-factor=1']);
  const popover = await openPopover(app, await world.trayWith('22'));
  return openWindow(app, popover, route);
}

async function openWindow(app: ElectronApplication, popover: Page, route: string): Promise<Page> {
  const opened = app.waitForEvent('window');
  await popover.getByRole('button', { name: 'Dashboard' }).click();
  const page = await opened;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await go(page, route);
  return page;
}

async function go(page: Page, route: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `/${route}`);
}

test('each page in both themes: pictures, axe, and nothing too wide', async ({ world }, info) => {
  test.setTimeout(120_000);
  const page = await openDashboard(world, 'overview');
  await pinFont(page);
  const findings: unknown[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [name, route] of Object.entries({
      overview: 'overview',
      history: 'history?range=7d',
      month: 'history?range=30d',
      year: 'history?range=1y',
      table: 'history?range=24h&view=table',
    })) {
      await go(page, route);
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
