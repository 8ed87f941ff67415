import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followSpend, spendReading, type SpendMemory } from '../../../../electron/core/alerts/spend';
import { DAY, extraUsage, MINUTE, NOW } from '../make-snapshot';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const context = { thresholds: [80, 95], account: 'a' };

interface Spend {
  readonly used: number;
  readonly limit?: number;
  readonly at?: number;
  readonly currency?: string;
}

/** The alerts of readings five minutes apart, in short form. */
function alertsOf(readings: readonly Spend[], thresholds: readonly number[] = [80, 95]): readonly string[] {
  let memory: SpendMemory | null = null;
  return readings.flatMap(({ used, limit = 100, currency = 'USD', at }, index) => {
    const reading = { used, limit, currency, at: at ?? NOW + index * 5 * MINUTE };
    const step = followSpend(memory, reading, { ...context, thresholds });
    // The memory survives a restart.
    memory = JSON.parse(JSON.stringify(step.memory)) as SpendMemory;
    return step.events.map(({ kind, value }) => `${kind} ${String(value)}`);
  });
}

describe('followSpend', () => {
  it.each<[string, readonly Spend[], readonly string[]]>([
    ['a first reading is noted in silence', [{ used: 99 }, { used: 99.5 }], []],
    ['a level', [{ used: 70 }, { used: 81 }, { used: 85 }], ['spend_crossed 80']],
    ['two levels at once', [{ used: 70 }, { used: 96 }], ['spend_crossed 80', 'spend_crossed 95']],
    ['the limit, and more than it', [{ used: 96 }, { used: 100.5 }, { used: 101 }], ['spend_reached 100.5']],
    [
      'a refund tells nothing again',
      [{ used: 70 }, { used: 82 }, { used: 79 }, { used: 83 }],
      ['spend_crossed 80'],
    ],
    [
      'a lone 0 is no new month',
      [{ used: 70 }, { used: 82 }, { used: 0 }, { used: 82 }],
      ['spend_crossed 80'],
    ],
    [
      'the same 0 read again is no second one',
      [
        { used: 70 },
        { used: 82 },
        { used: 0, at: NOW + DAY },
        { used: 0, at: NOW + DAY },
        { used: 82, at: NOW + DAY },
      ],
      ['spend_crossed 80'],
    ],
    [
      'two in a row are, and all may be told again',
      [{ used: 70 }, { used: 82 }, { used: 1 }, { used: 2 }, { used: 81 }],
      ['spend_crossed 80', 'spend_crossed 80'],
    ],
    [
      'a month that turned over while nobody looked',
      [
        { used: 70 },
        { used: 96 },
        { used: 90, at: NOW + 30 * DAY },
        { used: 91, at: NOW + 30 * DAY + MINUTE },
      ],
      ['spend_crossed 80', 'spend_crossed 95', 'spend_crossed 80'],
    ],
    [
      'a raised limit begins anew',
      [{ used: 70 }, { used: 100 }, { used: 100, limit: 200 }, { used: 165, limit: 200 }],
      ['spend_crossed 80', 'spend_crossed 95', 'spend_reached 100', 'spend_crossed 80'],
    ],
    [
      'a lowered one crosses nothing, but may be reached',
      [{ used: 70 }, { used: 71, limit: 80 }, { used: 72, limit: 60 }],
      ['spend_reached 120'],
    ],
    [
      'another currency is another limit',
      [{ used: 70 }, { used: 85, currency: 'EUR' }, { used: 86, currency: 'EUR' }],
      [],
    ],
    ['an older reading', [{ used: 70 }, { used: 99, at: NOW - DAY }], []],
  ])('%s', (_name, readings, expected) => {
    expect(alertsOf(readings)).toEqual(expected);
  });

  it('raises levels at the percents of the user only', () => {
    expect(alertsOf([{ used: 40 }, { used: 60 }, { used: 90 }], [50])).toEqual(['spend_crossed 50']);
    expect(alertsOf([{ used: 40 }, { used: 60 }, { used: 90 }], [])).toEqual([]);
  });

  it.each([
    ['no limit', { limit: null }],
    ['a limit of nothing', { limit: usd(0) }],
    ['no amount', { used: null }],
    ['another currency', { used: { amount: 90, currency: 'EUR' } }],
    ['its user switched it off', { userDisabled: true }],
    ['it is off', { enabled: false }],
  ])('raises nothing for %s', (_name, change) => {
    expect(spendReading({ value: extraUsage(change), observedAt: NOW })).toBeNull();
  });

  it('raises a reached limit although Anthropic then reports extra usage as off', () => {
    const value = extraUsage({ enabled: false, used: usd(140) });
    expect(spendReading({ value, observedAt: NOW })).toMatchObject({ used: 140, limit: 140 });
    expect(spendReading({ value: null, observedAt: NOW })).toBeNull();
    expect(spendReading(null)).toBeNull();
  });

  it('raises each level at most once while the spend grows or wavers by one reading', () => {
    const step = fc.record({
      more: fc.double({ min: 0, max: 30, noNaN: true }),
      odd: fc.option(fc.constantFrom(0, 1)),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let used = 10;
        const readings = steps.flatMap(({ more, odd }) => {
          used += more;
          return odd === null ? [{ used }] : [{ used: odd }, { used }];
        });
        const all = alertsOf([{ used: 10 }, ...readings]).map((line) => line.replace(/(reached).*/, '$1'));
        expect(new Set(all).size).toBe(all.length);
        for (const level of [80, 95])
          expect(all.includes(`spend_crossed ${String(level)}`)).toBe(used >= level);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
