import type { Database } from 'better-sqlite3';
import { hash } from 'node:crypto';
import { useKey, type TokenUse } from '../core/tokens';
import type { Names } from './names';

/** What a batch came to: responses that were new, and those of which it told something new. */
export interface Added {
  readonly added: number;
  readonly changed: number;
}

/** `mergeUse` in SQL: `best` is whether the telling has at least as much output as what is known. */
const best = 'excluded.output >= output';
const sums = ['model', 'input', 'output', 'cache_read', 'cache_write_5m', 'cache_write_1h'];
/** What only one of two tellings knows; the first one goes before. */
const places = ['session', 'project', 'branch'];
const columns = ['key', 'at', 'account', ...sums, ...places, 'by_proxy', 'sidechain', 'fast'];

/** One statement for each response: to ask first and then write takes five times as long. */
const UPSERT = `
  INSERT INTO token_uses (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
  ON CONFLICT (key) DO UPDATE SET
    at = min(at, excluded.at),
    account = iif(${best}, coalesce(excluded.account, account), coalesce(account, excluded.account)),
    ${sums.map((column) => `${column} = iif(${best}, excluded.${column}, ${column})`).join(', ')},
    ${places.map((column) => `${column} = coalesce(${column}, excluded.${column})`).join(', ')},
    sidechain = sidechain AND excluded.sidechain,
    fast = fast OR excluded.fast
  WHERE excluded.at < at OR excluded.sidechain < sidechain OR excluded.fast > fast
    OR (${best} AND (${sums.map((column) => `excluded.${column} <> ${column}`).join(' OR ')}
      OR excluded.account <> account))
    OR ${['account', ...places].map((column) => `(${column} IS NULL AND excluded.${column} IS NOT NULL)`).join(' OR ')}`;

/** Stores a batch in one transaction, merged with what is known. @throws SqliteError when it cannot; then none of it is */
export function createLedgerAdd(db: Database, names: Names): (uses: readonly TokenUse[]) => Added {
  const upsert = db.prepare(UPSERT);
  const newest = db.prepare<[], number>('SELECT max(id) FROM token_uses').pluck();
  const addAll = db.transaction((uses: readonly TokenUse[]): Added => {
    // Within the transaction nobody else gives numbers.
    const numbers = new Map<string, number>();
    const numberOf = (word: string): number => {
      let number = numbers.get(word);
      if (number === undefined) numbers.set(word, (number = names.word(word)));
      return number;
    };
    const orNull = (word: string | null): number | null => (word === null ? null : numberOf(word));
    // A row that is new gets the next number, one that is known keeps its own.
    const before = newest.get() ?? 0;
    let written = 0;
    for (const use of uses) {
      const { at, tokens } = use;
      written += upsert.run(
        ...[keyOf(use), at, orNull(use.account), numberOf(use.model), tokens.input, tokens.output],
        ...[tokens.cacheRead, tokens.cacheWrite5m, tokens.cacheWrite1h],
        ...[orNull(use.sessionId), orNull(use.project), orNull(use.branch)],
        ...[Number(use.origin === 'proxy'), Number(use.sidechain), Number(use.fast)],
      ).changes;
    }
    const added = (newest.get() ?? 0) - before;
    return { added, changed: written - added };
  });
  return (uses) => addAll.immediate(uses);
}

/** 128 bits of a hash: a third of the length of both ids, and nothing to read in it. */
function keyOf(use: TokenUse): Buffer {
  return hash('sha256', useKey(use), 'buffer').subarray(0, 16);
}
