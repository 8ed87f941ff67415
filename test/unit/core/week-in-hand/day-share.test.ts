import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learnPace } from '../../../../electron/core/pace/learning/learn-pace';
import { dayShare, dayStartOf } from '../../../../electron/core/week-in-hand/day-share';
import { HOUR, makeSamples, officeHours, WEEK } from '../pace/make-samples';

const DAY = 24 * HOUR;
const MONDAY = Date.UTC(2026, 8, 7);
/** The fourth week from there runs until the next Monday. */
const week = { startedAt: MONDAY + 4 * WEEK, resetsAt: MONDAY + 5 * WEEK };
const dayOf = (number: number) => ({
  from: week.startedAt + number * DAY,
  until: week.startedAt + (number + 1) * DAY,
});
const samplesOf = (readings: readonly (readonly [hour: number, percent: number | null])[]) =>
  readings.map(([hour, utilization]) => ({
    at: week.startedAt + hour * HOUR,
    utilization,
    resetsAt: week.resetsAt,
  }));
const percentAt = (day: number, readings: Parameters<typeof samplesOf>[0]) =>
  dayStartOf(samplesOf(readings), week, dayOf(day))?.percent ?? null;

describe('dayStartOf', () => {
  test('readings around midnight give the percent at the start of the day', () => {
    expect(
      percentAt(2, [
        [47.9, 20],
        [48.1, 21],
      ]),
    ).toBe(20);
  });

  test('a time without the app and without use gives the percent at the start of the day', () => {
    expect(
      percentAt(2, [
        [40, 20],
        [57, 21],
      ]),
    ).toBe(20);
  });

  test('use while the app did not run makes the start of the day unknown', () => {
    expect(
      percentAt(2, [
        [40, 20],
        [57, 30],
      ]),
    ).toBeNull();
    expect(percentAt(2, [[57, 30]])).toBeNull();
    expect(percentAt(2, [])).toBeNull();
  });

  test('one reading close to midnight gives the percent at the start of the day', () => {
    expect(
      percentAt(2, [
        [47.8, 20],
        [57, 30],
      ]),
    ).toBe(20);
    expect(percentAt(2, [[48.2, 30]])).toBe(30);
  });

  test('the day on which the week began starts at 0', () => {
    const late = { startedAt: week.startedAt + 5 * HOUR, resetsAt: week.resetsAt + 5 * HOUR };
    expect(dayStartOf([], late, dayOf(0))?.percent).toBe(0);
  });

  test('another week and a reading without a number give no start of the day', () => {
    const old = samplesOf([[47.9, 90]]).map((sample) => ({ ...sample, resetsAt: week.startedAt }));
    expect(dayStartOf(old, week, dayOf(2))).toBeNull();
    expect(percentAt(2, [[47.9, null]])).toBeNull();
  });
});

describe('dayShare', () => {
  const history = () => {
    const end = week.startedAt;
    const samples = makeSamples(officeHours(1.5), { start: MONDAY, end, lengthMs: WEEK });
    return learnPace(samples, end, 'UTC', WEEK);
  };
  const start = (day: number, percent: number) => ({ day: dayOf(day), resetsAt: week.resetsAt, percent });
  const at = (day: number, utilization: number) =>
    ({ ...week, utilization, now: dayOf(day).from + 15 * HOUR }) as const;
  const share = (day: number, percent: number, utilization: number, habits = history()) => {
    const { now, ...running } = at(day, utilization);
    return dayShare(running, start(day, percent), habits, now);
  };

  test('the allowance follows the days on which this user works', () => {
    const monday = share(0, 0, 4);
    expect(monday?.used).toBe(4);
    expect(monday?.allowance).toBeGreaterThan(15);
    expect(monday?.allowance).toBeLessThan(22);
    const saturday = share(5, 40, 40);
    const friday = share(4, 40, 40);
    expect(friday?.allowance ?? 0).toBeGreaterThan(2 * (saturday?.allowance ?? 0) * 0.6);
    // On a Friday nearly all of what is left is for that day.
    expect(friday?.allowance).toBeGreaterThan(35);
  });

  test('each hour counts the same without a history', () => {
    expect(share(0, 0, 4, null)?.allowance).toBeCloseTo(100 / 7, 5);
    expect(share(6, 40, 44, null)?.allowance).toBeCloseTo(60, 5);
  });

  test('another day, another week or an unknown start of the day has no share', () => {
    const { now, ...running } = at(2, 30);
    expect(dayShare(running, start(2, 20), null, now)).not.toBeNull();
    expect(dayShare(running, start(1, 20), null, now)).toBeNull();
    expect(dayShare(running, { ...start(2, 20), resetsAt: week.startedAt }, null, now)).toBeNull();
    expect(dayShare(running, null, null, now)).toBeNull();
  });

  test('the allowances of the days until the reset add up to the rest', () => {
    const percent = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), percent, percent, (day, before, used) => {
        const today = share(day, before, used, null);
        expect(today?.allowance).toBeCloseTo((100 - before) / (7 - day), 6);
        expect(today?.used).toBeGreaterThanOrEqual(0);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
