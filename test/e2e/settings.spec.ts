import type { ElectronApplication, Page } from '@playwright/test';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody } from '../fakes/api/usage-body';
import { DAY, HOUR, openPopover, resetIn } from './support/quotide';
import { settled } from './support/settled';
import { expect, test } from './support/test';

const usage = usageBody({
  five_hour: { utilization: 42, resetsAt: resetIn(2 * HOUR) },
  seven_day: { utilization: 17, resetsAt: resetIn(3 * DAY) },
  extraUsage: { enabled: true, usedMinor: 1000, limitMinor: 10_000 },
});

/** Opens the settings from the popover's footer and gives their page. */
async function openSettings(app: ElectronApplication, popover: Page): Promise<Page> {
  const opened = app.waitForEvent('window');
  await popover.getByRole('button', { name: 'Settings' }).click();
  const page = await opened;
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor();
  return page;
}

test('settings are changed in their window, stored whole, and survive a restart', async ({ world }) => {
  world.api.setUsage(usage);
  const first = await world.start();
  const page = await openSettings(first, await openPopover(first, await world.trayWith('42')));
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await page
    .getByRole('group', { name: 'Thresholds', exact: true })
    .getByRole('button', { name: 'Remove 80' })
    .click();
  await expect(
    page.getByRole('group', { name: 'Thresholds', exact: true }).getByRole('button', { name: 'Remove 80' }),
  ).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Reset alert above' }).fill('300');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter a whole percent from 1 to 100.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Reset alert above' })).toHaveValue('80');
  expect(await first.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await first.close();
  await world.desktop.watcher.waitUntilGone();

  const stored: unknown = JSON.parse(readFileSync(join(world.dataDir, 'settings.json'), 'utf8'));
  expect(stored).toMatchObject({
    appearance: { theme: 'dark' },
    alerts: { thresholds: [95], resetLevel: 80 },
  });
  const second = await world.start();
  const again = await openSettings(second, await openPopover(second, await world.trayWith('42')));
  await expect(again.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('a window gets percents of its own, and a program is accepted only if it can be run', async ({
  world,
}) => {
  world.api.setUsage(usage);
  const app = await world.start();
  const page = await openSettings(app, await openPopover(app, await world.trayWith('42')));
  const stored = () => JSON.parse(readFileSync(join(world.dataDir, 'settings.json'), 'utf8')) as unknown;
  const own = page.getByRole('group', { name: '5-hour window' });
  await page.getByText('Per window…').click();
  await page.getByRole('button', { name: 'Custom thresholds for the 5-hour window' }).click();
  await own.getByRole('button', { name: 'Remove 95' }).click();
  await expect(own.getByRole('button', { name: 'Remove' })).toHaveCount(1);
  await own.getByRole('button', { name: 'Add a threshold' }).click();
  await page.getByRole('textbox', { name: 'New threshold in percent' }).fill('50');
  await page.keyboard.press('Enter');
  await expect(own.getByRole('button', { name: 'Remove 50' })).toBeVisible();
  expect(stored()).toMatchObject({
    alerts: { windowThresholds: { five_hour: [50, 80] }, thresholds: [80, 95] },
  });
  await page.getByRole('button', { name: 'The thresholds above for the 5-hour window' }).click();
  await expect(own).toHaveCount(0);
  expect(stored()).toMatchObject({ alerts: { windowThresholds: {} } });
  await page
    .getByRole('group', { name: 'Extra usage thresholds' })
    .getByRole('button', { name: 'Remove 80' })
    .click();
  await expect.poll(stored).toMatchObject({ alerts: { spendThresholds: [95] } });

  const pick = (file: string) =>
    app.evaluate(({ dialog }, picked) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] });
    }, file);
  const program = join(world.home, 'notify.sh');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o644 });
  await pick(program);
  const row = page.getByRole('group', { name: 'Run a program' });
  await row.getByRole('button', { name: 'Choose' }).click();
  await expect(page.getByText('That file may not be run.')).toBeVisible();
  chmodSync(program, 0o755);
  await row.getByRole('button', { name: 'Choose' }).click();
  await expect(page.getByText(program)).toBeVisible();
  expect(stored()).toMatchObject({ alerts: { program } });
  // A page can remove the program, but cannot set one.
  expect(
    await page.evaluate(() =>
      window.quotide.changeSettings({ alerts: { program: '/bin/sh' as unknown as null } }).then(
        () => 'taken',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
  await row.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText(program)).toHaveCount(0);
  expect(stored()).toMatchObject({ alerts: { program: null } });
});

test('a settings file with a mistake is not changed, is reported on screen, and can be corrected', async ({
  world,
}) => {
  world.api.setUsage(usage);
  const file = join(world.dataDir, 'settings.json');
  const text = '{\n  // mine\n  "tray": { "style": "ba\n}\n';
  mkdirSync(world.dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(file, text);
  const app = await world.start();
  const tray = await world.trayWith('42');
  const popover = await openPopover(app, tray);
  const sentence = 'settings.json cannot be read: there is a mistake in line 3, column 22.';
  const notice = popover.getByRole('complementary', { name: sentence });
  await expect(notice).toContainText('The defaults are used until it can be read.');
  await expect(notice.getByRole('button', { name: 'Show file' })).toBeVisible();
  expect((await tray.menu()).map(({ label }) => label)).toContain(sentence);
  expect(readFileSync(file, 'utf8')).toBe(text);

  // The file is corrected by hand while the app runs, then broken again, and the defaults are chosen.
  writeFileSync(file, text.replace('"ba', '"bars", },'));
  await expect(notice).toHaveCount(0);
  writeFileSync(file, text);
  await expect(notice).toContainText('The settings from before are used until it can be read.');
  const page = await openSettings(app, popover);
  await page.getByRole('link', { name: 'Self-check' }).click();
  await expect(page.locator('.finding', { hasText: 'line 3, column 22' })).toHaveCount(1);
  await (await openPopover(app, tray)).getByRole('button', { name: 'Use defaults' }).click();
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('"style": "line"');
  const [aside = ''] = readdirSync(world.dataDir).filter((name) => name.startsWith('settings.json.corrupt-'));
  expect(readFileSync(join(world.dataDir, aside), 'utf8')).toBe(text);
});

test('the self-check is a page that can be copied and sends Anthropic no request', async ({ world }) => {
  world.api.setUsage(usage);
  const app = await world.start();
  const page = await openSettings(app, await openPopover(app, await world.trayWith('42')));
  const asked = world.api.requests.length;
  await page.getByRole('link', { name: 'Self-check' }).click();
  await expect(page.locator('.finding').first()).toBeVisible();
  await expect(page.locator('.finding', { hasText: 'Login' }).first()).toContainText('fine');
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Login');
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.locator('.finding').first()).toBeVisible();
  expect(world.api.requests.length).toBe(asked);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`pictures of the settings, ${scheme}`, async ({ world }, info) => {
    world.api.setUsage(usage);
    mkdirSync(world.dataDir, { recursive: true, mode: 0o700 });
    const alerts = { windowThresholds: { five_hour: [50, 80] }, program: join(world.home, 'notify.sh') };
    writeFileSync(join(world.dataDir, 'settings.json'), JSON.stringify({ alerts }));
    const app = await world.start();
    const page = await openSettings(app, await openPopover(app, await world.trayWith('42')));
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator('.finding').first().waitFor();
    for (const section of ['accounts', 'alerts', 'tray', 'live', 'proxy', 'check']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `/settings/${section}`);
      await settled(page);
      // Only the page scrolls, so the side bar stays in its place.
      expect(await page.locator('.side').evaluate((side) => side.getBoundingClientRect().top)).toBe(0);
      const path = info.outputPath(`settings-${section}-${scheme}.png`);
      await page.screenshot({ path });
      await info.attach(section, { path });
    }
    await page.getByRole('button', { name: 'Send' }).scrollIntoViewIfNeeded();
    await page.screenshot({ path: info.outputPath(`settings-alerts-end-${scheme}.png`) });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}
