import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageBody, type UsageSpec } from '../fakes/api/usage-body';
import { DAY, HOUR, openPopover, popoverVisible, resetIn } from './support/quotide';
import { expect, test } from './support/test';
import type { World } from './support/quotide';

/** Readings come each three minutes of the app's time: some seconds. */
const FAST = { QUOTIDE_TIME_SCALE: '120' };
const SOON = { timeout: 40_000 };
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const said = (world: World) => world.desktop.notifications.shown.map(({ summary }) => plain(summary));
const bodies = (world: World) => world.desktop.notifications.shown.map(({ body }) => plain(body));

/** Stores alert settings before the app starts. */
function setAlerts(world: World, alerts: Readonly<Record<string, unknown>>): void {
  mkdirSync(world.dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(join(world.dataDir, 'settings.json'), JSON.stringify({ alerts }));
}

/** Serves `usage` and waits until the app has read it. */
async function reads(world: World, usage: UsageSpec): Promise<void> {
  world.api.setUsage(usageBody(usage));
  await world.api.waitForRequests(world.api.requests.length + 2, 40_000);
}

test.beforeEach(() => {
  test.setTimeout(150_000);
});

test('each threshold and the limit raise one notification, and neither a first start nor a restart raises any', async ({
  world,
}) => {
  const resetsAt = resetIn(50 * HOUR);
  const at = (utilization: number): UsageSpec => ({ five_hour: { utilization, resetsAt } });
  world.api.setUsage(usageBody(at(85)));
  const app = await world.start(FAST);
  await world.trayWith('85', 30_000);
  await reads(world, at(85));
  expect(said(world)).toEqual([]);

  world.api.setUsage(usageBody(at(96)));
  await expect.poll(() => said(world), SOON).toEqual(['5-hour window at 96 %']);
  world.api.setUsage(usageBody(at(100)));
  await expect.poll(() => said(world), SOON).toEqual(['5-hour window at 96 %', '5-hour limit reached']);
  const { shown, withdrawn } = world.desktop.notifications;
  expect(shown.map(({ urgency }) => urgency)).toEqual([1, 2]);
  // The earlier notification about the same window was withdrawn before the later one was shown.
  expect(withdrawn).toEqual([shown[0]?.id]);
  await app.close();
  await world.desktop.watcher.waitUntilGone();

  await world.start(FAST);
  await world.trayWith('limit reached', 30_000);
  await reads(world, at(100));
  expect(said(world)).toHaveLength(2);
});

test('several windows in one reading give one notification, which respects muted windows and own percents and opens the popover at its window', async ({
  world,
}) => {
  setAlerts(world, { mutedWindows: ['seven_day_opus'], windowThresholds: { five_hour: [50] } });
  const five = resetIn(50 * HOUR);
  const week = resetIn(20 * DAY);
  const at = (hours: number, all: number, fable: number, opus: number): UsageSpec => ({
    five_hour: { utilization: hours, resetsAt: five },
    seven_day: { utilization: all, resetsAt: week },
    scoped: [
      // Text that a service with markup support would interpret as markup.
      { model: 'Fable & <b>Co</b>', utilization: fable, resetsAt: week },
      { model: 'Opus', utilization: opus, resetsAt: week },
    ],
  });
  world.api.setUsage(usageBody(at(40, 40, 40, 40)));
  const app = await world.start(FAST);
  await world.trayWith('40', 30_000);
  await reads(world, at(40, 40, 40, 40));
  await reads(world, at(55, 81, 96, 99));
  await expect.poll(() => said(world), SOON).toHaveLength(1);
  const [first] = world.desktop.notifications.shown;
  if (first === undefined) throw new Error('no notification');
  const text = plain(`${first.summary}\n${first.body}`);
  for (const part of ['5-hour window at 55 %', '7-day window at 81 %']) expect(text).toContain(part);
  expect(text).toContain('7-day Fable &amp; &lt;b&gt;Co&lt;/b&gt; window at 96 %');
  expect(text).not.toContain('Opus');
  expect(text).not.toMatch(/\n$|^\n/);
  // 95 % is one of the common percents, and this window has its own.
  await reads(world, at(96, 81, 96, 99));
  expect(said(world)).toHaveLength(1);

  const opened = app.waitForEvent('window');
  world.desktop.notifications.click(first.id);
  const page = await opened;
  await expect.poll(() => popoverVisible(app)).toBe(true);
  await expect(page.locator('.windows :focus')).toHaveCount(1);
});

test('a window that will surely run out raises one notification, across restarts too', async ({ world }) => {
  const resetsAt = resetIn(3.5 * HOUR);
  const at = (utilization: number): UsageSpec => ({ five_hour: { utilization, resetsAt } });
  world.api.setUsage(usageBody(at(5)));
  const app = await world.start(FAST);
  await world.trayWith('5', 30_000);
  await reads(world, at(5));
  world.api.setUsage(usageBody(at(97)));
  await expect.poll(() => said(world), SOON).toEqual(['5-hour window runs out before its reset']);
  expect(bodies(world)[0]).toMatch(/^At this pace around \S.*; it resets (at )?\S/);
  await reads(world, at(98));
  await app.close();
  await world.desktop.watcher.waitUntilGone();
  await world.start(FAST);
  await world.trayWith('98', 30_000);
  await reads(world, at(99));
  expect(said(world)).toHaveLength(1);
});

test('an early reset, extra usage and a lost login raise notifications', async ({ world }) => {
  const [week, later] = [resetIn(3 * DAY), resetIn(6 * DAY)];
  const at = (utilization: number, usedMinor: number, resetsAt = week): UsageSpec => ({
    seven_day: { utilization, resetsAt },
    extraUsage: { enabled: true, usedMinor, limitMinor: 10_000 },
  });
  world.api.setUsage(usageBody(at(60, 5000)));
  const app = await world.start(FAST);
  await world.trayWith('60', 30_000);
  await reads(world, at(60, 5000));
  expect(said(world)).toEqual([]);
  world.api.setUsage(usageBody(at(60, 8123)));
  await expect.poll(() => said(world), SOON).toEqual(['Extra usage at 81 % of its limit']);
  expect(bodies(world)[0]).toContain('81.23');
  const opened = app.waitForEvent('window');
  world.desktop.notifications.click(world.desktop.notifications.shown[0]?.id ?? 0);
  await expect((await opened).locator('section:focus')).toContainText('81.23');
  world.api.setUsage(usageBody(at(60, 10_050)));
  await expect.poll(() => said(world).at(-1), SOON).toBe('Extra usage limit reached');
  await reads(world, at(1, 10_050, later));
  await expect.poll(() => said(world).at(-1), SOON).toBe('The 7-day window is fresh again');
  expect(bodies(world).at(-1)).toContain('Anthropic reset it early. It next resets at');
  rmSync(join(world.configDir, '.credentials.json'));
  await expect.poll(() => said(world).at(-1), SOON).toBe('Quotide can no longer read your usage');
  expect(bodies(world).at(-1)).not.toBe('');
  expect(said(world)).toHaveLength(4);
});

test('alerts of the quiet hours are shown after them in one notification, also after a restart', async ({
  world,
}) => {
  // All day but for one minute, 23 hours away: at this pace an hour takes half a minute.
  const clockTime = (at: number) => new Date(at).toISOString().slice(11, 16);
  const from = Date.now() - HOUR;
  const quietHours = { on: true, from: clockTime(from), until: clockTime(from - 60_000) };
  setAlerts(world, { quietHours });
  const resetsAt = resetIn(50 * HOUR);
  const at = (five: number, seven: number): UsageSpec => ({
    five_hour: { utilization: five, resetsAt },
    seven_day: { utilization: seven, resetsAt: resetsAt + 20 * DAY },
  });
  world.api.setUsage(usageBody(at(40, 40)));
  const app = await world.start({ ...FAST, TZ: 'UTC' });
  await world.trayWith('40', 30_000);
  await reads(world, at(40, 40));
  await reads(world, at(81, 40));
  await reads(world, at(96, 82));
  await world.trayWith('96', 30_000);
  expect(said(world)).toEqual([]);
  await app.close();
  await world.desktop.watcher.waitUntilGone();

  setAlerts(world, { quietHours: { ...quietHours, on: false } });
  await world.start(FAST);
  await expect.poll(() => said(world), SOON).toEqual(['5-hour window at 96 %']);
  expect(bodies(world)[0]).toContain('7-day window at 82 %');
  await reads(world, at(96, 82));
  expect(said(world)).toHaveLength(1);
});

test('the alert program gets the events without a shell, arguments or Quotide’s environment', async ({
  world,
}) => {
  const out = join(world.home, 'events.txt');
  const program = join(world.home, 'my program.sh');
  writeFileSync(program, `#!/bin/sh\n{ echo "$#"; env; cat; } >> '${out}'\n`);
  chmodSync(program, 0o755);
  setAlerts(world, { program });
  const resetsAt = resetIn(50 * HOUR);
  const at = (utilization: number): UsageSpec => ({ five_hour: { utilization, resetsAt } });
  world.api.setUsage(usageBody(at(40)));
  await world.start(FAST);
  await world.trayWith('40', 30_000);
  await reads(world, at(40));
  world.api.setUsage(usageBody(at(81)));
  const read = () => (existsSync(out) ? readFileSync(out, 'utf8') : '');
  await expect.poll(read, SOON).toContain('threshold_crossed');
  const json: unknown = JSON.parse(/^\{"schema".*$/m.exec(read())?.[0] ?? '');
  expect(json).toMatchObject({
    schema: 1,
    events: [{ kind: 'threshold_crossed', window: 'five_hour', value: 80 }],
    alert: { title: expect.stringContaining('5-hour window at 81') as unknown },
  });
  expect(read().split('\n')[0]).toBe('0');
  expect(read()).not.toMatch(/^(QUOTIDE_|CLAUDE_|ANTHROPIC_)/m);
});

test.describe('alerts without a notification service', () => {
  test.use({ notifications: false });

  test('the tray and the popover show it until the popover was opened', async ({ world }) => {
    const resetsAt = resetIn(50 * HOUR);
    const at = (utilization: number): UsageSpec => ({ five_hour: { utilization, resetsAt } });
    world.api.setUsage(usageBody(at(40)));
    const app = await world.start(FAST);
    const tray = await world.trayWith('40', 30_000);
    await reads(world, at(40));
    world.api.setUsage(usageBody(at(100)));
    await world.trayWith('Alert: 5-hour limit reached', 60_000);
    expect((await tray.menu())[0]?.label).toBe('Alert: 5-hour limit reached');
    const page = await openPopover(app, tray);
    await expect(page.getByText('The system showed no notification: 5-hour limit reached')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect.poll(() => popoverVisible(app)).toBe(false);
    await expect
      .poll(async () => (await tray.menu()).map(({ label }) => label).join(), SOON)
      .not.toContain('Alert:');
  });
});
