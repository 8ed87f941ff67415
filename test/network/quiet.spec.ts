import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { pages } from '../../renderer/shell/route';
import { PlainApp } from '../e2e/support/plain-app';
import { World } from '../e2e/support/quotide';
import { expect, test } from '../e2e/support/test';
import { ConnectRecorder } from './support/connect-recorder';
import { ContactRecorder } from './support/contact-recorder';
import { DnsRecorder } from './support/dns-recorder';

/** How long the app is watched after its last page was opened, in ms: Chromium's dictionary comes after 2 s. */
const WATCHED_MS = process.env['QUOTIDE_LONG'] === undefined ? 15_000 : 600_000;

/** Opens the popover, every page of the dashboard, and the settings. */
async function openEveryPage(world: World, app: PlainApp): Promise<void> {
  await (await world.desktop.tray(15_000)).activate(700, 10);
  const popover = await app.page('#popover');
  await popover.waitForSelector('.popover');
  await popover.evaluate(() => window.quotide.openWindow('overview'));
  const dashboard = await app.page('#/');
  for (const page of pages) {
    await dashboard.evaluate((hash) => {
      location.hash = hash;
    }, `/${page}`);
    await expect(dashboard.getByRole('main')).toBeVisible();
  }
}

/** How many packets left by the one interface that is not loopback. */
function packetsOut(): number {
  const line = readFileSync('/proc/net/dev', 'utf8')
    .split('\n')
    .find((each) => each.includes('out0:'));
  return Number(line?.trim().split(/\s+/)[10]);
}

test('the app looks up and contacts Anthropic only, with and without a proxy, with every page open', async ({
  world,
}) => {
  test.setTimeout(WATCHED_MS + 60_000);
  const dns = await DnsRecorder.start();
  const contacts = await ContactRecorder.start();
  const proxy = await ConnectRecorder.start();
  const packets = packetsOut();
  const other = await World.create();
  // Anthropic's own address, which here leads to the recorders.
  const direct = await PlainApp.start(world.env({ QUOTIDE_API_URL: '' }));
  const proxied = await PlainApp.start(
    other.env({ QUOTIDE_API_URL: '', HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url }),
  );
  await openEveryPage(world, direct);
  await openEveryPage(other, proxied);
  await sleep(WATCHED_MS);
  await direct.stop();
  await proxied.stop();
  await other.end();

  expect(dns.names()).toEqual(['api.anthropic.com']);
  expect(proxy.targets()).toEqual(['api.anthropic.com:443']);
  expect(contacts.contacts()).toEqual(['tcp 198.51.100.80 443']);
  expect(packetsOut()).toBe(packets);
  for (const recorder of [dns, contacts, proxy]) recorder.stop();
});
