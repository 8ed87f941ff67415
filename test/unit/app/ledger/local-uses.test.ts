import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLocalUses } from '../../../../electron/app/ledger/local-uses';
import { useOf } from '../../../fakes/token-use';
import { DAY, HOUR, KEY, MINUTE, newHistory, START } from '../../history/support';

const numRuns = process.env['QUOTIDE_LONG'] ? 300 : 25;
const total = (rows: readonly { readonly tokens: { readonly input: number } }[]) =>
  rows.reduce((sum, { tokens }) => sum + tokens.input, 0);

describe('createLocalUses', () => {
  it('gives the same uses as a new query after any sequence of additions, and queries only the changed part', () => {
    const when = fc.integer({ min: 0, max: 100 * MINUTE });
    const change = fc.record({ at: when, look: when });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const history = newHistory();
        const uses = createLocalUses(history);
        changes.forEach(({ at, look }, i) => {
          const tokens = { input: 1 << i, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
          history.ledger.add([useOf(`m${i}`, { at: START + at, account: KEY, tokens })]);
          uses.changed(START + at);
          const known = changes.slice(0, i + 1);
          const sum = known.reduce((all, each, j) => all + (each.at > 0 && each.at <= look ? 1 << j : 0), 0);
          const rows = uses.inSteps(KEY, START, START + look).filter((row) => row.at <= START + look);
          expect(total(rows)).toBe(sum);
        });
      }),
      { numRuns, seed: 9 },
    );
  });

  it('queries nothing while nothing has changed', () => {
    const history = newHistory();
    let asked = 0;
    const useSums: typeof history.ledger.useSums = (query) => {
      asked += 1;
      return history.ledger.useSums(query);
    };
    const uses = createLocalUses({ ...history, ledger: { ...history.ledger, useSums } });
    history.ledger.add([useOf('a', { at: START + HOUR, account: KEY })]);
    const look = () => [uses.inSteps(KEY, START, START + 2 * HOUR), uses.asOne(KEY, START, START + 2 * HOUR)];
    const first = look();
    expect(asked).toBe(2);
    expect(look()).toEqual(first);
    expect(asked).toBe(2);
    uses.changed(START + HOUR);
    look();
    expect(asked).toBe(4);
  });

  it('sums in fewer steps the longer the span is, with exact bounds', () => {
    const history = newHistory();
    const uses = createLocalUses(history);
    const ats = Array.from({ length: 300 }, (_, i) => START + i * 30 * MINUTE);
    history.ledger.add(ats.map((at, i) => useOf(`m${i}`, { at, account: KEY })));
    history.ledger.add(ats.map((at, i) => useOf(`n${i}`, { at: at + MINUTE, account: 'org-2' })));
    const within = (spanMs: number) => uses.inSteps(KEY, START, START + spanMs);
    expect(within(HOUR).map(({ at }) => at)).toEqual([START + 30 * MINUTE, START + HOUR]);
    expect(within(3 * DAY)).toHaveLength(144);
    const [all] = uses.asOne(KEY, START, START + HOUR);
    expect(all).toMatchObject({ at: START + HOUR, tokens: { input: 3, output: 30, cacheRead: 300 } });
  });
});
