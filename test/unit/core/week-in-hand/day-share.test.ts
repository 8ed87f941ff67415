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

describe('what was used when the day began', () => {
  test('is known from readings around midnight', () => {
    expect(
      percentAt(2, [
        [47.9, 20],
        [48.1, 21],
      ]),
    ).toBe(20);
  });

  test('is known where the app did not run and nothing was used', () => {
    expect(
      percentAt(2, [
        [40, 20],
        [57, 21],
      ]),
    ).toBe(20);
  });

  test('is not known where something was used while the app did not run', () => {
    expect(
      percentAt(2, [
        [40, 20],
        [57, 30],
      ]),
    ).toBeNull();
    expect(percentAt(2, [[57, 30]])).toBeNull();
    expect(percentAt(2, [])).toBeNull();
  });

  test('is known from one reading close to midnight', () => {
    expect(
      percentAt(2, [
        [47.8, 20],
        [57, 30],
      ]),
    ).toBe(20);
    expect(percentAt(2, [[48.2, 30]])).toBe(30);
  });

  test('is nothing on the day on which the week began', () => {
    const late = { startedAt: week.startedAt + 5 * HOUR, resetsAt: week.resetsAt + 5 * HOUR };
    expect(dayStartOf([], late, dayOf(0))?.percent).toBe(0);
  });

  test('is not taken from another week, nor from a reading without a number', () => {
    const old = samplesOf([[47.9, 90]]).map((sample) => ({ ...sample, resetsAt: week.startedAt }));
    expect(dayStartOf(old, week, dayOf(2))).toBeNull();
    expect(percentAt(2, [[47.9, null]])).toBeNull();
  });
});

describe('today’s part of the week', () => {
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

  test('follows the days on which this user works', () => {
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

  test('counts each hour alike while nothing is known of the user', () => {
    expect(share(0, 0, 4, null)?.allowance).toBeCloseTo(100 / 7, 5);
    expect(share(6, 40, 44, null)?.allowance).toBeCloseTo(60, 5);
  });

  test('is not said of another day, of another week or without the day’s beginning', () => {
    const { now, ...running } = at(2, 30);
    expect(dayShare(running, start(2, 20), null, now)).not.toBeNull();
    expect(dayShare(running, start(1, 20), null, now)).toBeNull();
    expect(dayShare(running, { ...start(2, 20), resetsAt: week.startedAt }, null, now)).toBeNull();
    expect(dayShare(running, null, null, now)).toBeNull();
  });

  test('adds up: the days until the reset share what was left, whatever was used', () => {
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
