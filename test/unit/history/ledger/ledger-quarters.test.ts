import { describe, expect, it, onTestFinished } from 'vitest';
import { totalsBy } from '../../../../electron/core/tokens/token-totals';
import { createForgetting } from '../../../../electron/history/forget';
import { salvage } from '../../../../electron/history/integrity/salvage';
import { createLedger } from '../../../../electron/history/ledger/ledger';
import { createQuarterSums } from '../../../../electron/history/ledger/ledger-quarters';
import { createTally } from '../../../../electron/history/ledger/ledger-tally';
import { createNames } from '../../../../electron/history/names';
import { openHistory } from '../../../../electron/history/open';
import { useOf } from '../../../fakes/token-use';
import { folder, START } from '../support';

const SPAN = { since: -Infinity, until: Infinity };

function desk(dir = folder()) {
  const { db } = openHistory(dir, START);
  onTestFinished(() => {
    db.close();
  });
  const ledger = createLedger(db, createNames(db));
  const tally = createTally(db);
  let made = 0;
  const sums = createQuarterSums(db, tally, (quarters) => {
    made += 1;
    for (const use of tally(SPAN, null)) quarters.add(use);
  });
  return {
    dir,
    db,
    ledger,
    /** Totals by the groups, and by each response; and how often the groups were made. */
    both: () =>
      [sums, (span: typeof SPAN) => tally(span, null)].map((all) =>
        totalsBy(all(SPAN), ({ model }) => model),
      ),
    made: () => made,
    stored: () => db.prepare('SELECT count(*) FROM use_quarters').pluck().get(),
  };
}

describe('the ledger’s sums by quarter of an hour', () => {
  it('the sums are made once and then read, until a response is added or merged', () => {
    const { ledger, both, made, stored } = desk();
    ledger.add(
      Array.from({ length: 50 }, (_, index) => useOf(`msg_${String(index)}`, { at: START + index * 60_000 })),
    );
    for (const wanted of [1, 1]) {
      const [groups, uses] = both();
      expect(groups).toEqual(uses);
      expect([made(), stored()]).toEqual([wanted, 1]);
    }
    ledger.add([useOf('msg_new')]);
    expect(stored()).toBe(0);
    expect(both()[0]).toEqual(both()[1]);
    expect(made()).toBe(2);
    const { tokens } = useOf('msg_new');
    ledger.add([useOf('msg_new', { tokens: { ...tokens, output: 999 } })]);
    const [groups, uses] = both();
    expect(groups).toEqual(uses);
    expect(made()).toBe(3);
  });

  it('the sums are made anew after another process wrote, also one of a version that knows nothing of them', () => {
    const { dir, ledger, both, made } = desk();
    ledger.add([useOf('msg_1')]);
    both();
    const other = desk(dir);
    other.ledger.add([useOf('msg_2')]);
    expect(both()[0]?.totals.messages).toBe(2);
    other.db
      .exec(`INSERT INTO token_uses (key, at, model, input, output, cache_read, cache_write_5m, cache_write_1h,
      by_proxy, sidechain, fast, on_plan, copied) SELECT x'ff', at, model, input, output, cache_read, cache_write_5m,
      cache_write_1h, by_proxy, sidechain, fast, on_plan, copied FROM token_uses LIMIT 1`);
    expect(both()[0]?.totals.messages).toBe(3);
    expect(made()).toBe(3);
  });

  it('the sums are not stored where another process writes while they are made', () => {
    const dir = folder();
    const { db } = desk(dir);
    const other = desk(dir);
    const tally = createTally(db);
    const sums = createQuarterSums(db, tally, (quarters) => {
      for (const use of tally(SPAN, null)) quarters.add(use);
      other.ledger.add([useOf('msg_meanwhile')]);
    });
    expect([...sums(SPAN)]).toEqual([]);
    expect(other.stored()).toBe(0);
  });

  it('the sums of a span that begins within a quarter of an hour are those of its responses', () => {
    const { db, ledger } = desk();
    ledger.add([useOf('msg_1', { at: START + 1 }), useOf('msg_2', { at: START + 3 })]);
    const tally = createTally(db);
    const sums = createQuarterSums(db, tally, (quarters) => {
      for (const use of tally(SPAN, null)) quarters.add(use);
    });
    expect([...sums({ since: START + 2, until: Infinity })]).toEqual([
      ...tally({ since: START + 2, until: Infinity }, null),
    ]);
    expect([...sums({ since: START, until: START + 900_000 })].map(({ count }) => count)).toEqual([2]);
  });

  it('no sums stay behind of an account that is forgotten, or in a history that was salvaged', () => {
    const { db, ledger, both, stored } = desk();
    ledger.add([useOf('msg_1', { account: 'me' }), useOf('msg_2', { account: 'you' })]);
    both();
    const into = desk();
    salvage(db, into.db);
    expect(into.stored()).toBe(0);
    expect(into.both()[0]?.totals.messages).toBe(2);
    createForgetting(db).account('me');
    expect(stored()).toBe(0);
    expect(both()[0]?.totals.messages).toBe(1);
  });
});
