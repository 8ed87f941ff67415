import { usageBody } from '../fakes/api/usage-body';
import { HOUR, popoverVisible, resetIn } from './support/quotide';
import { expect, test } from './support/test';
import type { World } from './support/quotide';

/** Readings come each three minutes of the app's time: some seconds. */
const FAST = { QUOTIDE_TIME_SCALE: '60' };
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const said = (world: World) => world.desktop.notifications.shown.map(({ summary }) => plain(summary));

test('each threshold and the limit are told once, a first start is quiet, a restart says nothing again', async ({
  world,
}) => {
  test.setTimeout(120_000);
  const resetsAt = resetIn(50 * HOUR);
  const say = (percent: number) =>
    world.api.setUsage(usageBody({ five_hour: { utilization: percent, resetsAt } }));
  const shows = (words: string) => world.trayWith(words, 30_000);
  say(85);
  const app = await world.start(FAST);
  await shows('85');
  await world.api.waitForRequests(3, 30_000);
  expect(said(world)).toEqual([]);

  say(96);
  await expect.poll(() => said(world), { timeout: 30_000 }).toEqual(['5-hour window at 96 %']);
  say(100);
  await expect
    .poll(() => said(world), { timeout: 30_000 })
    .toEqual(['5-hour window at 96 %', '5-hour limit reached']);
  await app.close();
  await world.desktop.watcher.waitUntilGone();

  await world.start(FAST);
  await shows('limit reached');
  const asked = world.api.requests.length;
  await world.api.waitForRequests(asked + 2, 30_000);
  expect(said(world)).toHaveLength(2);
});

test('a click on a notification opens the popover', async ({ world }) => {
  const resetsAt = resetIn(50 * HOUR);
  world.api.setUsage(usageBody({ five_hour: { utilization: 60, resetsAt } }));
  const app = await world.start(FAST);
  await world.trayWith('60');
  world.api.setUsage(usageBody({ five_hour: { utilization: 81, resetsAt } }));
  await expect.poll(() => said(world), { timeout: 30_000 }).toEqual(['5-hour window at 81 %']);
  const [first] = world.desktop.notifications.shown;
  if (first === undefined) throw new Error('no notification');
  world.desktop.notifications.click(first.id);
  await expect.poll(() => popoverVisible(app)).toBe(true);
});
