import { usageBody } from '../fakes/api/usage-body';
import { DAY, HOUR } from './support/quotide';
import { expect, test } from './support/test';
import type { World } from './support/quotide';

/** A minute of the day takes two fifths of a second. */
const FAST = { QUOTIDE_TIME_SCALE: '150' };
const MINUTE = 60_000;
const LONG = 60_000;
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const said = (world: World) => world.desktop.notifications.shown.map(({ summary }) => plain(summary));

/**
 * The last hour of a week in fast motion. All waits are for what is read or said, never for a time: on a slow machine
 * the readings come later, and the order stays.
 */
test('a day from 40 to the limit and through the reset tells each thing once, whatever wavers', async ({
  world,
}) => {
  test.setTimeout(180_000);
  // Each start begins at the real time again, so the reset is an hour of the app's time after the second one.
  const reset = Math.ceil((Date.now() + 75 * MINUTE) / MINUTE) * MINUTE;
  const jitter = [0, 1800, -1900, 400, -250, 1100];
  let answers = 0;
  const serve = (percent: number, resetsAt: number) => {
    answers += 1;
    const wavering = resetsAt + (jitter[answers % jitter.length] ?? 0);
    world.api.setUsage(
      usageBody({
        five_hour: { utilization: 10, resetsAt: reset + 3 * HOUR },
        seven_day: { utilization: percent, resetsAt: wavering },
      }),
    );
  };
  /** Serves it until it has been read so many times at least, each time with another jitter. */
  const reads = async (percent: number, times = 2, resetsAt = reset) => {
    for (let time = 0; time < times; time += 1) {
      serve(percent, resetsAt);
      await world.api.waitForRequests(world.api.requests.length + 1, LONG);
    }
  };
  const hears = (...expected: readonly string[]) =>
    expect.poll(() => said(world), { timeout: LONG }).toEqual(expected);

  serve(40, reset);
  const first = await world.start(FAST);
  await world.trayWith('40', 30_000);
  await reads(79);
  expect(said(world)).toEqual([]);
  serve(81, reset);
  await hears('7-day window at 81 %');
  await first.close();
  await world.desktop.watcher.waitUntilGone();

  const app = await world.start(FAST);
  await world.trayWith('81', 30_000);
  // A lone 0 % is no reset, and 81 % after it is no news.
  await reads(0, 1);
  await reads(81, 2);
  await hears('7-day window at 81 %');

  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  serve(96, reset);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await hears('7-day window at 81 %', '7-day window at 96 %');
  serve(100, reset);
  await hears('7-day window at 81 %', '7-day window at 96 %', '7-day limit reached');

  // Nothing but the time says that the week is over; what comes then is another week.
  await world.trayWith('reset was due', 120_000);
  serve(2, reset + 7 * DAY);
  const all = [
    '7-day window at 81 %',
    '7-day window at 96 %',
    '7-day limit reached',
    'The 7-day window is fresh again',
  ];
  await hears(...all);
  await reads(2, 2, reset + 7 * DAY);
  expect(said(world)).toEqual(all);
  const { shown, withdrawn } = world.desktop.notifications;
  // Never two of one window at once.
  expect(shown.map(({ id }) => id).filter((id) => !withdrawn.includes(id)).length).toBeLessThanOrEqual(2);
});
