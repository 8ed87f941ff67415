import type { ElectronApplication, Page } from '@playwright/test';
import { usageBody } from '../fakes/api/usage-body';
import { ReleaseFeed } from '../fakes/release-feed';
import { languageIds, type Language } from '../../electron/core/i18n/languages';
import { inLanguage } from '../renderer/in-language';
import { snapshots } from '../renderer/snapshots';
import { tight } from '../renderer/tight';
import { openSamples, resizeContent } from './support/dashboard-samples';
import { misfits } from './support/overflow';
import { DAY, HOUR, openPopover, resetIn } from './support/quotide';
import { goTo } from './support/seeded';
import { Stage } from './support/stage';
import { settled } from './support/settled';
import { expect, test } from './support/test';

const languages: readonly Language[] = languageIds;
const usage = usageBody({
  five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) },
  seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) },
  scoped: [{ model: 'Fable', utilization: 47, resetsAt: resetIn(3 * DAY) }],
});

// Every state, with disclosures closed and open: no text is cut or larger than its box.
test('all words fit into the popover in each language', async ({ world }, info) => {
  test.setTimeout(240_000);
  const app = await world.start();
  const page = await openPopover(app, await world.desktop.tray(15_000));
  const stage = new Stage(app, page);
  expect(await page.evaluate(() => innerWidth)).toBe(380);
  const found: string[] = [];
  for (const language of languages)
    for (const [state, sample] of Object.entries({ ...snapshots, ...tight })) {
      await stage.show(inLanguage(sample, language));
      await page.waitForSelector(`html[lang="${language}"]`);
      await page.locator('.popover').screenshot({ path: info.outputPath(`${state}-${language}.png`) });
      await clickAll(page, '[aria-expanded="false"]');
      for (const misfit of await misfits(page)) found.push(`${language} ${state}: ${misfit}`);
      await clickAll(page, '[aria-expanded="true"]');
    }
  expect(found).toEqual([]);
});

test('the measurement finds a text that does not fit', async ({ world }) => {
  const app = await world.start();
  const page = await openPopover(app, await world.desktop.tray(15_000));
  await new Stage(app, page).show(snapshots.normal);
  expect(await misfits(page)).toEqual([]);
  await page.evaluate(() => {
    const put = (selector: string, text: string, style: string) => {
      const element = document.querySelector<HTMLElement>(selector);
      if (element === null) throw new Error(selector);
      element.textContent = text;
      element.style.cssText = style;
    };
    put('.verdict p', 'Aktualisierungsgeschwindigkeit'.repeat(3), '');
    put('.foot .btn', 'in two lines', 'white-space: normal; width: 40px');
    put('.meta', 'is cut where its box ends', 'white-space: nowrap; overflow: hidden; width: 60px');
  });
  const found = (await misfits(page)).join('\n');
  expect(found).toMatch(/reaches out: "Aktualisierungs/);
  expect(found).toMatch(/breaks: "in two lines"/);
  expect(found).toMatch(/reaches out: "is cut/);
  expect(found).toMatch(/the page is \d+ px wide/);
});

test('a chosen language is used at once, in tray and popover', async ({ world }) => {
  world.api.setUsage(usage);
  const app = await world.start({ LC_ALL: 'de_DE.UTF-8' });
  const tray = await world.trayWith('42');
  const labels = async () => (await tray.menu()).map(({ label }) => label);
  expect(await labels()).toEqual(expect.arrayContaining(['Quotide öffnen', 'Aktualisieren', 'Beenden']));
  expect((await labels())[0]).toMatch(/^5\sStunden: 42\s% · Reset .*\d\d:\d\d, in etwa/);
  const page = await openPopover(app, tray);
  await expect(page.getByRole('meter', { name: '5-Stunden-Fenster' })).toBeVisible();

  await page.evaluate(() => window.quotide.changeSettings({ appearance: { language: 'ja' } }));
  await expect(page.getByRole('meter', { name: /^5\s時間枠$/ })).toBeVisible();
  await expect.poll(labels).toEqual(expect.arrayContaining(['Quotide を開く', '更新', '終了']));
  await tray.waitFor(({ tooltip }) => /5\s時間：42/.test(tooltip), 'a tooltip in Japanese');

  await page.evaluate(() => window.quotide.changeSettings({ appearance: { language: 'en' } }));
  await expect.poll(labels).toEqual(expect.arrayContaining(['Open Quotide', 'Refresh', 'Quit']));
});

test('all words fit into the settings at their smallest, in each language', async ({ world }, info) => {
  test.setTimeout(120_000);
  world.api.setUsage(usage);
  const feed = await ReleaseFeed.start();
  const app = await world.start({ QUOTIDE_UPDATE_FEED: feed.url, QUOTIDE_UPDATE_KEY: feed.publicKey });
  const page = await openSettings(app, await openPopover(app, await world.trayWith('42')));
  await page.evaluate(() => window.quotide.changeSettings({ updates: { check: true } }));
  await page.getByText('9.9.9').first().waitFor();
  const found: string[] = [];
  for (const language of languages) {
    await page.evaluate(
      (words) => window.quotide.changeSettings({ appearance: { language: words } }),
      language,
    );
    await page.waitForSelector(`html[lang="${language}"]`);
    await page.locator('.finding').first().waitFor();
    for (const section of [
      'accounts',
      'readings',
      'estimate',
      'alerts',
      'tray',
      'general',
      'telemetry',
      'data',
      'check',
    ]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `/settings/${section}`);
      await settled(page);
      await page.screenshot({ path: info.outputPath(`settings-${section}-${language}.png`) });
    }
    for (const misfit of await misfits(page)) found.push(`${language}: ${misfit}`);
  }
  expect(found).toEqual([]);
  await feed.stop();
});

test('all words fit into each page of the dashboard, small and usual, in each language', async ({
  world,
}, info) => {
  test.setTimeout(180_000);
  world.api.setUsage(usage);
  const app = await world.start();
  const page = await openSamples(app, await openPopover(app, await world.trayWith('42')));
  const stage = new Stage(app, page);
  const found: string[] = [];
  for (const language of languages) {
    await stage.show(inLanguage(snapshots.normal, language));
    await page.waitForSelector(`html[lang="${language}"]`);
    for (const size of [
      [720, 480],
      [1040, 720],
    ] as const) {
      await resizeContent(app, size);
      for (const route of ['overview', 'history', 'history?view=table', 'activity', 'sessions']) {
        await goTo(page, route);
        await settled(page);
        const name = `${route.replace(/\W/g, '-')}-${language}-${String(size[0])}.png`;
        await page.screenshot({ path: info.outputPath(name) });
        for (const misfit of await misfits(page)) found.push(`${language} ${route} ${size[0]}: ${misfit}`);
      }
    }
  }
  expect(found).toEqual([]);
});

/** Clicks everything that fits a selector until nothing does; by script, which needs no wait for each element. */
async function clickAll(page: Page, selector: string): Promise<void> {
  let clicked = 1;
  while (clicked > 0)
    clicked = await page.evaluate((each) => {
      const found = document.querySelectorAll<HTMLElement>(each);
      for (const element of found) element.click();
      return found.length;
    }, selector);
}

/** The settings in their window, made as small as it gets. */
async function openSettings(app: ElectronApplication, popover: Page): Promise<Page> {
  const opened = app.waitForEvent('window');
  await popover.evaluate(() => window.quotide.openWindow('settings/accounts'));
  const page = await opened;
  await page.getByRole('heading', { level: 1 }).waitFor();
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.isResizable()) window.setSize(...(window.getMinimumSize() as [number, number]));
    }
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThanOrEqual(720);
  return page;
}
