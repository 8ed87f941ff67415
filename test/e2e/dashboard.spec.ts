import { scoreOf } from '../../electron/app/pace/forecast-score';
import { createHistory } from '../../electron/history/history';
import { openHistory } from '../../electron/history/open';
import type { ElectronApplication, Page } from '@playwright/test';
import { appendFileSync, readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { storeLimitStep } from '../fakes/limit-step';
import { axeFindings } from './support/axe';
import { resizeContent } from './support/dashboard-samples';
import { DAY } from './support/quotide';
import { goTo, lastMonth, liveFile, liveSession, openDashboard, transcripts } from './support/seeded';
import { pinFont } from './support/stage';
import { settled } from './support/settled';
import { expect, test } from './support/test';

const routes = {
  overview: 'overview',
  history: 'history?range=7d',
  month: 'history?range=30d',
  year: 'history?range=1y',
  table: 'history?range=24h&view=table',
  activity: 'activity?range=30d',
  projects: 'activity?range=7d&by=projects',
  sessions: 'sessions?range=all',
  settings: 'settings/accounts',
  proxy: 'settings/proxy',
  statusline: 'settings/statusline',
} as const;

test('each page of the dashboard has no axe finding and is not too wide, in both themes', async ({
  world,
}, info) => {
  test.setTimeout(240_000);
  const { page } = await openDashboard(world, 'overview');
  await pinFont(page);
  // The transcripts are read some seconds after the start.
  await page.getByRole('heading', { name: 'Live session' }).waitFor();
  const findings: unknown[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const [name, route] of Object.entries(routes)) {
      await goTo(page, route);
      if (name === 'sessions' || name === 'activity') await openAll(page);
      await settled(page);
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

/** Whether the window is excluded from screenshots, by main's last call to the system. */
async function watchConcealing(app: ElectronApplication): Promise<() => Promise<unknown>> {
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      window.setContentProtection = (on) => {
        Object.assign(globalThis, { concealed: on });
      };
  });
  return () => app.evaluate(() => (globalThis as { readonly concealed?: boolean }).concealed);
}

/** Filters, other spans, the live session's details and the explanations of computed values. */
async function openAll(page: Page): Promise<void> {
  await page.locator('.main [aria-expanded]').first().waitFor();
  const closed = page.locator('.main [aria-expanded="false"]:not([aria-haspopup], .session__open)');
  while ((await closed.count()) > 0) await closed.first().click();
  await page.evaluate(() => document.querySelector('.main')?.scrollTo(0, 0));
}

test('the chart can be read by keyboard, enlarged, and can hide a window', async ({ world }) => {
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

test('the overview and the chart are copied and saved as pictures, with source and time on them', async ({
  world,
}, info) => {
  const { app, page } = await openDashboard(world, 'overview');
  await page.getByRole('heading', { name: 'Live session' }).waitFor();
  const choose = async (menu: string, item: string) => {
    await page.getByRole('button', { name: menu }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await choose('Share', 'Copy as text');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('· Quotide');
  await choose('Share', 'Copy picture');
  await page.getByText('Copied.').waitFor();
  const copied = await app.evaluate(({ clipboard }) => {
    // The fallback runtime has the clipboard of Electron up to 44.
    const earlier = clipboard as unknown as { readImage: () => Electron.NativeImage };
    return earlier.readImage().getSize();
  });
  expect(copied.width).toBeGreaterThan(400);
  for (const [route, menu] of [
    ['overview', 'Share'],
    ['history?range=7d', 'Export'],
  ] as const) {
    await goTo(page, route);
    const file = info.outputPath(`shared-${menu}.png`);
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await page.locator('.picture').first().waitFor({ state: 'attached' });
    await choose(menu, 'Save picture…');
    await page.getByText(`shared-${menu}.png`).waitFor();
    const { width, height } = PNG.sync.read(readFileSync(file));
    expect(width).toBeGreaterThan(400);
    expect(height).toBeGreaterThan(150);
  }
});

test('the dashboard opens again where it was', async ({ world }) => {
  const { app, page } = await openDashboard(world, 'history?range=30d&view=table');
  await page.getByRole('table').first().waitFor();
  // Escape is for what is open inside the page.
  await page.keyboard.press('Escape');
  await page.getByRole('table').first().waitFor();
  await app.evaluate(({ BrowserWindow, Menu }) => {
    const line = Menu.getApplicationMenu()?.items[0]?.submenu?.items.find(
      ({ role }) => String(role) === 'close',
    );
    line?.click({}, BrowserWindow.getFocusedWindow() ?? undefined);
  });
  await expect.poll(() => app.windows().length).toBe(1);
  const opened = app.waitForEvent('window');
  await (await world.desktop.tray(5000)).activate(700, 10);
  await app.windows()[0]?.getByRole('button', { name: 'Dashboard' }).click();
  const again = await opened;
  await again.getByRole('table').first().waitFor();
  expect(await again.evaluate(() => location.hash)).toContain('range=30d&view=table');
});

test('the history page shows the real limits, resets and periods', async ({ world }) => {
  const { page } = await openDashboard(world, 'history?range=30d');
  // The month began at midnight, the last 30 days at this hour.
  const since = Date.now() - 30 * DAY;
  const hits = lastMonth.ledger.hits.filter(({ until }) => until > since);
  const resets = lastMonth.ledger.resets.filter(({ at }) => at >= since);
  // Early in the day the 30 days begin before the first reading, and the title has the time of that.
  const title = new RegExp(`^Limit reached ${String(hits.length)}× (· 30 days|since )`);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  const early = resets.filter((reset) => reset.early).length;
  await expect(page.getByText(`${resets.length - early} resets on time, ${early} early.`)).toBeVisible();
});

test('an account’s history is deleted for good, after a confirmation', async ({ world }) => {
  const { page } = await openDashboard(world, 'settings/data');
  const row = page.locator('.set', { hasText: 'Forget this account' });
  await row.getByRole('button', { name: /Forget this account|Delete/ }).click();
  await row.getByRole('button', { name: 'Keep' }).click();
  await row.getByRole('button').click();
  await row.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(row.getByRole('status')).toHaveText('Deleted.');
  await goTo(page, 'history?range=30d');
  // Readings after the deletion are the first ones then.
  await expect(page.getByText(/^(No limit reached since .+|No readings in this time\..*)$/)).toBeVisible();
});

test('the history page shows how warnings and ranges turned out, and that a limit changed', async ({
  world,
}, info) => {
  const { page } = await openDashboard(world, 'overview');
  const history = createHistory(openHistory(world.dataDir, Date.now()).db);
  // Of a window of its own, so that nothing else of the month changes.
  storeLimitStep(history, {
    account: lastMonth.account,
    until: Date.now() - DAY / 24,
    days: 24,
    changedDaysAgo: 8,
    factor: 0.7,
  });
  await goTo(page, 'history?range=30d');
  const { warnings, cameTrue, within, forecasts } = scoreOf(history, lastMonth.account, Date.now());
  history.close();
  expect(warnings).toBeGreaterThan(0);
  const panel = page.getByRole('region', { name: 'Can you trust the forecast?' });
  await expect(panel.getByText(`${cameTrue} of ${warnings} run-out warnings came true`)).toBeVisible();
  await expect(panel.locator('.box')).toHaveCount(warnings);
  await expect(panel.locator('.box--full')).toHaveCount(cameTrue);
  const share = Math.round((100 * within) / forecasts);
  const all = new Intl.NumberFormat('en').format(forecasts);
  await expect(
    panel.getByText(new RegExp(`^${share}\\s?% of ${all} forecasts had the result`)),
  ).toBeVisible();
  const limits = page.getByRole('region', {
    name: /^Since .+ one percent of the 7-day Haiku window buys \d+ to \d+\s?% fewer tokens$/,
  });
  // The transcripts are read some seconds after the start.
  await expect(limits).toBeVisible({ timeout: 60_000 });
  await expect(limits.getByRole('img', { name: /^From .+ to .+ tokens\.$/ })).not.toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await limits.screenshot({ path: info.outputPath(`limits-${colorScheme}.png`) });
    expect(await axeFindings(page)).toEqual([]);
  }
});

test('tokens of Claude Code’s transcripts are counted on the activity page, in the popover and by session', async ({
  world,
}) => {
  const { app, page } = await openDashboard(world, 'activity?range=all');
  const messages = transcripts.uses.size + liveSession.answers;
  const answers = page.locator('.facts div', { hasText: 'Answers' });
  await expect(answers.locator('dd')).toHaveText(new Intl.NumberFormat('en-US').format(messages), {
    timeout: 15_000,
  });
  const popover = app.windows().find((each) => each !== page);
  await expect(
    popover?.getByText(/^here .+ in · .+ out$/).first() ?? page.getByText('no popover'),
  ).toBeAttached();

  const concealed = await watchConcealing(app);
  await goTo(page, 'sessions?range=all');
  await expect(page.getByRole('heading', { name: `Live: ${liveSession.title}` })).toBeVisible();
  await page.getByRole('button', { name: 'Details' }).click();
  const prompts = page.getByRole('list', { name: 'Prompts' }).getByRole('listitem');
  await expect(prompts).toHaveCount(2);
  await expect(prompts.nth(0)).toContainText('1 sub-agent with 2 turns');
  const typed = {
    type: 'user',
    uuid: 'later',
    sessionId: liveSession.id,
    message: { content: 'And now ship it' },
  };
  appendFileSync(liveFile(world), `${JSON.stringify({ ...typed, timestamp: new Date().toISOString() })}\n`);
  await expect(prompts.nth(0)).toContainText('And now ship it');
  expect(await concealed()).toBe(true);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Privacy mode' }).click();
  await expect(prompts.nth(0)).toContainText('Prompt hidden');
  expect(await concealed()).toBe(false);
  await expect(page.locator('body')).not.toContainText(/And now ship it|early resets|quotide/);
  await page.getByRole('button', { name: 'Privacy mode' }).click();
  await expect(prompts.nth(0)).toContainText('And now ship it');
  const sessions = new Set([...transcripts.uses.values()].map(({ sessionId }) => sessionId)).size + 1;
  await expect(page.getByText(`1 to 15 of ${sessions} sessions`)).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(`16 to 30 of ${sessions} sessions`)).toBeVisible();
  await expect(page.getByRole('rowheader')).toHaveCount(15);
  // Turns have their column in a wide window only.
  await expect(page.getByRole('columnheader', { name: 'Turns' })).toBeHidden();
  await resizeContent(app, [1300, 800]);
  await page.getByRole('button', { name: 'Turns' }).click();
  await expect(page.getByRole('columnheader', { name: 'Turns' })).toHaveAttribute('aria-sort', 'descending');
  const turns = await page.locator('tbody td:nth-child(4)').allTextContents();
  expect(turns.map(Number)).toEqual(turns.map(Number).toSorted((a, b) => b - a));
  expect(await page.evaluate(() => location.hash)).toBe(
    `#/sessions?range=all&sort=turns&session=${liveSession.id}`,
  );
  await page.getByRole('searchbox', { name: 'Search title or project' }).fill('early resets');
  await expect(page.getByRole('rowheader')).toHaveText([liveSession.title]);
});

test('only the page scrolls, never the window itself, and at 200 % its navigation is a row above the page', async ({
  world,
}) => {
  const { app, page } = await openDashboard(world, 'settings/accounts');
  for (const link of await page.locator('.main a[href^="#/settings/"]').all()) {
    await link.click();
    const moved = await page.evaluate(() => [document.documentElement.scrollTop, document.body.scrollTop]);
    expect(moved).toEqual([0, 0]);
  }
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.isResizable()) window.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(640);
  for (const route of Object.values(routes)) {
    await goTo(page, route);
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const [side, main] = [
      await page.locator('.side').boundingBox(),
      await page.locator('.main').boundingBox(),
    ];
    expect((side?.y ?? 0) + (side?.height ?? 0)).toBeLessThanOrEqual((main?.y ?? 0) + 1);
  }
});
