import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paceOf, type PaceInput } from '../../../../../electron/core/pace/pace';
import type { PaceHistory } from '../../../../../electron/core/pace/learning/pace-history';
import { learnPace } from '../../../../../electron/core/pace/learning/learn-pace';
import { HOUR, makeSamples, officeHours, WEEK } from '../make-samples';

const runs = { seed: 20261124, numRuns: process.env['QUOTIDE_LONG'] ? 5_000 : 300 };
const MONDAY = Date.UTC(2026, 8, 7);
const FROM = MONDAY + 4 * WEEK;

/** Habits of office hours at 1.5 % an hour: 60 % a week. */
function habits(percentAnHour = 1.5): PaceHistory {
  const samples = makeSamples(officeHours(percentAnHour), { start: MONDAY, end: FROM, lengthMs: WEEK });
  const history = learnPace(samples, FROM, 'UTC', WEEK);
  if (history === null) throw new Error('nothing learned');
  return history;
}

/** A reading of the week from Monday `FROM` on, after some hours of it. */
function reading(utilization: number, hours: number, history: PaceHistory | null = habits()): PaceInput {
  const observedAt = FROM + hours * HOUR;
  return {
    utilization,
    resetsAt: FROM + WEEK,
    lengthMs: WEEK,
    observedAt,
    now: observedAt,
    stale: false,
    history,
  };
}

describe('paceOf with habits', () => {
  test('on Tuesday evening 24 % is a usual week, and not the 84 % of the clock', () => {
    const usual = paceOf(reading(24, 41));
    expect(usual.verdict).toBe('lasts');
    expect(usual.atReset?.mid).toBeGreaterThan(48);
    expect(usual.atReset?.mid).toBeLessThan(70);
    expect(paceOf(reading(24, 41, null)).atReset?.mid).toBeGreaterThan(90);
  });

  test('on Friday evening the week is nearly over', () => {
    const { atReset } = paceOf(reading(60, 4 * 24 + 18));
    expect(atReset?.mid).toBeLessThan(66);
    expect(atReset?.high).toBeLessThan(85);
  });

  test('a week used up at twice the usual rate runs out on a workday in office hours', () => {
    const pace = paceOf(reading(90, 2 * 24 + 18, habits(3)));
    expect(pace.verdict).toBe('runs_out');
    const at = new Date(pace.runsOutAt ?? 0);
    expect([4, 5]).toContain(at.getUTCDay());
    expect(at.getUTCHours()).toBeGreaterThanOrEqual(8);
    expect(at.getUTCHours()).toBeLessThan(18);
  });

  test('the rate of the last hour counts only while it is recent', () => {
    const at = (hour: number | null, ago: number) => {
      const recent = { at: FROM + 34 * HOUR - ago, hour };
      return paceOf(reading(18, 34, { ...habits(), recent })).atReset?.mid ?? NaN;
    };
    expect(at(12, 0)).toBeGreaterThan(at(null, 0));
    expect(at(0, 0)).toBeLessThan(at(null, 0));
    expect(at(12, HOUR)).toBe(at(null, 0));
  });

  test('a larger burst gives a wider range', () => {
    const width = (burst: number) => {
      const { low = NaN, high = NaN } = paceOf(reading(18, 34, { ...habits(), burst })).atReset ?? {};
      return high - low;
    };
    expect(width(8)).toBeGreaterThan(1.2 * width(1));
  });
});

test('paceOf gives no warning for a range that just reaches 100, since frequent checks would find it by chance', () => {
  const verdicts = new Set<string>();
  for (let used = 40; used < 100; used += 1) {
    const { atReset, verdict } = paceOf(reading(used, 58, habits(2.4)));
    if ((atReset?.low ?? 0) >= 100) verdicts.add(verdict);
  }
  expect([...verdicts]).toEqual(['unknown', 'runs_out']);
});

test.each<[string, Partial<PaceInput>]>([
  ['a reading without a percent', { utilization: null }],
  ['an old reading', { stale: true }],
  ['a window without a reset', { resetsAt: null }],
  ['a window after its reset', { now: FROM + WEEK }],
  ['the first 3 % of the window', { observedAt: FROM + 5 * HOUR }],
])('paceOf has no forecast for %s, with any habits', (_, change) => {
  const { verdict, atReset } = paceOf({ ...reading(50, 60), ...change });
  expect([verdict, atReset]).toEqual(['unknown', null]);
});

describe('paceOf with habits: properties', () => {
  const history = fc.record({
    learnedAt: fc.constant(FROM),
    weeks: fc.constant(4),
    rates: fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { minLength: 168, maxLength: 168 }),
    shape: fc.oneof(
      fc.constant([1]),
      fc.array(fc.double({ min: 0.1, max: 4, noNaN: true }), { minLength: 10, maxLength: 10 }),
    ),
    burst: fc.double({ min: 0.05, max: 30, noNaN: true }),
    offsets: fc.constant([
      { from: MONDAY, offsetMs: 2 * HOUR },
      { from: FROM + 20 * HOUR, offsetMs: HOUR },
    ]),
    recentHour: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  });
  const used = fc.double({ min: 0, max: 99.9, noNaN: true });
  const share = fc.double({ min: 0.031, max: 0.995, noNaN: true });
  const length = fc.constantFrom(5, 168);

  function input(
    { recentHour, ...learned }: typeof history extends fc.Arbitrary<infer T> ? T : never,
    utilization: number,
    elapsed: number,
    hours: number,
  ): PaceInput {
    const lengthMs = hours * HOUR;
    const observedAt = Math.round(FROM + elapsed * lengthMs);
    const recent = { at: observedAt, hour: recentHour };
    return {
      utilization,
      resetsAt: FROM + lengthMs,
      lengthMs,
      observedAt,
      now: observedAt,
      roseAt: observedAt,
      stale: false,
      history: { ...learned, recent },
    };
  }

  test('used ≤ low ≤ mid ≤ high, and the verdict follows from them', () => {
    fc.assert(
      fc.property(history, used, share, length, (learned, utilization, elapsed, hours) => {
        const { atReset, verdict } = paceOf(input(learned, utilization, elapsed, hours));
        const { low, mid, high } = atReset ?? { low: NaN, mid: NaN, high: NaN };
        expect(utilization).toBeLessThanOrEqual(low);
        expect(low).toBeLessThanOrEqual(mid);
        expect(mid).toBeLessThanOrEqual(high);
        expect(verdict === 'lasts').toBe(mid < 100);
        if (verdict === 'runs_out') expect(low).toBeGreaterThanOrEqual(100);
      }),
      runs,
    );
  });

  test('more use never gives a better outlook', () => {
    fc.assert(
      fc.property(history, used, used, share, length, (learned, a, b, elapsed, hours) => {
        const less = paceOf(input(learned, Math.min(a, b), elapsed, hours)).atReset;
        const more = paceOf(input(learned, Math.max(a, b), elapsed, hours)).atReset;
        for (const end of ['low', 'mid', 'high'] as const) {
          expect(less?.[end]).toBeLessThanOrEqual((more?.[end] ?? NaN) + 0.1);
        }
      }),
      runs,
    );
  });

  test('the run-out lies after the reading, within its own range and not after the reset', () => {
    fc.assert(
      fc.property(history, used, share, length, (learned, utilization, elapsed, hours) => {
        const given = input(learned, utilization, elapsed, hours);
        const { verdict, runsOutAt, runsOutBetween } = paceOf(given);
        fc.pre(verdict === 'runs_out');
        const order = [given.observedAt, runsOutBetween?.from, runsOutAt, runsOutBetween?.to, given.resetsAt];
        expect(order).toEqual([...order].sort((a, b) => (a ?? NaN) - (b ?? NaN)));
      }),
      runs,
    );
  });
});
