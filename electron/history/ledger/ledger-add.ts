import type { Database } from 'better-sqlite3';
import type { TokenUse } from '../../core/tokens/tokens';
import { KEY_BYTES, keyOf } from './ledger-key';
import { createOldKeys } from './ledger-old-keys';
import { createQuarterRemoval } from './ledger-quarters';
import { createRepeats } from './ledger-repeats';
import type { Names } from '../names';

/** What a batch came to: responses that were new, and those of which it told something new. */
export interface Added {
  readonly added: number;
  readonly changed: number;
}

/** `mergeUse` in SQL: `best` is whether the telling has more output than what is known. */
const best = 'excluded.output > output';
const counts = ['input', 'output', 'cache_read'];
const writes = ['cache_write_5m', 'cache_write_1h'];
const places = ['session', 'project', 'branch'];
const columns = [
  ...['key', 'at', 'account', 'model', ...counts, ...writes, ...places],
  ...['by_proxy', 'sidechain', 'fast', 'terms', 'on_plan', 'copied'],
];

const bothWrites = (table: string) => writes.map((column) => table + column).join(' + ');
const moreWrites = `(${bothWrites('excluded.')} > ${bothWrites('')}
  OR (${bothWrites('excluded.')} = ${bothWrites('')} AND excluded.cache_write_1h > cache_write_1h))`;
/** A fork's copy gives no place to a response that its own session told, and loses its own to it. */
const place = (column: string) => `CASE WHEN copied > excluded.copied THEN excluded.${column}
  WHEN copied < excluded.copied THEN ${column} ELSE coalesce(${column}, excluded.${column}) END`;

/** `mergeTerms` in SQL: flags in the lowest four bits, a count above them. */
const terms = 'max(terms, excluded.terms) | ((terms | excluded.terms) & 15)';

/** One statement for each response: to ask first and then write takes five times as long. */
const UPSERT = `
  INSERT INTO token_uses (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
  ON CONFLICT (key) DO UPDATE SET
    at = min(at, excluded.at),
    account = iif(${best}, coalesce(excluded.account, account), coalesce(account, excluded.account)),
    model = iif(${best}, excluded.model, model),
    ${counts.map((column) => `${column} = max(${column}, excluded.${column})`).join(', ')},
    ${writes.map((column) => `${column} = iif(${moreWrites}, excluded.${column}, ${column})`).join(', ')},
    ${places.map((column) => `${column} = ${place(column)}`).join(', ')},
    sidechain = sidechain AND excluded.sidechain,
    fast = fast OR excluded.fast,
    terms = ${terms},
    on_plan = on_plan AND excluded.on_plan,
    copied = copied AND excluded.copied
  WHERE excluded.at < at OR excluded.sidechain < sidechain OR excluded.fast > fast
    OR (${terms}) <> terms
    OR excluded.on_plan < on_plan OR excluded.copied < copied
    OR ${counts.map((column) => `excluded.${column} > ${column}`).join(' OR ')} OR ${moreWrites}
    OR (excluded.account IS NOT NULL AND (account IS NULL OR (${best} AND excluded.account <> account)))
    OR (excluded.copied = copied
      AND (${places.map((column) => `(${column} IS NULL AND excluded.${column} IS NOT NULL)`).join(' OR ')}))`;

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
  const repeats = createRepeats(db, upsert);
  const moveOld = createOldKeys(db);
  const removeQuarters = createQuarterRemoval(db);
  const newest = db.prepare<[], number>('SELECT max(id) FROM token_uses').pluck();
  // One for all: SQLite copies it.
  const key = Buffer.alloc(KEY_BYTES);
  return (uses, keys) => {
    repeats.begin();
    removeQuarters();
    // Within the transaction nothing else gives numbers.
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
      moveOld(use, key);
      const folded = repeats.fold(use, key);
      // One by one, as the columns are: a spread costs as much as a tenth of the row.
      written += upsert.run(
        folded?.key ?? key,
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
        use.terms,
        use.onPlan ? 1 : 0,
        use.copied ? 1 : 0,
      ).changes;
      folded?.then();
    });
    const added = Math.max(0, (newest.get() ?? 0) - before);
    return { added, changed: Math.max(0, written - added) };
  };
}
