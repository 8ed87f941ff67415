import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Status } from '../../electron/core/snapshot/status';
import { usageBody } from '../fakes/api/usage-body';
import { writeCredentials } from '../fakes/credentials';
import { DAY, openPopover, resetIn } from './support/quotide';
import { expect, test } from './support/test';
import type { World } from './support/quotide';
import { languageIds } from '../../electron/core/i18n/languages';

/** Readings come each three minutes of the app's time: some seconds. */
const FAST = { QUOTIDE_TIME_SCALE: '120' };
const SOON = { timeout: 40_000 };
const LOGIN = { subscriptionType: 'max', rateLimitTier: 'default_claude_max_20x' };
const week = resetIn(20 * DAY);
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const said = (world: World) => world.desktop.notifications.shown.map(({ summary }) => plain(summary));

/** Anthropic's answer to a verified Ultra account: it has no row of a 5-hour limit, not even an empty one. */
function ultra(all: number, fable: number): Record<string, unknown> {
  const { five_hour: session, ...weeks } = usageBody({
    seven_day: { utilization: all, resetsAt: week },
    scoped: [{ model: 'Fable', utilization: fable, resetsAt: week }],
  });
  expect(session).toBeNull();
  return weeks;
}

function setUp(world: World, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(world.dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(world.dataDir, 'settings.json'), JSON.stringify(settings));
  writeCredentials(world.configDir, LOGIN);
}

function status(world: World): Status {
  const text = execFileSync('bin/quotide', ['status', '--json'], { env: world.env(), encoding: 'utf8' });
  return JSON.parse(text) as Status;
}

/** Pictures in light and dark and in each language, for a person to look at. */
async function pictures(page: Page, part: string, to: (name: string) => string): Promise<void> {
  for (const language of languageIds) {
    await page.evaluate(
      (words) => window.quotide.changeSettings({ appearance: { language: words } }),
      language,
    );
    await page.waitForSelector(`html[lang="${language}"]`);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page
        .locator(part)
        .first()
        .screenshot({ path: to(`${language}-${colorScheme}.png`) });
    }
  }
  await page.evaluate(() => window.quotide.changeSettings({ appearance: { language: 'en' } }));
  await page.waitForSelector('html[lang="en"]');
}

test.beforeEach(() => {
  test.setTimeout(150_000);
});

test('an Ultra account sees its weeks from the first start to the alert at 80 % of one', async ({
  world,
}, info) => {
  setUp(world, { tray: { style: 'bars' } });
  world.api.setUsage(ultra(62, 71));
  const app = await world.start(FAST);
  const tray = await world.trayWith('71', 30_000);
  const page = await openPopover(app, tray);
  const { tooltip } = await tray.properties();
  expect(plain(tooltip)).not.toContain('5-hour');
  await expect(page.locator('.windows .win__label')).toHaveText(['7-day', '7-day Fable']);
  await expect(page.locator('.popover')).toContainText('Ultra');
  const now = status(world);
  expect(now.account).toMatchObject({ plan: 'Ultra', tier: 'default_claude_max_20x' });
  expect(now.windows.map(({ id, utilization }) => [id, utilization])).toEqual([
    ['seven_day', 62],
    ['seven_day_fable', 71],
  ]);
  expect(now.localEstimate.five_hour).toBeNull();

  // The explanation of the number states once that there is no such limit.
  const asks = page.getByRole('button', { name: /why this number/i });
  for (const ask of await asks.all()) await ask.click();
  await expect(page.getByText('This plan has no 5-hour limit.')).toHaveCount(1);
  await pictures(page, '.popover', (name) => info.outputPath(`popover-${name}`));
  expect(said(world)).toEqual([]);

  world.api.setUsage(ultra(81, 71));
  await expect.poll(() => said(world), SOON).toEqual(['7-day window at 81 %']);
  await world.trayWith('81', 30_000);
});

test('the first start of an Ultra account waits for the week alone', async ({ world }, info) => {
  setUp(world, {});
  world.api.hang();
  const app = await world.start();
  const page = await openPopover(app, await world.desktop.tray(15_000));
  await expect(page.locator('.windows[aria-busy="true"] .win__label')).toHaveText(['7-day']);
  await pictures(page, '.popover', (name) => info.outputPath(`loading-${name}`));
});

test('a temporary 5-hour limit of an Ultra account comes and goes without a reset alert', async ({
  world,
}) => {
  setUp(world, { alerts: { resetLevel: 10 } });
  world.api.setUsage(ultra(62, 71));
  const app = await world.start(FAST);
  const page = await openPopover(app, await world.trayWith('71', 30_000));
  const labels = page.locator('.windows .win__label');
  await expect(labels).toHaveText(['7-day', '7-day Fable']);
  const five_hour = { utilization: 30, resetsAt: resetIn(50 * DAY) };
  world.api.setUsage(usageBody({ five_hour, seven_day: { utilization: 62, resetsAt: week } }));
  await expect(labels.first()).toHaveText('5-hour', SOON);
  world.api.setUsage(ultra(62, 71));
  await expect(labels.first()).toHaveText('7-day', SOON);
  expect(said(world)).toEqual([]);
});

test('settings, dashboard and self-check state that the plan has no 5-hour limit, and the tray can follow Anthropic’s choice', async ({
  world,
}, info) => {
  setUp(world, {});
  const body = ultra(62, 71);
  const rows = body['limits'] as readonly { readonly kind: string }[];
  // The week for all, although Fable's is tighter.
  const limits = rows.map((row) => ({ ...row, is_active: row.kind === 'weekly_all' }));
  world.api.setUsage({ ...body, limits });
  const app = await world.start();
  const tray = await world.trayWith('71', 30_000);
  const popover = await openPopover(app, tray);
  const opened = app.waitForEvent('window');
  await popover.evaluate(() => window.quotide.openWindow('settings/accounts'));
  const page = await opened;
  const group = page.locator('#accounts');
  await expect(group).toContainText('This plan has no 5-hour limit.');
  await expect(group).toContainText('Ultra');
  await expect(page.locator('#check')).toContainText('This plan has no 5-hour limit.');
  await pictures(page, 'main', (name) => info.outputPath(`settings-${name}`));

  const tightest = await tray.icon();
  await page.getByRole('combobox', { name: 'Window' }).selectOption('What Anthropic points to');
  await expect.poll(async () => Buffer.compare((await tray.icon()).rgba, tightest.rgba)).not.toBe(0);
  await page.evaluate(() => {
    location.hash = '/overview';
  });
  await expect(page.locator('.quad')).toContainText('7-day');
  await expect(page.locator('.quad')).not.toContainText('5-hour');
  await pictures(page, 'main', (name) => info.outputPath(`dashboard-${name}`));
});
