import { describe, expect, test } from 'vitest';
import type { PaceSample } from '../../../../../electron/core/pace/learning/pace-history';
import { learnPace, withRecent } from '../../../../../electron/core/pace/learning/learn-pace';
import { HOUR, makeSamples, officeHours, WEEK } from '../make-samples';

const MONDAY = Date.UTC(2026, 8, 7);
const FIVE_HOURS = 5 * HOUR;

/** Weeks of readings of the weekly window, from a Monday on. */
function learned(weeks: number, rate = officeHours(1.5), timeZone = 'UTC', stepMs = 300_000) {
  const end = MONDAY + weeks * WEEK;
  return learnPace(makeSamples(rate, { start: MONDAY, end, lengthMs: WEEK, stepMs }), end, timeZone, WEEK);
}

describe('rates', () => {
  test('rise with the office hours and not at night or on Sundays', () => {
    const rates = learned(4)?.rates ?? [];
    expect(rates).toHaveLength(168);
    const [tuesdayNoon, tuesdayNight, sundayNoon] = [rates[24 + 12], rates[24 + 2], rates[6 * 24 + 12]];
    expect(tuesdayNoon).toBeGreaterThan(1);
    expect(tuesdayNight).toBeLessThan(0.25);
    expect(sundayNoon).toBeLessThan(0.35);
  });

  test('are by local time', () => {
    const rates = learned(4, officeHours(1.5), 'Asia/Tokyo')?.rates ?? [];
    expect(rates[24 + 21]).toBeGreaterThan(1);
    expect(rates[24 + 12]).toBeLessThan(0.35);
  });

  test('add up to what a week uses', () => {
    const sum = (learned(4)?.rates ?? []).reduce((total, rate) => total + rate, 0);
    expect(sum).toBeCloseTo(60, -1);
  });

  test('of readings an hour apart are much the same', () => {
    const often = learned(4)?.rates ?? [];
    const seldom = learned(4, officeHours(1.5), 'UTC', HOUR)?.rates ?? [];
    seldom.forEach((rate, slot) => expect(Math.abs(rate - (often[slot] ?? NaN))).toBeLessThan(0.3));
  });

  test('stay what they were where the app was off: a gap is not a week of nothing', () => {
    const end = MONDAY + 4 * WEEK;
    const samples = makeSamples(() => 0.4, { start: MONDAY, end, lengthMs: WEEK });
    const gap = samples.filter(({ at }) => at < MONDAY + 1.3 * WEEK || at > MONDAY + 1.7 * WEEK);
    const mean = (rates: readonly number[]) => rates.reduce((sum, rate) => sum + rate, 0) / 168;
    expect(mean(learnPace(gap, end, 'UTC', WEEK)?.rates ?? [])).toBeCloseTo(0.4, 1);
  });

  test('do not fall where the window was full: what would have been used is unknown', () => {
    const end = MONDAY + 4 * WEEK;
    const rates = learnPace(
      makeSamples(() => 2, { start: MONDAY, end, lengthMs: WEEK }),
      end,
      'UTC',
      WEEK,
    )?.rates;
    // Full on Wednesday at 2 h: Monday and Tuesday are known, the rest borrows from them.
    expect(rates?.[12]).toBeCloseTo(2, 1);
    expect(rates?.[3 * 24 + 12]).toBeGreaterThan(1.5);
  });

  test('are not raised by the fall at a reset, a reading without a number or an early reset', () => {
    const end = MONDAY + 4 * WEEK;
    const samples = makeSamples(() => 0.4, { start: MONDAY, end, lengthMs: WEEK });
    const holes = samples.map((sample, index) =>
      index % 3 === 1 ? { ...sample, utilization: null } : sample,
    );
    const early = samples.map((sample) => {
      const inPeriod = (sample.at - MONDAY) % WEEK;
      return inPeriod > 0.5 * WEEK
        ? { ...sample, utilization: (sample.utilization ?? 0) - 0.2 * 168 }
        : sample;
    });
    for (const odd of [holes, early]) {
      const rates = learnPace(odd, end, 'UTC', WEEK)?.rates ?? [];
      expect(Math.max(...rates)).toBeLessThan(0.45);
      expect(Math.min(...rates)).toBeGreaterThan(0.3);
    }
  });
});

describe('a five-hour window', () => {
  const use = (at: number) => ((at - MONDAY) % FIVE_HOURS < HOUR ? 30 : 5);

  test('has a shape: its first part is the busiest', () => {
    const end = MONDAY + 3 * WEEK;
    const samples = makeSamples(use, { start: MONDAY, end, lengthMs: FIVE_HOURS });
    const shape = learnPace(samples, end, 'UTC', FIVE_HOURS)?.shape ?? [];
    expect(shape).toHaveLength(10);
    expect(shape[0]).toBeGreaterThan(2);
    expect(shape[5]).toBeLessThan(0.7);
    expect(learned(3)?.shape).toEqual([1]);
  });

  test('counts what the first reading of a period already shows', () => {
    const end = MONDAY + 2 * WEEK;
    // Read every two hours and a half: half of the use is in first readings.
    const samples = makeSamples(() => 8, { start: MONDAY, end, lengthMs: FIVE_HOURS }).filter(
      ({ at }) => (at - MONDAY) % (2.5 * HOUR) === 2.4 * HOUR || (at - MONDAY) % FIVE_HOURS === 2.5 * HOUR,
    );
    const rates = learnPace(samples, end, 'UTC', FIVE_HOURS)?.rates ?? [];
    expect(rates.reduce((sum, rate) => sum + rate, 0) / 168).toBeCloseTo(8, 0);
  });
});

test('a user whose days differ has the larger burst', () => {
  const wild = (at: number) => (Math.floor(at / (24 * HOUR)) % 3 === 0 ? 1.6 : 0.05);
  const steady = learned(6, () => 0.4)?.burst ?? NaN;
  expect(learned(6, wild)?.burst).toBeGreaterThan(3 * steady);
});

describe('nothing is learned', () => {
  const short = makeSamples(() => 1, { start: MONDAY, end: MONDAY + 0.9 * WEEK, lengthMs: WEEK });
  test.each<[string, readonly PaceSample[], number]>([
    ['without readings', [], MONDAY],
    ['from less than a week', short, MONDAY + 0.9 * WEEK],
    ['from readings of long ago', short, MONDAY + 30 * WEEK],
    [
      'where nothing was used',
      makeSamples(() => 0, { start: MONDAY, end: MONDAY + 2 * WEEK, lengthMs: WEEK }),
      MONDAY + 2 * WEEK,
    ],
  ])('%s', (_, samples, now) => {
    expect(learnPace(samples, now, 'UTC', WEEK)).toBeNull();
  });

  test('from what comes after now', () => {
    const end = MONDAY + 3 * WEEK;
    const samples = makeSamples(officeHours(1.5), { start: MONDAY, end, lengthMs: WEEK });
    const now = MONDAY + 2 * WEEK;
    const until = samples.filter(({ at }) => at <= now);
    expect(learnPace(samples, now, 'UTC', WEEK)).toEqual(learnPace(until, now, 'UTC', WEEK));
  });
});

describe('what is recent', () => {
  const end = MONDAY + 2 * WEEK + 12 * HOUR;
  const samples = makeSamples(officeHours(1.5), { start: MONDAY, end, lengthMs: WEEK });

  test('is the rate of the last hour, also over a reset', () => {
    const history = learnPace(samples, end, 'UTC', WEEK);
    expect(history?.recent?.at).toBe(end);
    expect(history?.recent?.hour).toBeCloseTo(1.5, 5);
    const reset = makeSamples(() => 6, { start: MONDAY, end, lengthMs: FIVE_HOURS });
    const at = MONDAY + 2 * WEEK + 10 * HOUR;
    expect(history && withRecent(history, reset, at).recent?.hour).toBeCloseTo(6, 0);
  });

  test('is unknown after a silence', () => {
    const history = learnPace(samples, end, 'UTC', WEEK);
    const silent = samples.filter(({ at }) => at < end - 2 * HOUR || at === end);
    expect(history && withRecent(history, silent, end).recent).toEqual({ at: end, hour: null });
  });
});
