import { usageBody } from '../fakes/api/usage-body';
import { ReleaseFeed } from '../fakes/release-feed';
import { HOUR, openPopover, resetIn } from './support/quotide';
import { expect, test } from './support/test';

test('a new version is requested only when that is switched on, shown in settings, tray and doctor, and opened by a click', async ({
  world,
}) => {
  const feed = await ReleaseFeed.start();
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
  const app = await world.start({ QUOTIDE_UPDATE_FEED: feed.url, QUOTIDE_UPDATE_KEY: feed.publicKey });
  await world.trayWith('42');
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
  });
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  const tray = await world.trayWith('42');
  const popover = await openPopover(app, tray);
  const shown = app.waitForEvent('window');
  await popover.evaluate(() => window.quotide.openWindow('settings/general'));
  const page = await shown;
  await page.getByRole('heading', { name: 'General' }).waitFor();
  expect(await page.evaluate(() => window.quotide.getUpdates())).toMatchObject({ silence: 'off' });
  await page.evaluate(() => window.quotide.openReleases());

  await page.getByRole('switch', { name: 'Check for updates' }).click();
  await expect(page.getByText('Version 9.9.9 is available')).toBeVisible();
  // Nothing on Linux puts a new version in its own place.
  await expect(page.getByRole('switch', { name: 'Download updates' })).toHaveCount(0);
  expect(await page.evaluate(() => window.quotide.getUpdates())).toMatchObject({
    canInstall: false,
    install: { kind: 'none' },
  });
  // Headers that Electron itself would send: its version, the system's, a language.
  expect(feed.requests.map(({ headers }) => [headers['user-agent'], headers['accept-language']])).toEqual([
    ['Quotide', '*'],
  ]);
  expect(Object.keys(feed.requests[0]?.headers ?? {})).not.toContain('cookie');
  const line = 'Version 9.9.9 is available…';
  const labels = async () => (await tray.menu()).map(({ label }) => label);
  await expect.poll(labels).toContain(line);
  const doctor = await page.evaluate(() => window.quotide.getDoctor());
  expect(doctor.findings.find(({ id }) => id === 'updates')?.facts.join()).toContain('9.9.9');

  expect(await opened()).toEqual([]);
  await tray.clickMenu(line);
  await expect.poll(opened).toEqual(['https://quotide.invalid/releases']);
  await expect.poll(labels).not.toContain(line);
  await page.getByRole('button', { name: 'Open the page' }).click();
  await expect.poll(opened).toHaveLength(2);
  expect(feed.requests).toHaveLength(1);
  await page.locator('#general').screenshot({ path: test.info().outputPath('updates.png') });
  await feed.stop();
});

test('a redirect of the feed is not followed, and the app shows nothing', async ({ world }) => {
  const [feed, other] = [await ReleaseFeed.start(), await ReleaseFeed.start()];
  feed.answer((response) => response.writeHead(302, { location: other.url }).end());
  world.api.setUsage(usageBody({ five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) } }));
  const app = await world.start({ QUOTIDE_UPDATE_FEED: feed.url, QUOTIDE_UPDATE_KEY: feed.publicKey });
  const page = await openPopover(app, await world.trayWith('42'));
  await page.evaluate(() => window.quotide.changeSettings({ updates: { check: true } }));
  const said = async () => {
    const { findings } = await page.evaluate(() => window.quotide.getDoctor());
    return findings.find(({ id }) => id === 'updates')?.facts.join() ?? '';
  };
  await expect.poll(said).toContain('it led to another address');
  expect(await page.evaluate(() => window.quotide.getUpdates())).toMatchObject({
    newer: null,
    inTray: false,
  });
  expect(other.requests).toEqual([]);
  await Promise.all([feed.stop(), other.stop()]);
});

test('the check that limits downloads to https (native/https-only) runs at each hop of a redirect', async ({
  world,
}) => {
  const [first, second] = [await ReleaseFeed.start(), await ReleaseFeed.start()];
  first.answer((response) => response.writeHead(302, { location: second.url }).end());
  const app = await world.start();
  const [outcome, asked] = await app.evaluate(
    async ({ session }, [from, to]) => {
      const own = session.fromPartition('updates', { cache: false });
      const urls: string[] = [];
      own.webRequest.onBeforeRequest(({ url }, answer) => {
        urls.push(url);
        answer({ cancel: url === to });
      });
      const init = { redirect: 'follow', credentials: 'omit', cache: 'no-store' } as const;
      const end = await own.fetch(from, init).then(String, String);
      return [end, urls] as const;
    },
    [first.url, second.url] as const,
  );
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(asked).toEqual([first.url, second.url]);
  expect([first.requests.length, second.requests]).toEqual([1, []]);
  await Promise.all([first.stop(), second.stop()]);
});
