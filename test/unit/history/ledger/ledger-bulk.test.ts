import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TokenUse } from '../../../../electron/core/tokens/tokens';
import { createLedger } from '../../../../electron/history/ledger/ledger';
import { createLedgerBulk } from '../../../../electron/history/ledger/ledger-bulk';
import { createTally } from '../../../../electron/history/ledger/ledger-tally';
import { createNames } from '../../../../electron/history/names';
import { openHistory } from '../../../../electron/history/open';
import { useOf } from '../../../fakes/token-use';
import { ALWAYS, folder, START } from '../support';

function desk() {
  const { db } = openHistory(folder(), START);
  onTestFinished(() => {
    db.close();
  });
  const names = createNames(db);
  const ledger = createLedger(db, names);
  const all = () => [...ledger.uses({ ...ALWAYS, account: null }, 1000)].flat();
  return { db, ledger, all, bulk: createLedgerBulk(db, names), tally: createTally(db) };
}

describe('the ledger’s bulk import', () => {
  it('a bulk import gives the same ledger as single writes, the first copy before the others', () => {
    const use = fc.record({
      messageId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      at: fc.integer({ min: START, max: START + 9 }),
      sessionId: fc.constantFrom(null, 's1', 's2'),
      output: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(use, { maxLength: 12 }), { maxLength: 4 }), (chunks) => {
        const [one, many] = [desk(), desk()];
        for (const chunk of chunks) {
          const uses = chunk.map(({ messageId, output, ...rest }) => {
            const known = useOf(messageId, rest);
            return { ...known, tokens: { ...known.tokens, output } };
          });
          for (const told of uses) one.ledger.add([told]);
          many.bulk.gather(uses);
          Array.from(many.bulk.store());
        }
        const sorted = (uses: readonly object[]) => uses.map((each) => JSON.stringify(each)).toSorted();
        expect(sorted(many.all())).toEqual(sorted(one.all()));
      }),
      { numRuns: 40, seed: 12 },
    );
  });

  it('a bulk import stores at most 2,500 uses in a transaction, and neighbouring keys together', () => {
    const { bulk, db } = desk();
    bulk.gather(Array.from({ length: 5600 }, (_, index) => useOf(`m${String(index)}`)));
    expect(bulk.size()).toBe(5600);
    const count = db.prepare<[], number>('SELECT count(*) FROM token_uses').pluck();
    const steps = Array.from(bulk.store()).length;
    expect([steps, count.get(), bulk.size()]).toEqual([3, 5600, 0]);
    const inOrder = db.prepare<[], Buffer>('SELECT key FROM token_uses ORDER BY id').pluck().all();
    expect(inOrder.map((key) => key.toString('hex'))).toEqual(
      inOrder.map((key) => key.toString('hex')).toSorted(),
    );
  });

  it('uses that come during a transaction wait for the next one', () => {
    const { bulk, all } = desk();
    bulk.gather(Array.from({ length: 2600 }, (_, index) => useOf(`m${String(index)}`)));
    const steps = bulk.store();
    steps.next();
    bulk.gather([useOf('late')]);
    Array.from(steps);
    expect([all().length, bulk.size()]).toEqual([2600, 1]);
  });
});

describe('the ledger’s tally', () => {
  it('a tally gives every response of a span once, with the column by which it groups', () => {
    const { ledger, tally } = desk();
    const uses: readonly TokenUse[] = Array.from({ length: 5001 }, (_, index) =>
      useOf(`m${String(index)}`, {
        at: START + index,
        sessionId: index === 7 ? null : 's1',
        fast: index === 8,
      }),
    );
    for (let at = 0; at < uses.length; at += 500) ledger.add(uses.slice(at, at + 500));
    const some = [...tally({ since: START + 7, until: START + 9 }, 'session')];
    expect(some).toEqual([
      {
        at: START + 7,
        model: uses[7]?.model,
        fast: false,
        terms: 0,
        tokens: uses[7]?.tokens,
        onPlan: true,
        word: null,
      },
      {
        at: START + 8,
        model: uses[8]?.model,
        fast: true,
        terms: 0,
        tokens: uses[8]?.tokens,
        onPlan: true,
        word: 's1',
      },
    ]);
    const all = [...tally({ since: -Infinity, until: Infinity }, null)];
    expect(all).toHaveLength(5001);
    expect(new Set(all.map(({ word }) => word))).toEqual(new Set([null]));
  });

  it('a tally gives every response though ids were deleted between them, each with its flags and terms', () => {
    const { db, ledger, tally } = desk();
    const flags = [
      { fast: false, onPlan: true, terms: 0 },
      { fast: true, onPlan: true, terms: 3 },
      { fast: true, onPlan: false, terms: 2 ** 24 - 1 },
      { fast: false, onPlan: false, terms: 16 },
    ];
    ledger.add(flags.map((flag, index) => useOf(`m${String(index)}`, { at: START + index, ...flag })));
    db.exec('UPDATE token_uses SET id = id * 123457');
    const all = [...tally({ since: -Infinity, until: Infinity }, null)];
    const found = all.toSorted((a, b) => a.at - b.at);
    expect(found.map(({ fast, onPlan, terms }) => ({ fast, onPlan, terms }))).toEqual(flags);
  });
});
