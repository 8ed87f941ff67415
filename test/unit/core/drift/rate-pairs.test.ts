import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOfLoad, RatePairs, weightOf } from '../../../../electron/core/drift/rate-pairs';
import type { LocalUse, OfficialReading } from '../../../../electron/core/estimate/estimate-types';
import { runs } from '../../../support/runs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const T0 = Date.UTC(2026, 8, 7, 9);
const RESET = T0 + 5 * HOUR;

const reading = (at: number, utilization: number, resetsAt: number | null = RESET): OfficialReading => ({
  window: 'five_hour',
  utilization,
  resetsAt,
  at,
});
const use = (at: number, input: number, model = 'claude-sonnet-5-5'): LocalUse => ({
  at,
  model,
  tokens: { input, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 },
});

describe('pairs of readings', () => {
  it('have the rise and the tokens between two readings of one period', () => {
    const pairs = new RatePairs('five_hour');
    pairs.add(reading(T0 + 10 * MINUTE, 2), []);
    pairs.add(reading(T0 + 20 * MINUTE, 8), [use(T0 + 15 * MINUTE, 1e6)]);
    expect(pairs.pairs).toMatchObject([{ fromPercent: 2, toPercent: 8, delta: 6, hours: 1 / 6 }]);
    expect(weightOf(pairs.pairs[0]?.load ?? [])).toBeCloseTo(1);
  });

  it('have a pause of this machine apart from its work', () => {
    const pairs = new RatePairs('five_hour');
    pairs.add(reading(T0, 0), []);
    pairs.add(reading(T0 + HOUR, 20), []);
    pairs.add(reading(T0 + HOUR + 5 * MINUTE, 26), [use(T0 + HOUR + MINUTE, 1e6)]);
    expect(pairs.pairs.map(({ delta, load }) => [delta, weightOf(load)])).toEqual([
      [20, 0],
      [6, 1],
    ]);
  });

  it('end at a reset, and begin at its 0 %', () => {
    const pairs = new RatePairs('five_hour');
    pairs.add(reading(RESET - 10 * MINUTE, 50), []);
    pairs.add(reading(RESET + 30 * MINUTE, 7, RESET + 5 * HOUR), [use(RESET + 10 * MINUTE, 1e6)]);
    pairs.add(reading(RESET + 40 * MINUTE, 7, RESET + 5 * HOUR), []);
    expect(pairs.pairs).toMatchObject([{ from: RESET, fromPercent: 0, toPercent: 7 }]);
  });

  it('have no reading at the limit, where requests are refused', () => {
    const pairs = new RatePairs('five_hour');
    pairs.add(reading(T0, 90), []);
    pairs.add(reading(T0 + 10 * MINUTE, 100), [use(T0 + MINUTE, 4e6)]);
    pairs.add(reading(T0 + 20 * MINUTE, 100), [use(T0 + 15 * MINUTE, 4e6)]);
    expect(pairs.pairs).toEqual([]);
  });

  it('count only the model of a window of one model', () => {
    const pairs = new RatePairs('seven_day_fable');
    const week = T0 + 100 * HOUR;
    pairs.add({ ...reading(T0, 0, week), window: 'seven_day_fable' }, []);
    pairs.add({ ...reading(T0 + HOUR, 4, week), window: 'seven_day_fable' }, [
      use(T0 + MINUTE, 1e6),
      use(T0 + 2 * MINUTE, 3e5, 'claude-fable-5-1'),
    ]);
    expect(pairs.pairs.map(({ load }) => familyOfLoad(load))).toEqual(['fable']);
  });

  it('are the same when an older or repeated reading comes in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.boolean()), { minLength: 1, maxLength: 40 }),
        (steps) => {
          const [plain, disturbed] = [new RatePairs('five_hour'), new RatePairs('five_hour')];
          let percent = 0;
          steps.forEach(([rise, isUsed], index) => {
            percent = Math.min(98, percent + rise);
            const at = T0 + (index + 1) * 5 * MINUTE;
            const uses = isUsed ? [use(at - MINUTE, 1e5)] : [];
            plain.add(reading(at, percent), uses);
            disturbed.add(reading(at, percent), uses);
            disturbed.add(reading(at, 0), []);
            disturbed.add(reading(at - 3 * MINUTE, 98), [use(at, 9e6)]);
          });
          expect(disturbed.pairs).toEqual(plain.pairs);
        },
      ),
      runs(50),
    );
  });
});
