import { usageBody } from '../fakes/api/usage-body';
import { FAKE_TOKEN } from '../fakes/credentials';
import { DAY, HOUR, openPopover, resetIn } from './support/quotide';
import { expect, test } from './support/test';

const usage = (percent: number) =>
  usageBody({
    five_hour: { utilization: percent, resetsAt: resetIn(4 * HOUR) },
    seven_day: { utilization: 17, resetsAt: resetIn(6 * DAY) },
  });

test('during an outage the last value stays with its age, and afterwards the value is live again', async ({
  world,
}) => {
  world.api.setUsage(usage(42));
  const app = await world.start({ QUOTIDE_TIME_SCALE: '120' });
  const page = await openPopover(app, await world.trayWith('42'));
  await expect(page.getByRole('meter', { name: /5-hour/ })).toHaveAttribute('aria-valuenow', '42');

  await world.api.down();
  const meter = page.getByRole('meter', { name: /5-hour/ });
  await expect(page.getByText(/as of .*\d\d:\d\d/).first()).toBeVisible({ timeout: 30_000 });
  await expect(meter).toHaveAttribute('aria-valuenow', '42');
  const tray = await world.desktop.tray();
  expect((await tray.properties()).tooltip).toContain('42');

  world.api.setUsage(usage(51));
  await world.api.up();
  await expect(page.getByText(/live/).first()).toBeVisible({ timeout: 30_000 });
  await expect(meter).toHaveAttribute('aria-valuenow', '51');
  expect(world.api.requests.every(({ token }) => token === FAKE_TOKEN)).toBe(true);
});

test('no token ever reaches the log, the database or the page', async ({ world }) => {
  world.api.setUsage(usage(42));
  const app = await world.start({ QUOTIDE_TIME_SCALE: '60' });
  const page = await openPopover(app, await world.trayWith('42'));
  world.api.answer({ status: 401, body: { error: { message: `bad ${FAKE_TOKEN}` } } });
  await expect(page.locator('.popover')).toContainText(/claude/i, { timeout: 30_000 });
  expect(await page.content()).not.toContain(FAKE_TOKEN);
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain(FAKE_TOKEN);
  await app.close();
  const { filesContaining } = await import('./support/files');
  expect(filesContaining(world.dataDir, FAKE_TOKEN)).toEqual([]);
});
