import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paceOf, type PaceInput } from '../../../../electron/core/pace/pace';

const runs = { seed: 20261121, numRuns: process.env['QUOTIDE_LONG'] ? 5_000 : 300 };
const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 21, 10, 0);

/** A reading after a share `elapsed` of a window of `hours`. */
function reading(
  utilization: number | null,
  elapsed: number,
  hours = 5,
  change: Partial<PaceInput> = {},
): PaceInput {
  const lengthMs = hours * HOUR;
  const observedAt = START + elapsed * lengthMs;
  return {
    utilization,
    resetsAt: START + lengthMs,
    lengthMs,
    observedAt,
    now: observedAt,
    roseAt: observedAt,
    stale: false,
    ...change,
  };
}

const used = fc.double({ min: 0, max: 99.9, noNaN: true });
const share = fc.double({ min: 0.031, max: 0.995, noNaN: true });
const length = fc.constantFrom(5, 168);

describe('paceOf: the verdict', () => {
  test('the middle is the wall-clock pace to the reset, within its range', () => {
    const pace = paceOf(reading(22, 0.557));
    expect(pace.verdict).toBe('lasts');
    expect(pace.atReset).toEqual({ low: 23.1, mid: 39.5, high: 51.2 });
    expect(pace.runsOutAt).toBeNull();
  });

  test('a window whose low end reaches 100 runs out, with a time and its range', () => {
    const pace = paceOf(reading(99, 0.7));
    expect(pace.verdict).toBe('runs_out');
    expect(pace.atReset?.low).toBeGreaterThan(100);
    const minutes = (at: number | undefined) => ((at ?? 0) - START) / 60_000;
    expect(minutes(pace.runsOutAt ?? 0)).toBeCloseTo((210 * 100) / 99, 3);
    expect(minutes(pace.runsOutBetween?.from)).toBeGreaterThan(210);
    expect(minutes(pace.runsOutBetween?.to)).toBeLessThan(300);
  });

  test('a window whose range contains 100 has a range and no verdict', () => {
    const pace = paceOf(reading(60, 0.55));
    expect(pace.verdict).toBe('unknown');
    expect(pace.atReset?.mid).toBeGreaterThan(100);
    expect(pace.atReset?.low).toBeLessThan(100);
    expect(pace.runsOutBetween).toBeNull();
  });

  test.each([
    [90, 0.72, 5],
    [75, 0.6, 168],
    [50, 0.35, 168],
    [25, 0.15, 168],
  ])(
    'at Claude Code’s own early warning, %d %% at %d of %d h, the whole range is at 100 or more',
    (utilization, elapsed, hours) => {
      const { verdict, atReset } = paceOf(reading(utilization, elapsed, hours));
      expect(verdict).toBe('unknown');
      expect(atReset?.low).toBeGreaterThanOrEqual(100);
    },
  );

  test('a window without use so far may still be used later', () => {
    const early = paceOf(reading(0, 0.1)).atReset;
    expect(early?.mid).toBe(0);
    expect(early?.high).toBeGreaterThan(10);
  });

  test('a window at 100 ran out at the reading, at any age', () => {
    const pace = paceOf(reading(104, 0.01));
    const { observedAt } = reading(104, 0.01);
    expect(pace).toEqual({
      verdict: 'runs_out',
      atReset: { low: 104, mid: 104, high: 104 },
      runsOutAt: observedAt,
      runsOutBetween: { from: observedAt, to: observedAt },
    });
  });
});

test.each([
  ['a reading without a percent', reading(null, 0.5)],
  ['a window without a reset', reading(50, 0.5, 5, { resetsAt: null })],
  ['a window of unknown length', reading(50, 0.5, 5, { lengthMs: null })],
  ['an old reading', reading(50, 0.5, 5, { stale: true })],
  ['an old reading of 100', reading(100, 0.5, 5, { stale: true })],
  ['the first 3 % of the window', reading(50, 0.0299)],
  ['a reading from before the window', reading(50, -0.1)],
  ['a reading from after the window', reading(50, 1)],
  ['a window after its reset', reading(50, 0.5, 5, { now: START + 5 * HOUR })],
])('paceOf has no forecast for %s', (_, input) => {
  expect(paceOf(input)).toEqual({ verdict: 'unknown', atReset: null, runsOutAt: null, runsOutBetween: null });
});

describe('paceOf: properties', () => {
  test('used ≤ low ≤ mid ≤ high, and the verdict follows from them', () => {
    fc.assert(
      fc.property(used, share, length, (utilization, elapsed, hours) => {
        const { atReset, verdict } = paceOf(reading(utilization, elapsed, hours));
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
      fc.property(used, used, share, (a, b, elapsed) => {
        const less = paceOf(reading(Math.min(a, b), elapsed)).atReset;
        const more = paceOf(reading(Math.max(a, b), elapsed)).atReset;
        for (const end of ['low', 'mid', 'high'] as const) {
          expect(less?.[end]).toBeLessThanOrEqual(more?.[end] ?? NaN);
        }
      }),
      runs,
    );
  });

  test('the same percent later gives a narrower range', () => {
    const rounding = 0.2;
    const width = (utilization: number, elapsed: number) => {
      const range = paceOf(reading(utilization, elapsed)).atReset;
      return (range?.high ?? NaN) - (range?.low ?? NaN);
    };
    fc.assert(
      fc.property(used, share, share, (utilization, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(width(utilization, late)).toBeLessThanOrEqual(width(utilization, early) + rounding);
      }),
      runs,
    );
    expect(width(20, 0.5)).toBeLessThan(width(20, 0.25) * 0.75);
  });

  test('the run-out lies after the reading, within its own range and not after the reset', () => {
    fc.assert(
      fc.property(used, share, length, (utilization, elapsed, hours) => {
        const input = reading(utilization, elapsed, hours);
        const { verdict, runsOutAt, runsOutBetween } = paceOf(input);
        fc.pre(verdict === 'runs_out');
        const order = [input.observedAt, runsOutBetween?.from, runsOutAt, runsOutBetween?.to, input.resetsAt];
        expect(order).toEqual([...order].sort((a, b) => (a ?? NaN) - (b ?? NaN)));
      }),
      runs,
    );
  });

  test('the forecast depends on the reading’s moment and not on the present', () => {
    const input = reading(40, 0.5);
    expect(paceOf({ ...input, now: input.now + HOUR })).toEqual(paceOf(input));
  });
});
