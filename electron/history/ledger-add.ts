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
  const write = createUseWriter(db, names);
  const addAll = db.transaction((uses: readonly TokenUse[]): Added => write(uses, uses.map(keyOf)));
  return (uses) => addAll.immediate(uses);
}

/** Writes responses under their keys, within a transaction of the caller's. */
export function createUseWriter(
  db: Database,
  names: Names,
): (uses: readonly TokenUse[], keys: readonly string[]) => Added {
  const upsert = db.prepare(UPSERT);
  const newest = db.prepare<[], number>('SELECT max(id) FROM token_uses').pluck();
  // One for all: SQLite copies it.
  const key = Buffer.alloc(KEY_BYTES);
  return (uses, keys) => {
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
    uses.forEach((use, index) => {
      const { tokens } = use;
      key.write(keys[index] ?? '', 0, KEY_BYTES, 'latin1');
      // One by one, as the columns are: a spread costs as much as a tenth of the row.
      written += upsert.run(
        key,
        use.at,
        orNull(use.account),
        numberOf(use.model),
        tokens.input,
        tokens.output,
        tokens.cacheRead,
        tokens.cacheWrite5m,
        tokens.cacheWrite1h,
        orNull(use.sessionId),
        orNull(use.project),
        orNull(use.branch),
        use.origin === 'proxy' ? 1 : 0,
        use.sidechain ? 1 : 0,
        use.fast ? 1 : 0,
      ).changes;
    });
    const added = (newest.get() ?? 0) - before;
    return { added, changed: written - added };
  };
}

const KEY_BYTES = 16;

/**
 * What a response is stored by, a character a byte: 128 bits of a hash. A third of the length of both ids, and nothing to
 * read in it. As a string, since a buffer of its own for each takes longer than the hash.
 */
export function keyOf(use: TokenUse): string {
  return hash('sha256', useKey(use), 'binary');
}
