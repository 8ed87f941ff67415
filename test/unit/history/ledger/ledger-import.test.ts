import fc from 'fast-check';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { isUniqueId, type TokenUse } from '../../../../electron/core/tokens/tokens';
import { ROW_BYTES, RowView, type RowBlock } from '../../../../electron/core/tokens/token-rows';
import { createLedger } from '../../../../electron/history/ledger/ledger';
import { createLedgerImport } from '../../../../electron/history/ledger/ledger-import';
import { keyOf } from '../../../../electron/history/ledger/ledger-key';
import { createTally } from '../../../../electron/history/ledger/ledger-tally';
import { createNames } from '../../../../electron/history/names';
import { openHistory } from '../../../../electron/history/open';
import { buildModule, MODULES } from '../../../../scripts/lib/build/wasm.mjs';
import { useOf } from '../../../fakes/token-use';
import { ALWAYS, folder, START } from '../support';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
/** The compiler takes seconds, on a busy machine many. */
const COMPILE_MS = 120_000;
const SPAN = { since: -Infinity, until: Infinity };

/** As a reader hands them over; every other one without its key. */
function blockOf(uses: readonly TokenUse[]): RowBlock {
  const bytes = new Uint8Array(uses.length * ROW_BYTES);
  const rows = new RowView(bytes);
  const words: (string | null)[] = [null];
  const wordOf = (word: string | null): number => {
    const known = words.indexOf(word);
    return known >= 0 ? known : words.push(word) - 1;
  };
  const apart = uses.flatMap((use, row) => {
    rows.write(row, use, isUniqueId(use.messageId), wordOf);
    if (row % 2 === 1) return [{ row, messageId: use.messageId, requestId: use.requestId }];
    bytes.set(Buffer.from(keyOf(use), 'latin1'), row * ROW_BYTES);
    return [];
  });
  return { bytes, words, apart };
}

describe('the import of rows by an image', () => {
  let code: WebAssembly.Module;
  beforeAll(async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-module-'));
    code = new WebAssembly.Module(fs.readFileSync(await buildModule(ROOT, dir, MODULES.image)));
    fs.rmSync(dir, { recursive: true });
  }, COMPILE_MS);

  function desk() {
    const dir = folder();
    const { db } = openHistory(dir, START);
    onTestFinished(() => {
      db.close();
    });
    const names = createNames(db);
    const rows = createLedgerImport(db, names, path.join(dir, 'history.sqlite-import'), () => code);
    const ledger = createLedger(db, names);
    const all = () =>
      [...ledger.uses({ ...ALWAYS, since: -1e15, until: 1e16, account: null }, 1000)]
        .flat()
        .map((use) => JSON.stringify(use))
        .toSorted();
    const store = (...blocks: readonly (readonly TokenUse[])[]) => {
      for (const uses of blocks) if (uses.length > 0) rows.gather(blockOf(uses));
      Array.from(rows.store());
    };
    return { db, dir, ledger, rows, all, store };
  }

  const use = fc
    .record({
      messageId: fc.oneof(
        fc.constantFrom('msg_a', 'msg_b', 'msg_c', 'ocgo'),
        fc.nat({ max: 5000 }).map((number) => `msg_${String(number)}`),
      ),
      requestId: fc.constantFrom('r1', 'r1', 'r2', null),
      sessionId: fc.constantFrom(null, 's1', 's2', 'a “longer” näme'),
      project: fc.constantFrom(null, '/p'),
      model: fc.constantFrom('claude-opus-5-5', 'glm-5'),
      account: fc.constantFrom(null, 'me'),
      at: fc.oneof(
        fc.integer({ min: START, max: START + 9 }),
        fc.constantFrom(
          0,
          1,
          -1,
          127,
          128,
          -128,
          32_767,
          32_768,
          8_388_608,
          2 ** 31,
          2 ** 47 - 1,
          2 ** 47,
          -(2 ** 40),
        ),
      ),
      output: fc.oneof(
        fc.nat({ max: 3 }),
        fc.constantFrom(255, 65_535, 2 ** 24, 2 ** 33, 2 ** 48, Number.MAX_SAFE_INTEGER),
      ),
      sidechain: fc.boolean(),
      fast: fc.boolean(),
      onPlan: fc.boolean(),
      terms: fc.constantFrom(0, 0, 1, 2, 4, 16, 50, 2 ** 24),
      copied: fc.boolean(),
    })
    .map(({ messageId, output, ...rest }) => {
      const made = { ...useOf(messageId, rest), origin: 'transcript' as const };
      return { ...made, tokens: { ...made.tokens, output, cacheWrite1h: output % 1000 } };
    });

  it('an import of rows gives the same ledger as single writes, in an empty ledger and in one with rows', () => {
    const block = fc.array(use, { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.array(block, { maxLength: 3 }), { minLength: 1, maxLength: 3 }), (stores) => {
        const [one, many] = [desk(), desk()];
        for (const blocks of stores) {
          for (const told of blocks.flat()) one.ledger.add([told]);
          many.store(...blocks);
        }
        expect(many.all()).toEqual(one.all());
        expect(many.db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      }),
      { numRuns: process.env['QUOTIDE_LONG'] === undefined ? 30 : 3000, seed: 31 },
    );
  });

  const many = (count: number, from = 0): readonly TokenUse[] =>
    Array.from({ length: count }, (_, index) =>
      useOf(`msg_${String(from + index)}`, {
        at: START + ((index * 7919) % count),
        sessionId: `s${String(index % 50)}`,
      }),
    );

  it('an import of rows copies whole trees of many pages, and SQLite finds nothing wrong with them', () => {
    const { db, dir, all, store } = desk();
    const uses = many(20_000);
    store(uses.slice(0, 8000), uses.slice(8000));
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const indexed = db.prepare('SELECT count(*) FROM token_uses WHERE key = ?').pluck();
    for (const told of [uses[0], uses[11_111], uses[19_999]])
      expect(indexed.get(Buffer.from(keyOf(told as TokenUse), 'latin1'))).toBe(1);
    expect(
      db
        .prepare('SELECT count(*) FROM token_uses WHERE at < ?')
        .pluck()
        .get(START + 100),
    ).toBe(100);
    const other = desk();
    other.ledger.add(uses);
    expect(all()).toEqual(other.all());
    // More of it, where some is known.
    store(many(5000, 18_000));
    other.ledger.add(many(5000, 18_000));
    expect(all()).toEqual(other.all());
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(fs.readdirSync(dir).filter((name) => name.includes('import'))).toEqual([]);
  });

  it('an import of rows stores row by row where the ledger has other columns or indexes than images are made for', () => {
    const changes = [
      'ALTER TABLE token_uses ADD COLUMN more INTEGER',
      'CREATE INDEX more ON token_uses (model)',
      'DROP INDEX token_uses_by_time',
      'DROP INDEX token_uses_by_time; CREATE INDEX token_uses_by_time ON token_uses (at) WHERE fast = 1',
      'DROP INDEX token_uses_by_time; CREATE INDEX token_uses_by_time ON token_uses (at DESC)',
      'CREATE TRIGGER more AFTER INSERT ON token_uses BEGIN SELECT 1; END',
    ];
    for (const change of changes) {
      const { db, all, store } = desk();
      db.exec(change);
      store(many(300));
      const other = desk();
      other.ledger.add(many(300));
      expect(all()).toEqual(other.all());
      expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    }
  });

  it('an import of rows stores row by row where no image can be written', () => {
    const { db, dir, all, store } = desk();
    fs.mkdirSync(path.join(dir, 'history.sqlite-import', 'in-the-way'), { recursive: true });
    store(many(300));
    expect(all()).toHaveLength(300);
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('an import of rows gives the tally of the ledger, also after another process wrote to it', () => {
    const { db, dir, rows, store } = desk();
    store([...many(300), ...many(20).map((told) => ({ ...told, sidechain: true, requestId: 'other' }))]);
    const tallies = () =>
      [rows.tally, createTally(db)].map((tally) =>
        [...tally(SPAN, 'session')].map((told) => JSON.stringify(told)).toSorted(),
      );
    const [own, ledgers] = tallies();
    expect(own).toEqual(ledgers);
    const other = openHistory(dir, START);
    createLedger(other.db, createNames(other.db)).add([useOf('msg_new')]);
    other.db.close();
    const [after, ledgersAfter] = tallies();
    expect(after).toEqual(ledgersAfter);
    expect(after).toHaveLength(301);
    const third = openHistory(dir, START);
    third.db.exec('DELETE FROM token_uses WHERE id <= 10');
    third.db.close();
    expect(tallies()[0]).toHaveLength(291);
  });

  it('an import of rows merges the copies of a stored response one by one, as a sub-agent may have repeated it under another key', () => {
    const answer = { at: START, sessionId: null, origin: 'transcript' as const };
    const known = useOf('msg_a', { ...answer, requestId: null, sidechain: false });
    const repeated = useOf('msg_a', { ...answer, requestId: 'r1', sidechain: true });
    const own = useOf('msg_a', { ...answer, requestId: 'r1', sidechain: false, at: START + 1 });
    const [one, many] = [desk(), desk()];
    for (const told of [known, repeated, own]) one.ledger.add([told]);
    many.store([known]);
    many.store([repeated, own]);
    expect(many.all()).toEqual(one.all());
  });

  it('an import of rows stores row by row in a ledger that has keys of an earlier version', () => {
    const { db, ledger, rows } = desk();
    ledger.add(many(1));
    expect(rows.takesRows()).toBe(true);
    db.exec("UPDATE token_uses SET key = x'00112233445566778899aabbccddeeff'");
    expect(rows.takesRows()).toBe(false);
  });
});
