import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { FAKE_TOKEN, writeCredentials } from '../fakes/credentials';
import { seedEstimate } from '../fakes/seed-estimate';
import { DAY, HOUR, openPopover, resetIn } from './support/quotide';
import { expect, test } from './support/test';

const SCALE = 9000;
const ACCOUNT = '0a3c6d5e-0000-4000-8000-00000000e571';

test('a day without Anthropic: tray and popover show the estimate and its range, then the number again and how far it was off', async ({
  world,
}, info) => {
  // A second is two and a half hours, so the app has started and read once before the work begins.
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const seeded = seedEstimate(world.dataDir, {
    account: ACCOUNT,
    now,
    usedFrom: now + 16 * HOUR,
    usedUntil: now + 30 * HOUR,
  });
  writeCredentials(world.configDir, { expiresAt: now + 30 * DAY });
  const who = { oauthAccount: { organizationUuid: ACCOUNT, emailAddress: 'mara@fennel.dev' } };
  writeFileSync(join(world.configDir, '.claude.json'), JSON.stringify(who));
  world.api.login(FAKE_TOKEN, { organizationId: ACCOUNT });
  const says = (week: number, shortReset: number) =>
    world.api.setUsage(
      usageBody({
        five_hour: { utilization: 3, resetsAt: shortReset },
        seven_day: { utilization: week, resetsAt: seeded.weekResetsAt },
      }),
    );
  const [before, after] = [Math.round(seeded.weekNow), Math.round(seeded.weekLater)];
  says(before, resetIn(9 * HOUR));
  const started = Date.now();
  const app = await world.start({ QUOTIDE_TIME_SCALE: String(SCALE) });
  const tray = await world.trayWith(`${before}`);
  const page = await openPopover(app, tray);
  await world.api.down();

  // Until all of the work is done, and some hours more.
  const { tooltip } = await tray.waitFor(
    (said) => new RegExp(`7-day: ~(${after - 1}|${after}|${after + 1})\\D`).test(said.tooltip),
    'an estimate of what was used meanwhile',
    25_000,
  );
  expect(tooltip).toMatch(/7-day: ~\d+\s%\s\(\d+–\d+\s%\)/);
  expect(tooltip).toContain('Estimated on this machine since');
  const meter = page.getByRole('meter', { name: '7-day window' });
  await expect(meter).toHaveAttribute('aria-valuetext', /^estimate: between \d+ and \d+ percent used/i);
  await expect(page.locator('.chip')).toContainText('estimate');
  await expect(page.locator('.pct--range').last()).toContainText(/\d+–\d+/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: info.outputPath(`estimate-${colorScheme}.png`) });
  }

  await expect.poll(() => (Date.now() - started) * SCALE).toBeGreaterThan(31 * HOUR);
  says(after, resetIn(100 * HOUR));
  await world.api.up();
  await expect(page.locator('.chip')).toContainText('live', { timeout: 10_000 });
  await expect(meter).toHaveAttribute('aria-valuenow', String(after));
  await expect.poll(async () => (await tray.properties()).tooltip).toContain(`7-day: ${after}`);
  await page.getByRole('button', { name: /7-day: why this number/ }).click();
  await expect(page.locator('.why')).toContainText(/The last one was off by [01](\.\d)? points/, {
    timeout: 10_000,
  });
  await page.screenshot({ path: info.outputPath('after.png') });
});
