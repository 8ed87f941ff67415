import { usageBody } from '../fakes/api/usage-body';
import { DAY, HOUR } from './support/quotide';
import { expect, test } from './support/test';
import type { World } from './support/quotide';

/** A minute of the day takes two fifths of a second. */
const FAST = { QUOTIDE_TIME_SCALE: '150' };
const MINUTE = 60_000;
const LONG = 60_000;
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');
const summaries = (world: World) => world.desktop.notifications.shown.map(({ summary }) => plain(summary));

/** Differences of a reset between two answers, as Anthropic's vary, in ms. */
const JITTER = [0, 1800, -1900, 400, -250, 1100];

/** Answers with percents of the week; each answer has another jitter of the reset. */
class ScriptedWeek {
  readonly #world: World;
  #answers = 0;

  constructor(
    world: World,
    readonly reset: number,
  ) {
    this.#world = world;
  }

  serve(percent: number, resetsAt = this.reset): void {
    this.#answers += 1;
    const wavering = resetsAt + (JITTER[this.#answers % JITTER.length] ?? 0);
    this.#world.api.setUsage(
      usageBody({
        five_hour: { utilization: 10, resetsAt: this.reset + 3 * HOUR },
        seven_day: { utilization: percent, resetsAt: wavering },
      }),
    );
  }

  /** Serves a percent until the app has read it at least `times` times. */
  async serveUntilRead(percent: number, times = 2, resetsAt = this.reset): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      this.serve(percent, resetsAt);
      await this.#world.api.waitForRequests(this.#world.api.requests.length + 1, LONG);
    }
  }

  /** Waits until these and no other notifications were shown. */
  async expectNotifications(...expected: readonly string[]): Promise<void> {
    await expect.poll(() => summaries(this.#world), { timeout: LONG }).toEqual(expected);
  }
}

const AT_81 = '7-day window at 81 %';
const AT_96 = '7-day window at 96 %';
const REACHED = '7-day limit reached';
const FRESH = 'The 7-day window is fresh again';

/**
 * The last hour of a week in fast motion. All waits are for a reading or a notification, never for a time: on a slow
 * machine the readings come later, in the same order.
 */
test('a day from 40 % to the limit and through the reset notifies of each event once', async ({ world }) => {
  test.setTimeout(180_000);
  // Each start begins at the real time again, so the reset is an hour of the app's time after the second one.
  const week = new ScriptedWeek(world, Math.ceil((Date.now() + 75 * MINUTE) / MINUTE) * MINUTE);
  const nextReset = week.reset + 7 * DAY;

  await test.step('at 81 %', async () => {
    week.serve(40);
    const first = await world.start(FAST);
    await world.trayWith('40', 30_000);
    await week.serveUntilRead(79);
    expect(summaries(world)).toEqual([]);
    week.serve(81);
    await week.expectNotifications(AT_81);
    await first.close();
    await world.desktop.watcher.waitUntilGone();
  });

  const app = await world.start(FAST);
  await test.step('after a restart, with a single wrong 0 %', async () => {
    await world.trayWith('81', 30_000);
    await week.serveUntilRead(0, 1);
    await week.serveUntilRead(81, 2);
    await week.expectNotifications(AT_81);
  });

  await test.step('to the limit, across a sleep of the computer', async () => {
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    week.serve(96);
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await week.expectNotifications(AT_81, AT_96);
    week.serve(100);
    await week.expectNotifications(AT_81, AT_96, REACHED);
  });

  await test.step('into the next week', async () => {
    // Only the time shows that the week is over.
    await world.trayWith('reset was due', 120_000);
    week.serve(2, nextReset);
    await week.expectNotifications(AT_81, AT_96, REACHED, FRESH);
    await week.serveUntilRead(2, 2, nextReset);
    expect(summaries(world)).toEqual([AT_81, AT_96, REACHED, FRESH]);
    const { shown, withdrawn } = world.desktop.notifications;
    // At most one notification of each window is on screen.
    expect(shown.map(({ id }) => id).filter((id) => !withdrawn.includes(id)).length).toBeLessThanOrEqual(2);
  });
});
