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

describe('learnPace: rates', () => {
  test('the rates are high in office hours and low at night and on Sundays', () => {
    const rates = learned(4)?.rates ?? [];
    expect(rates).toHaveLength(168);
    const [tuesdayNoon, tuesdayNight, sundayNoon] = [rates[24 + 12], rates[24 + 2], rates[6 * 24 + 12]];
    expect(tuesdayNoon).toBeGreaterThan(1);
    expect(tuesdayNight).toBeLessThan(0.25);
    expect(sundayNoon).toBeLessThan(0.35);
  });

  test('the rates follow local time', () => {
    const rates = learned(4, officeHours(1.5), 'Asia/Tokyo')?.rates ?? [];
    expect(rates[24 + 21]).toBeGreaterThan(1);
    expect(rates[24 + 12]).toBeLessThan(0.35);
  });

  test('the rates add up to the use of a week', () => {
    const sum = (learned(4)?.rates ?? []).reduce((total, rate) => total + rate, 0);
    expect(sum).toBeCloseTo(60, -1);
  });

  test('readings an hour apart give almost the same rates', () => {
    const often = learned(4)?.rates ?? [];
    const seldom = learned(4, officeHours(1.5), 'UTC', HOUR)?.rates ?? [];
    seldom.forEach((rate, slot) => expect(Math.abs(rate - (often[slot] ?? NaN))).toBeLessThan(0.3));
  });

  test('a gap while the app was off does not lower the rates', () => {
    const end = MONDAY + 4 * WEEK;
    const samples = makeSamples(() => 0.4, { start: MONDAY, end, lengthMs: WEEK });
    const gap = samples.filter(({ at }) => at < MONDAY + 1.3 * WEEK || at > MONDAY + 1.7 * WEEK);
    const mean = (rates: readonly number[]) => rates.reduce((sum, rate) => sum + rate, 0) / 168;
    expect(mean(learnPace(gap, end, 'UTC', WEEK)?.rates ?? [])).toBeCloseTo(0.4, 1);
  });

  test('hours with a full window do not lower the rates', () => {
    const end = MONDAY + 4 * WEEK;
    const rates = learnPace(
      makeSamples(() => 2, { start: MONDAY, end, lengthMs: WEEK }),
      end,
      'UTC',
      WEEK,
    )?.rates;
    // Full on Wednesday at 2 h: Monday and Tuesday are known, and the other days use their rates.
    expect(rates?.[12]).toBeCloseTo(2, 1);
    expect(rates?.[3 * 24 + 12]).toBeGreaterThan(1.5);
  });

  test('a fall at a reset, a reading without a number and an early reset do not raise the rates', () => {
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

describe('learnPace: a five-hour window', () => {
  const use = (at: number) => ((at - MONDAY) % FIVE_HOURS < HOUR ? 30 : 5);

  test('the first part of a period is the busiest', () => {
    const end = MONDAY + 3 * WEEK;
    const samples = makeSamples(use, { start: MONDAY, end, lengthMs: FIVE_HOURS });
    const shape = learnPace(samples, end, 'UTC', FIVE_HOURS)?.shape ?? [];
    expect(shape).toHaveLength(10);
    expect(shape[0]).toBeGreaterThan(2);
    expect(shape[5]).toBeLessThan(0.7);
    expect(learned(3)?.shape).toEqual([1]);
  });

  test('the use in the first reading of a period counts', () => {
    const end = MONDAY + 2 * WEEK;
    // A reading every two hours and a half: half of the use is in first readings.
    const samples = makeSamples(() => 8, { start: MONDAY, end, lengthMs: FIVE_HOURS }).filter(
      ({ at }) => (at - MONDAY) % (2.5 * HOUR) === 2.4 * HOUR || (at - MONDAY) % FIVE_HOURS === 2.5 * HOUR,
    );
    const rates = learnPace(samples, end, 'UTC', FIVE_HOURS)?.rates ?? [];
    expect(rates.reduce((sum, rate) => sum + rate, 0) / 168).toBeCloseTo(8, 0);
  });
});

test('learnPace gives a user with different days the larger burst', () => {
  const wild = (at: number) => (Math.floor(at / (24 * HOUR)) % 3 === 0 ? 1.6 : 0.05);
  const steady = learned(6, () => 0.4)?.burst ?? NaN;
  expect(learned(6, wild)?.burst).toBeGreaterThan(3 * steady);
});

describe('learnPace: unusable readings', () => {
  const short = makeSamples(() => 1, { start: MONDAY, end: MONDAY + 0.9 * WEEK, lengthMs: WEEK });
  test.each<[string, readonly PaceSample[], number]>([
    ['without readings', [], MONDAY],
    ['for less than a week', short, MONDAY + 0.9 * WEEK],
    ['for readings of long ago', short, MONDAY + 30 * WEEK],
    [
      'for readings without use',
      makeSamples(() => 0, { start: MONDAY, end: MONDAY + 2 * WEEK, lengthMs: WEEK }),
      MONDAY + 2 * WEEK,
    ],
  ])('learnPace returns null %s', (_, samples, now) => {
    expect(learnPace(samples, now, 'UTC', WEEK)).toBeNull();
  });

  test('readings after now are ignored', () => {
    const end = MONDAY + 3 * WEEK;
    const samples = makeSamples(officeHours(1.5), { start: MONDAY, end, lengthMs: WEEK });
    const now = MONDAY + 2 * WEEK;
    const until = samples.filter(({ at }) => at <= now);
    expect(learnPace(samples, now, 'UTC', WEEK)).toEqual(learnPace(until, now, 'UTC', WEEK));
  });
});

describe('withRecent', () => {
  const end = MONDAY + 2 * WEEK + 12 * HOUR;
  const samples = makeSamples(officeHours(1.5), { start: MONDAY, end, lengthMs: WEEK });

  test('the recent use is the rate of the last hour, also over a reset', () => {
    const history = learnPace(samples, end, 'UTC', WEEK);
    expect(history?.recent?.at).toBe(end);
    expect(history?.recent?.hour).toBeCloseTo(1.5, 5);
    const reset = makeSamples(() => 6, { start: MONDAY, end, lengthMs: FIVE_HOURS });
    const at = MONDAY + 2 * WEEK + 10 * HOUR;
    expect(history && withRecent(history, reset, at).recent?.hour).toBeCloseTo(6, 0);
  });

  test('the recent use is unknown after a gap', () => {
    const history = learnPace(samples, end, 'UTC', WEEK);
    const silent = samples.filter(({ at }) => at < end - 2 * HOUR || at === end);
    expect(history && withRecent(history, silent, end).recent).toEqual({ at: end, hour: null });
  });
});
