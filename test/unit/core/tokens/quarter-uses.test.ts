import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONG_PROMPTS, PRICES } from '../../../../electron/core/prices/price-table';
import { createPricer } from '../../../../electron/core/prices/prices';
import {
  isOfQuarters,
  QUARTER_MS,
  QuarterUses,
  usesOfQuarters,
} from '../../../../electron/core/tokens/quarter-uses';
import { ROW_BYTES, RowView } from '../../../../electron/core/tokens/token-rows';
import { totalsBy, type TotalledUse } from '../../../../electron/core/tokens/token-totals';
import type { TokenUse } from '../../../../electron/core/tokens/tokens';
import { useOf } from '../../../fakes/token-use';

const RUNS = process.env['QUOTIDE_LONG'] === undefined ? 200 : 10_000;
/** Models with other rates of long prompts. */
const LONG_MODELS = [...PRICES].flatMap(([model, { usual, fast }]) =>
  [...usual, ...fast].some(({ long }) => long !== undefined) ? [model] : [],
);
/** Around the days on which prices changed. */
const DAYS = [
  Date.UTC(2026, 1, 7),
  Date.UTC(2026, 1, 17, 8),
  Date.UTC(2026, 2, 13),
  Date.UTC(2026, 3, 30),
  0,
  -QUARTER_MS,
];

const use: fc.Arbitrary<TokenUse> = fc
  .record({
    day: fc.constantFrom(...DAYS),
    after: fc.integer({ min: -2 * QUARTER_MS, max: 2 * QUARTER_MS }),
    model: fc.constantFrom(...LONG_MODELS, 'claude-haiku-4-5-20251001', 'glm-5'),
    input: fc.oneof(
      fc.nat(10),
      fc.constantFrom(...LONG_PROMPTS.flatMap((limit) => [limit - 1, limit, limit + 1]), 400_000),
    ),
    cacheRead: fc.nat(20_000),
    cacheWrite5m: fc.nat(1000),
    output: fc.nat(3000),
    fast: fc.boolean(),
    onPlan: fc.boolean(),
    terms: fc.constantFrom(0, 0, 1, 2, 4, 16, 50),
  })
  .map(({ day, after, input, cacheRead, cacheWrite5m, output, ...rest }) =>
    useOf('msg_1', {
      ...rest,
      at: day + after,
      tokens: { input, output, cacheRead, cacheWrite5m, cacheWrite1h: 0 },
    }),
  );

/** The same uses as rows, in the order of `order`. */
function asRows(uses: readonly TokenUse[]) {
  const rows = new RowView(new Uint8Array(uses.length * ROW_BYTES));
  const words: (string | null)[] = [null];
  const wordOf = (word: string | null): number => {
    const known = words.indexOf(word);
    return known >= 0 ? known : words.push(word) - 1;
  };
  uses.forEach((each, row) => {
    rows.write(row, each, true, wordOf);
  });
  return { rows, words };
}

describe('uses by quarter of an hour', () => {
  it('groups of uses have the totals and the costs of the uses, to the last digit, from objects and from rows', () => {
    const pricers = [createPricer(), createPricer({ factor: 0.8, models: {} })];
    fc.assert(
      fc.property(fc.array(use, { maxLength: 60 }), (uses) => {
        const [single, fromRows] = [new QuarterUses(), new QuarterUses()];
        for (const each of uses) single.add(each);
        const { rows, words } = asRows(uses);
        fromRows.addRows(rows, Uint32Array.from(uses.keys()).reverse(), words);
        for (const quarters of [single, fromRows]) {
          const groups = usesOfQuarters(quarters.pack()) ?? [];
          expect(groups.length).toBeLessThanOrEqual(uses.length);
          for (const pricer of pricers) {
            const sources: readonly (readonly TotalledUse[])[] = [uses, groups];
            const byQuarter = ({ at }: { readonly at: number }) => String(Math.floor(at / QUARTER_MS));
            const [wanted, found] = sources.map((all) => totalsBy(all, byQuarter, pricer));
            expect(found?.totals).toEqual(wanted?.totals);
            expect(new Map(found?.groups.map((group) => [group.key, group]))).toEqual(
              new Map(wanted?.groups.map((group) => [group.key, group])),
            );
          }
        }
      }),
      { seed: 9, numRuns: RUNS },
    );
  });

  it('a cost that ends with half a millionth of a dollar is rounded up, added up one by one or as a group', () => {
    const tokens = { input: 6, output: 92, cacheRead: 15_000, cacheWrite5m: 1, cacheWrite1h: 0 };
    const answer = useOf('msg_1', { model: 'claude-haiku-4-5-20251001', tokens });
    for (let count = 1; count <= 2000; count += 1) {
      const wanted = Math.round(count * 1967.25) / 1e6;
      const quarters = new QuarterUses();
      for (let each = 0; each < count; each += 1) quarters.add(answer);
      const costOf = (uses: Iterable<TotalledUse>) => totalsBy(uses, () => '').totals.costUsd;
      expect(costOf(usesOfQuarters(quarters.pack()) ?? [])).toBe(wanted);
      if (count % 4 === 2) expect(costOf(Array.from({ length: count }, () => answer))).toBe(wanted);
    }
  });

  it('every list price begins and ends with a quarter of an hour', () => {
    for (const { usual, fast } of PRICES.values())
      for (const { from, until = 0 } of [...usual, ...fast])
        expect([from % QUARTER_MS, until % QUARTER_MS]).toEqual([0, 0]);
  });

  it('a span is one of quarters where both its ends are none, or lie between two of them', () => {
    expect(isOfQuarters({ since: -Infinity, until: Infinity })).toBe(true);
    expect(isOfQuarters({ since: 0, until: 3 * QUARTER_MS })).toBe(true);
    expect(isOfQuarters({ since: 1, until: Infinity })).toBe(false);
    expect(isOfQuarters({ since: 0, until: QUARTER_MS + 1 })).toBe(false);
  });

  it('groups that are damaged give nothing, and too many kinds are no whole', () => {
    const made = new QuarterUses();
    made.add(useOf('msg_1'));
    const { kinds, numbers } = made.pack();
    expect(usesOfQuarters({ kinds, numbers })).toHaveLength(1);
    // Of a version with other prices of long prompts.
    expect(usesOfQuarters({ kinds: kinds.replace('[[', '[[1,'), numbers })).toBeNull();
    expect(usesOfQuarters({ kinds: '[', numbers: new Uint8Array(64) })).toBeNull();
    expect(usesOfQuarters({ kinds: '[]', numbers: new Uint8Array(64) })).toBeNull();
    expect(usesOfQuarters({ kinds: '[]', numbers: new Uint8Array(63) })).toBeNull();
    const quarters = new QuarterUses();
    for (let index = 0; index < 4096; index += 1)
      quarters.add(useOf('msg_1', { model: `m${String(index)}` }));
    expect(quarters.isWhole).toBe(true);
    for (let index = 0; index < 3; index += 1) quarters.add(useOf('msg_1', { model: `n${String(index)}` }));
    expect(quarters.isWhole).toBe(false);
  });
});
