import { describe, expect, it } from 'vitest';
import { createLocalActivity } from '../../../../electron/app/polling/local-activity';

const NOW = Date.UTC(2026, 10, 24, 9);

/** An activity whose file times and clock the test sets. */
function setUp(times: readonly (number | null | Error)[]) {
  const left = [...times];
  let monotonic = 1000;
  const clock = { now: () => NOW, monotonic: () => monotonic, after: () => () => undefined };
  const newest = () => {
    const next = left.shift() ?? null;
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  };
  const activity = createLocalActivity(newest, clock, () => NOW);
  return { activity, pass: (ms: number) => (monotonic += ms) };
}

describe('createLocalActivity', () => {
  it('counts a file time that changed since the last look as activity', async () => {
    const { activity, pass } = setUp([NOW - 86_400_000, NOW - 86_400_000, NOW]);
    await activity.look();
    await activity.look();
    expect(activity.sinceMs()).toBeNull();
    await activity.look();
    pass(90_000);
    expect(activity.sinceMs()).toBe(90_000);
  });

  it.each([
    ['just before the first look', NOW - 60_000, 0],
    ['long before it', NOW - 3_600_000, null],
    ['in a future that some clock made', NOW + 86_400_000, null],
    ['never', null, null],
  ])('something written %s', async (_name, time, since) => {
    const { activity } = setUp([time]);
    await activity.look();
    expect(activity.sinceMs()).toBe(since);
  });

  it('counts a file server’s times, also if its clock is wrong', async () => {
    const { activity } = setUp([NOW + 86_400_000, NOW + 86_460_000]);
    await activity.look();
    await activity.look();
    expect(activity.sinceMs()).toBe(0);
  });

  it('a look that fails neither adds nor loses activity', async () => {
    const { activity, pass } = setUp([NOW - 1000, new Error('EIO'), null]);
    await activity.look();
    pass(5000);
    await activity.look();
    await activity.look();
    expect(activity.sinceMs()).toBe(5000);
  });
});
