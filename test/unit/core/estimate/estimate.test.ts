import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateWindow, splitOf } from '../../../../electron/core/estimate/estimate';
import { splitBasis, splitBy } from '../../../../electron/core/estimate/split';
import { newCalibration } from '../../../../electron/core/estimate/learning/calibration';
import { learn } from '../../../../electron/core/estimate/learning/learn-budget';
import type { LocalUse, WindowEstimate } from '../../../../electron/core/estimate/estimate-types';
import { byPrice, DAY, HOUR, live, MINUTE, reading, use } from './make';

const runs = process.env['QUOTIDE_LONG'] === undefined ? 200 : 5000;
const known = live(byPrice(2), { rounded: true, elsewhere: 0.2 });

/** The estimate, which may not be null. */
function made(estimate: WindowEstimate | null): WindowEstimate {
  if (estimate === null) throw new Error('no estimate');
  return estimate;
}

function after(uses: readonly LocalUse[], now: number, life = known): WindowEstimate {
  const { calibration, last: anchor } = life;
  return made(estimateWindow({ anchor, calibration, plan: 'pro', uses: [...life.uses, ...uses], now }));
}

const someUses = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 9 * DAY }),
    model: fc.constantFrom('claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-4-5', 'claude-fable-5', 'x'),
    tokens: fc.record({
      input: fc.nat(1e6),
      output: fc.nat(1e5),
      cacheRead: fc.nat(1e7),
      cacheWrite5m: fc.nat(1e6),
      cacheWrite1h: fc.nat(1e6),
    }),
  }),
  { maxLength: 30 },
);

describe('estimateWindow with a calibration', () => {
  it('exact readings give the percent per token', () => {
    const truth = byPrice(2);
    const life = live(truth);
    const more = [use(97 * HOUR, { input: 500_000 }), use(98 * HOUR, { input: 300_000, output: 40_000 })];
    const expected = life.last.utilization + more.reduce((sum, each) => sum + truth(each), 0);
    const estimate = after(more, 99 * HOUR, life);
    expect(estimate.calibrated).toBe(true);
    expect(Math.abs(estimate.utilization - expected)).toBeLessThan(0.1);
    expect(estimate.low).toBeLessThanOrEqual(expected);
    expect(estimate.high).toBeGreaterThanOrEqual(expected);
  });

  it('the percent per token is found for any budget, far from the community’s', () => {
    const truth = byPrice(0.7);
    const life = live(truth, { hours: 150 });
    const more = [use(151 * HOUR, { input: 2e6 })];
    expect(after(more, 152 * HOUR, life).utilization).toBeCloseTo(life.last.utilization + 1.4, 0);
  });

  it('bursts of other devices change the percent per token only a little', () => {
    const truth = byPrice(2);
    const life = live(truth);
    // Half of the readings contain use of other machines.
    let { calibration, last } = life;
    for (let i = 1; i <= 10; i += 1) {
      const at = last.at + 30 * MINUTE;
      const own = use(at - MINUTE, { input: 300_000 });
      last = reading(last.utilization + truth(own) + (i % 2 === 0 ? 1.5 : 0), at);
      calibration = learn(calibration, last, [own]);
    }
    const more = [use(last.at + 1, { input: 1e6 })];
    const quiet = after(more, last.at + 2, { ...life, calibration, last });
    expect(quiet.utilization - last.utilization).toBeGreaterThan(1.8);
    expect(quiet.utilization - last.utilization).toBeLessThan(2.6);
  });

  it('the range widens with the noise of other devices, and has a smallest width', () => {
    const alone = live(byPrice(2));
    const shared = live(byPrice(2), { elsewhere: 2 });
    const more = [use(97 * HOUR, { input: 200_000 })];
    const [a, b] = [after(more, 103 * HOUR, alone), after(more, 103 * HOUR, shared)];
    expect(b.high - b.low).toBeGreaterThan(a.high - a.low);
    expect(b.utilization - shared.last.utilization).toBeGreaterThanOrEqual(
      a.utilization - alone.last.utilization,
    );
  });

  it('the estimate starts at 0 after a passed reset, and has the next reset', () => {
    const estimate = after([use(7 * DAY + HOUR, { input: 1e6 })], 7 * DAY + 2 * HOUR);
    expect(estimate.resetsAt).toBe(14 * DAY);
    expect(estimate.utilization).toBeGreaterThan(1.5);
    expect(estimate.utilization).toBeLessThan(4);
  });

  it('the estimate separates this machine’s part from the rest', () => {
    const life = live(byPrice(2), { elsewhere: 2, rounded: true });
    const truth = life.uses.reduce((sum, each) => sum + byPrice(2)(each), 0);
    const split = splitOf(life.calibration, life.last, life.uses);
    expect((split?.here ?? 0) + (split?.elsewhere ?? 0)).toBeCloseTo(life.last.utilization);
    expect(Math.abs((split?.here ?? 0) - truth)).toBeLessThan(0.3 * truth);
    const estimate = after([], life.last.at + HOUR, life);
    expect(estimate.here + (estimate.elsewhere ?? 0)).toBeCloseTo(estimate.utilization);
  });

  it('the split of a percent that Anthropic repeats does not change while the model learns', () => {
    const life = live(byPrice(2), { elsewhere: 2, rounded: true });
    const uses = { asOne: () => life.uses };
    const basis = splitBasis(null, life.last, life.calibration);
    const split = basis && splitBy(basis, uses);
    expect(split).not.toBeNull();
    // In hours without use, each reading repeats the percent, and the model learns that this machine weighs less.
    let { calibration } = life;
    let kept = basis;
    for (let hour = 1; hour <= 40; hour += 1) {
      const again = { ...life.last, at: life.last.at + hour * HOUR };
      const own = use(again.at - MINUTE, { input: 400_000 });
      calibration = learn(calibration, again, [own]);
      kept = splitBasis(kept, again, calibration);
    }
    expect(kept && splitBy(kept, uses)).toEqual(split);
    const later = { ...life.last, at: life.last.at + 41 * HOUR };
    expect(splitOf(calibration, later, life.uses)?.here).not.toBeCloseTo(split?.here ?? 0, 0);
    // Another percent or another period has another split.
    expect(splitBasis(kept, { ...later, utilization: later.utilization + 1 }, calibration)).not.toBe(kept);
    expect(splitBasis(kept, { ...later, resetsAt: (later.resetsAt ?? 0) + HOUR }, calibration)).not.toBe(
      kept,
    );
    expect(splitBasis(null, later, null)).toBeNull();
  });

  it('the error is that of earlier estimates', () => {
    expect(after([], known.last.at + HOUR).error).toBeGreaterThanOrEqual(0);
    expect(after([], known.last.at + HOUR).error).toBeLessThan(1);
    expect(after([], known.last.at + 72 * HOUR).error).toBeNull();
  });

  it('a scoped window counts only its own model', () => {
    const anchor = reading(40, DAY, { window: 'seven_day_opus' });
    let calibration = newCalibration('a', 'pro');
    for (let i = 0; i <= 8; i += 1) {
      const at = i * HOUR;
      const uses = [use(at - 1, { input: 1e6 }, 'claude-opus-5-5'), use(at - 1, { input: 9e6 })];
      calibration = learn(calibration, { ...anchor, utilization: 5 * i, at }, uses);
    }
    const last = { ...anchor, utilization: 40, at: 8 * HOUR };
    const at = (uses: readonly LocalUse[]) =>
      made(estimateWindow({ anchor: last, calibration, plan: 'pro', uses, now: 9 * HOUR })).utilization;
    expect(at([use(8.5 * HOUR, { input: 1e6 })])).toBe(at([]));
    expect(at([use(8.5 * HOUR, { input: 1e6 }, 'claude-opus-5-5')])).toBeCloseTo(45, 0);
  });

  it('the estimate is never below the last reading of its period, and its range contains it', () => {
    fc.assert(
      fc.property(someUses, fc.integer({ min: 0, max: 4 * DAY }), (uses, later) => {
        const now = known.last.at + later;
        const { utilization, low, high, here, elsewhere } = after(uses, now);
        expect(low).toBeLessThanOrEqual(utilization);
        expect(high).toBeGreaterThanOrEqual(utilization);
        expect(here + (elsewhere ?? NaN)).toBeCloseTo(utilization);
        expect(Math.min(here, low, elsewhere ?? NaN)).toBeGreaterThanOrEqual(0);
        if (now < 7 * DAY) expect(low).toBeGreaterThanOrEqual(known.last.utilization);
      }),
      { seed: 71, numRuns: runs },
    );
  });

  it('more tokens never give a lower estimate', () => {
    const later = fc.integer({ min: 0, max: 4 * DAY });
    fc.assert(
      fc.property(someUses, someUses, later, (uses, more, by) => {
        const now = known.last.at + by;
        expect(after([...uses, ...more], now).utilization).toBeGreaterThanOrEqual(
          after(uses, now).utilization - 1e-9,
        );
      }),
      { seed: 72, numRuns: runs },
    );
  });

  it('the order of the uses does not matter', () => {
    fc.assert(
      fc.property(someUses, (uses) => {
        expect(after(uses.toReversed(), 8 * DAY).utilization).toBeCloseTo(
          after(uses, 8 * DAY).utilization,
          9,
        );
      }),
      { seed: 73, numRuns: runs },
    );
  });
});

describe('estimateWindow without a calibration', () => {
  const anchor = reading(20, DAY);
  const uses = [use(DAY + HOUR, { input: 1e6 })];

  it('the community’s budget gives a wide range for the week', () => {
    const at = (plan: 'pro' | 'max_20x') =>
      made(estimateWindow({ anchor, calibration: null, plan, uses, now: DAY + 2 * HOUR }));
    expect(at('pro')).toMatchObject({ calibrated: false, error: null, elsewhere: null });
    expect(at('pro').utilization).toBeCloseTo(20 + 100 / 23);
    expect(at('pro').low).toBeCloseTo(20 + 40 / 23);
    expect(at('pro').high).toBeCloseTo(20 + 250 / 23);
    // One estimate with another plan does not change the next one.
    expect(at('max_20x').utilization).toBeCloseTo(20 + 100 / 460);
    expect(at('pro').utilization).toBeCloseTo(20 + 100 / 23);
  });

  it('a window or plan without a budget has no estimate', () => {
    const now = DAY + 2 * HOUR;
    expect(estimateWindow({ anchor, calibration: null, plan: null, uses, now })).toBeNull();
    const five = reading(20, DAY, { window: 'five_hour', resetsAt: DAY + 3 * HOUR });
    expect(estimateWindow({ anchor: five, calibration: null, plan: 'pro', uses, now })).toBeNull();
    expect(splitOf(newCalibration('a', 'pro'), anchor, uses)).toBeNull();
  });
});
