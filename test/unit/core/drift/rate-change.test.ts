import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../../bench/estimate/random';
import { findRateChanges } from '../../../../electron/core/drift/rate-change';
import type { RatePair } from '../../../../electron/core/drift/rate-pairs';
import { runs } from '../../../support/runs';
import { DAY, pairStream, START } from './pair-stream';

const prior = { scale: Math.log(5), scaleDeviation: 1.5 };
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const shares = fc.double({ min: 0, max: 0.5, noNaN: true });

function changesOf(pairs: readonly RatePair[], scale = prior.scale) {
  return findRateChanges('five_hour', pairs, { ...prior, scale });
}

describe('changes of a rate', () => {
  it('are not reported of a stream without any, whatever the share of other devices is', () => {
    fc.assert(
      fc.property(seeds, shares, (seed, share) => {
        const pairs = pairStream(new Random(seed), { days: 30, rate: () => 5, elsewhere: () => share });
        expect(changesOf(pairs)).toEqual([]);
      }),
      runs(6),
    );
  });

  it('are not reported when other devices start on a day and go on', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.1, max: 0.5, noNaN: true }), (seed, share) => {
        const elsewhere = (day: number) => (day < 18 ? 0 : share);
        const pairs = pairStream(new Random(seed), { days: 30, rate: () => 5, elsewhere });
        expect(changesOf(pairs)).toEqual([]);
      }),
      runs(6),
    );
  });

  it('are not reported when other devices stop', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.1, max: 0.5, noNaN: true }), (seed, share) => {
        const elsewhere = (day: number) => (day < 18 ? share : 0);
        const pairs = pairStream(new Random(seed), { days: 30, rate: () => 5, elsewhere });
        expect(changesOf(pairs)).toEqual([]);
      }),
      runs(6),
    );
  });

  it('are reported within six days, with their day and direction, also beside other devices', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(0.7, 0.8, 1.25, 1.5),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (seed, factor, share) => {
          const pairs = pairStream(new Random(seed), {
            days: 26,
            rate: (day) => (day < 20 ? 5 : 5 / factor),
            elsewhere: () => share,
          });
          const [change, ...others] = changesOf(pairs);
          expect(others).toEqual([]);
          expect(Math.sign(change?.middle ?? 0)).toBe(Math.sign(factor - 1));
          expect(Math.abs((change?.middle ?? 0) - (factor - 1))).toBeLessThan(0.12);
          expect(Math.abs((change?.at ?? 0) - (START + 20 * DAY))).toBeLessThanOrEqual(2 * DAY);
          expect(change?.probability).toBeGreaterThanOrEqual(0.95);
        },
      ),
      runs(6),
    );
  });

  it('are reported only once they have held for three days', () => {
    const stream = (days: number) => pairStream(new Random(7), { days, rate: (day) => (day < 20 ? 5 : 10) });
    for (const days of [20.5, 21, 21.5, 22, 22.5]) expect(changesOf(stream(days))).toEqual([]);
    expect(changesOf(stream(24))).toHaveLength(1);
  });

  it('are not dated back into days with little work, when they have not held yet', () => {
    const stream = (days: number) =>
      pairStream(new Random(7), { days, rate: (day) => (day < 20 ? 5 : 7.5) }).filter(
        (_, index) => index < 16 * 8 || index >= 20 * 8 || index % 8 === 0,
      );
    for (const days of [20.5, 21, 21.5, 22, 22.5]) expect(changesOf(stream(days))).toEqual([]);
    expect(changesOf(stream(24))).toHaveLength(1);
  });

  it('are the same in any unit of tokens', () => {
    const stream = (scale: number) =>
      pairStream(new Random(3), { days: 26, rate: (day) => (day < 18 ? 5 : 7), scale });
    const [usual] = changesOf(stream(1));
    const [scaled] = changesOf(stream(40), prior.scale - Math.log(40));
    expect(usual).toBeDefined();
    expect(scaled?.at).toBe(usual?.at);
    expect(scaled?.low).toBeCloseTo(usual?.low ?? 0, 2);
    expect(scaled?.high).toBeCloseTo(usual?.high ?? 0, 2);
  });

  it('are both reported of a promotion that comes and goes', () => {
    const pairs = pairStream(new Random(11), {
      days: 45,
      rate: (day) => (day >= 15 && day < 30 ? 2.5 : 5),
      elsewhere: () => 0.1,
    });
    const changes = changesOf(pairs);
    expect(changes.map(({ middle }) => Math.sign(middle))).toEqual([1, -1]);
  });

  it('are not reported of few pairs', () => {
    expect(changesOf([])).toEqual([]);
    expect(changesOf(pairStream(new Random(1), { days: 1, rate: () => 5 }))).toEqual([]);
  });
});
