import { chromium, type Browser, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PNG } from 'pngjs';
import { axeFindings } from '../e2e/support/axe';
import { resizeContent } from '../e2e/support/dashboard-samples';
import { reopenPopover, type World } from '../e2e/support/quotide';
import { goTo, openDashboard } from '../e2e/support/seeded';
import { settled } from '../e2e/support/settled';
import { pinFont } from '../e2e/support/stage';
import { expect, test } from '../e2e/support/test';
import { PageServer } from './support/page-server';
import { answerFrom, policyReports, record, recorded, type Recorded } from './support/recorded';

/**
 * Every page on Debian's Chromium, newer than that of the declared Electron: main's answers are recorded with the app on
 * its present runtime, and the same pages then get them from a bridge. `QUOTIDE_CHROMIUM` is the browser.
 */

const WIDTH = 1040;
const HEIGHT = 900;
const POPOVER_WIDTH = 380;
const themes = ['light', 'dark'] as const;

const routes: Readonly<Record<string, string>> = {
  overview: 'overview',
  'history-week': 'history?range=7d',
  'history-month': 'history?range=30d',
  'history-table': 'history?range=24h&view=table',
  'activity-models': 'activity?range=30d',
  'activity-projects': 'activity?range=7d&by=projects',
  sessions: 'sessions?range=all',
  'settings-general': 'settings/general',
  'settings-tray': 'settings/tray',
  'settings-alerts': 'settings/alerts',
  'settings-accounts': 'settings/accounts',
  'settings-readings': 'settings/readings',
  'settings-live': 'settings/live',
  'settings-data': 'settings/data',
  'settings-telemetry': 'settings/telemetry',
  'settings-estimate': 'settings/estimate',
  'settings-check': 'settings/check',
};

/**
 * A hint of Chromium's developers' tools that is no fault: the field holds headers for metrics and is no login. In a form
 * Chromium would look for a user name beside it, https://www.chromium.org/developers/design-documents/create-amazing-password-forms/.
 */
const HINT = '[DOM] Password field is not contained in a form';

/** A picture of each page and theme, by name. */
type Pictures = Map<string, Buffer>;

const folder = () => {
  const path = join(test.info().project.outputDir, '..', 'chromium');
  mkdirSync(path, { recursive: true });
  return path;
};

async function take(page: Page, name: string, pictures: Pictures): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    pictures.set(`${name}-${colorScheme}`, await page.screenshot());
  }
}

async function takeInApp(world: World, app: ElectronApplication, page: Page): Promise<Pictures> {
  const pictures: Pictures = new Map();
  await resizeContent(app, [WIDTH, HEIGHT]);
  await pinFont(page);
  for (const [name, route] of Object.entries(routes)) {
    await goTo(page, route);
    await take(page, name, pictures);
  }
  const popover = app.windows().find((window) => window.url().endsWith('#popover'));
  if (popover === undefined) throw new Error('the popover is gone');
  await popover.reload();
  // A window that is not on screen draws nothing.
  await reopenPopover(app, await world.desktop.tray(15_000));
  await popover.locator('.popover').waitFor();
  await pinFont(popover);
  await take(popover, 'popover', pictures);
  return pictures;
}

interface Stage {
  readonly browser: Browser;
  readonly url: string;
  readonly answers: Recorded;
  readonly at: number;
}

interface Complaint {
  readonly name: string;
  readonly what: unknown;
}

/** Opens one page in the browser; what it complains about is added to `complaints`. */
async function takeInBrowser(
  { browser, url, answers, at }: Stage,
  [name, hash]: readonly [string, string],
  pictures: Pictures,
  complaints: Complaint[],
): Promise<void> {
  const size = { width: name === 'popover' ? POPOVER_WIDTH : WIDTH, height: HEIGHT };
  const page = await browser.newPage({ viewport: size, locale: 'en-US', timezoneId: 'UTC' });
  const complain = (what: unknown) => complaints.push({ name, what });
  page.on('console', (message) => {
    if (!message.text().startsWith(HINT)) complain(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('requestfailed', (request) => complain(`request failed: ${request.url()}`));
  await page.clock.setFixedTime(at);
  await answerFrom(page, answers);
  await page.goto(`${url}/index.html${hash}`);
  await page
    .locator(name === 'popover' ? '.popover' : '.main h1')
    .first()
    .waitFor();
  await pinFont(page);
  await take(page, name, pictures);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const found of await axeFindings(page)) complain({ colorScheme, ...found });
  }
  for (const report of await policyReports(page)) complain(`policy: ${report}`);
  await page.close();
}

/** Two pictures in one: the app's on the left, the browser's on the right. */
function beside(left: Buffer, right: Buffer): Buffer {
  const [a, b] = [PNG.sync.read(left), PNG.sync.read(right)];
  const both = new PNG({ width: a.width + b.width, height: Math.max(a.height, b.height) });
  PNG.bitblt(a, both, 0, 0, a.width, a.height, 0, 0);
  PNG.bitblt(b, both, 0, 0, b.width, b.height, a.width, 0);
  return PNG.sync.write(both);
}

test('every page on Debian’s Chromium is without a message, a report of its policy and an axe finding', async ({
  world,
}) => {
  test.setTimeout(900_000);
  const executablePath = process.env['QUOTIDE_CHROMIUM'];
  if (executablePath === undefined) throw new Error('Run this by `npm run test:long -- chromium`.');
  const { app, page } = await openDashboard(world, 'overview');
  await page.getByRole('heading', { name: 'Live session' }).waitFor({ timeout: 60_000 });
  await record(app);
  await page.reload();
  await page.getByRole('heading', { name: 'Live session' }).waitFor({ timeout: 60_000 });
  const inApp = await takeInApp(world, app, page);
  const answers = await recorded(app);
  const policy = await app.evaluate(async ({ net }) => {
    const answer = await net.fetch('app://quotide/index.html');
    return answer.headers.get('content-security-policy');
  });
  expect(policy).toContain("default-src 'none'");
  const server = await PageServer.start(resolve('dist/renderer'), policy ?? '');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const stage: Stage = { browser, url: server.url, answers, at: Date.now() };
  const inBrowser: Pictures = new Map();
  const complaints: Complaint[] = [];
  try {
    expect(Number(browser.version().split('.')[0])).toBeGreaterThanOrEqual(150);
    for (const [name, route] of Object.entries(routes))
      await takeInBrowser(stage, [name, `#/${route}`], inBrowser, complaints);
    await takeInBrowser(stage, ['popover', '#popover'], inBrowser, complaints);
  } finally {
    await browser.close();
    await server.stop();
    for (const [name, left] of inApp)
      writeFileSync(join(folder(), `${name}.png`), beside(left, inBrowser.get(name) ?? left));
  }
  expect(complaints).toEqual([]);
  expect(inBrowser.size).toBe(inApp.size);
});
