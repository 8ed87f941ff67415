import type { ElectronApplication, Page } from '@playwright/test';
import { usageBody } from '../fakes/api/usage-body';
import { OtlpReceiver } from '../fakes/otlp-receiver';
import { answerQuestions, questions } from './support/questions';
import { scrape } from './support/scrape';
import { DAY, HOUR, openPopover, resetIn } from './support/quotide';
import { expect, test } from './support/test';

/** Whether the running app has loaded the bundle, by OpenTelemetry's global variable. */
const hasBundle = (app: ElectronApplication) =>
  app.evaluate(() =>
    Object.getOwnPropertySymbols(globalThis).some(({ description }) =>
      description?.startsWith('opentelemetry.js.api'),
    ),
  );

test('the running app pushes and serves metrics only once the settings switch them on', async ({ world }) => {
  const receiver = await OtlpReceiver.start();
  world.api.setUsage(
    usageBody({
      five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) },
      seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) },
    }),
  );
  const app = await world.start();
  const popover = await openPopover(app, await world.trayWith('42'));
  const opened = app.waitForEvent('window');
  await popover.getByRole('button', { name: 'Settings' }).click();
  const page = await opened;
  await page.getByRole('heading', { name: 'Metrics' }).waitFor();
  expect(await hasBundle(app)).toBe(false);
  await expect(page.getByText('Once a minute, by OTLP over HTTP.')).toBeVisible();

  const address = page.getByRole('textbox', { name: 'Address of the receiver' });
  await address.fill('collector');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Write the address as https://host:4318, without a password.')).toBeVisible();
  const answerWith = await answerQuestions(app);
  // A dialog of the system asks first; Cancel leaves the setting and the field as they were.
  await answerWith('Cancel');
  await address.fill(receiver.url);
  await page.keyboard.press('Enter');
  await expect(address).toHaveValue('');
  await answerWith('Allow');
  await address.fill(receiver.url);
  await page.keyboard.press('Enter');
  await expect(address).toHaveValue(receiver.url);
  expect(await questions(app)).toEqual(Array(2).fill(`Send metrics to ${receiver.url}?`));
  await page.getByRole('switch', { name: 'Send to OpenTelemetry' }).click();
  await expect(page.getByText('On. Last sent at')).toBeVisible();
  expect(await hasBundle(app)).toBe(true);
  const used = receiver.exports[0]?.points.filter(({ name }) => name === 'claude.ratelimit.utilization');
  expect(used?.map(({ value }) => value)).toEqual([0.42, 0.17]);

  await page.getByRole('switch', { name: 'Prometheus endpoint' }).click();
  const served = page.getByText('Read at http://127.0.0.1:9465/metrics');
  await expect(served).toBeVisible();
  await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain("targets: ['127.0.0.1:9465']");
  expect(await scrape()).toContain('claude_ratelimit_window="5h",claude_ratelimit_source="poll"} 0.42');
  const fetched = async (headers: Record<string, string>) =>
    (await fetch('http://127.0.0.1:9465/metrics', { headers })).status;
  // Node's fetch is an ordinary client, while a web page sends its origin.
  expect(await fetched({})).toBe(200);
  expect(await fetched({ 'sec-fetch-site': 'cross-site' })).toBe(403);
  await page.getByRole('switch', { name: 'Prometheus endpoint' }).click();
  await expect(served).toHaveCount(0);
  await expect(scrape()).rejects.toThrow('ECONNREFUSED');

  await switchJsonOnAndOff(app, page);
  expect(receiver.faults).toEqual([]);
  await receiver.stop();
});

/** The switches of the JSON: it is served, then only with the key, then not at all. */
async function switchJsonOnAndOff(app: ElectronApplication, page: Page): Promise<void> {
  await page.getByRole('switch', { name: 'JSON for other programs' }).click();
  await expect(page.getByText('Read at http://127.0.0.1:9465/v1/status')).toBeVisible();
  const read = async (headers: Record<string, string> = {}) =>
    await fetch('http://127.0.0.1:9465/v1/status', { headers });
  expect(await (await read()).json()).toMatchObject({ schema: 1, windows: [{ utilization: 42 }, {}] });
  expect((await fetch('http://127.0.0.1:9465/metrics')).status).toBe(404);
  await page.getByRole('switch', { name: 'Only with a key' }).click();
  await expect.poll(async () => (await read()).status).toBe(401);
  await page
    .getByRole('region', { name: 'Metrics' })
    .getByRole('button', { name: 'Copy', exact: true })
    .click();
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toMatch(/^curl -H 'Authorization: Bearer [\w-]{32}' http/);
  const [, authorization = ''] = /Authorization: (Bearer [\w-]+)/.exec(await copied()) ?? [];
  expect((await read({ authorization })).status).toBe(200);
  await page.getByRole('switch', { name: 'JSON for other programs' }).click();
  await expect(read()).rejects.toThrow('fetch failed');
}
