import type { Database } from 'better-sqlite3';
import type { QuarterUses } from '../../core/tokens/quarter-uses';
import { ROW, ROW_BYTES, ROW_FLAG, type RowBlock } from '../../core/tokens/token-rows';
import { watchForeignWrites } from '../foreign-writes';
import { createUseWriter } from './ledger-add';
import { createLedgerImage, IMAGE_COLUMNS, type LedgerImage, type SortedRows } from './ledger-image';
import { MESSAGE_BYTES } from './ledger-key';
import { createQuarterRemoval, createQuarterSums, type QuarterSums } from './ledger-quarters';
import { keysOf, mergeRows, sortBlocks, usesOf } from './ledger-rows';
import { createTally, type Tally, type TallySpan, type TallyUse, type TallyWord } from './ledger-tally';
import type { Names } from '../names';

/** Rows of a transaction where they are stored one by one: other processes wait for the file some 20 ms. */
const AT_ONCE = 2500;

/** Takes in a history that comes as rows. */
export interface LedgerImport {
  /** Whether rows can be stored: not where a response may be known by the key that an earlier version gave it. */
  readonly takesRows: () => boolean;
  /** Takes note of responses; stores nothing yet. */
  readonly gather: (block: RowBlock) => void;
  /** How many are gathered. */
  readonly size: () => number;
  /**
   * Stores what is gathered, a transaction with each step; merged as `Ledger.add` does it, in the order in which each
   * response was told. @throws SqliteError when one cannot be stored; the steps before it are
   */
  readonly store: () => Generator<void, void, void>;
  /** As `createTally`; a first import is not read back. */
  readonly tally: Tally;
  /** The same where no word is asked for: responses, or groups of them. */
  readonly sums: QuarterSums;
}

/** Rows that went into an empty ledger, and what else was written then. */
interface First {
  readonly sorted: SortedRows;
  readonly order: Uint32Array;
  /** Whether another connection wrote since. */
  readonly hasForeignWrite: () => boolean;
}

/**
 * @param imageFile where an image may be written for a moment, on the database's disk
 * @param code gives the compiled `wasm/image.ts`
 */
export function createLedgerImport(
  db: Database,
  names: Names,
  imageFile: string,
  code: () => WebAssembly.Module,
): LedgerImport {
  const image = createLedgerImage(db, imageFile);
  const fromLedger = createTally(db);
  const oldKey = db.prepare('SELECT 1 FROM token_uses WHERE length(key) = 16 LIMIT 1');
  let blocks: RowBlock[] = [];
  let count = 0;
  let first: First | null = null;
  /** Rows that need not be read back; `null`: there are none, or another process may have changed them. */
  const firstRows = (): First | null => {
    if (first?.hasForeignWrite() === true) first = null;
    return first;
  };
  const tally: Tally = function* (span, word, after) {
    const rows = firstRows();
    if (rows !== null) yield* tallyOf(rows, span, word);
    yield* fromLedger(span, word, rows?.order.length ?? after);
  };
  const addAll = (quarters: QuarterUses): void => {
    const rows = firstRows();
    if (rows !== null) quarters.addRows(rows.sorted.rows, rows.order, rows.sorted.words);
    for (const use of fromLedger(ALWAYS, null, rows?.order.length)) quarters.add(use);
  };
  return {
    takesRows: () => oldKey.get() === undefined,
    gather: (block) => {
      blocks.push(block);
      count += block.bytes.length / ROW_BYTES;
    },
    size: () => count,
    *store() {
      if (count === 0) return;
      const sorted = sortBlocks(code(), blocks);
      [blocks, count, first] = [[], 0, null];
      const { alone, apart, unmerged } = mergeRows(sorted);
      const hasForeignWrite = watchForeignWrites(db);
      const { left, isFirst } = storeImage(db, names, image, sorted, alone);
      yield;
      // Made only now: it remembers whether the ledger was empty.
      const write = db.transaction(createUseWriter(db, names));
      for (const rows of [unmerged(left), apart]) {
        for (let at = 0; at < rows.length; at += AT_ONCE) {
          const some = rows.subarray(at, at + AT_ONCE);
          write.immediate(usesOf(sorted, some), keysOf(sorted, some));
          yield;
        }
      }
      if (isFirst) first = { sorted, order: alone, hasForeignWrite };
    },
    tally,
    sums: createQuarterSums(db, tally, addAll),
  };
}

const ALWAYS: TallySpan = { since: -Infinity, until: Infinity };

/** What an image came to. */
interface Stored {
  /** Rows that are to be stored one by one. */
  readonly left: Uint32Array;
  /** Whether the ledger was empty before. */
  readonly isFirst: boolean;
}

/**
 * Lets SQLite copy the rows: into an empty ledger all at once, by its "transfer optimization", which copies whole trees
 * (https://sqlite.org/src/file/src/insert.c); else those whose message id is new, some thousands in a transaction.
 */
function storeImage(
  db: Database,
  names: Names,
  image: LedgerImage,
  sorted: SortedRows,
  order: Uint32Array,
): Stored {
  try {
    if (!image.fits()) return { left: order, isFirst: false };
    const ids = db.transaction(() => numbersOf(names, sorted)).immediate();
    const areGood = (): boolean => areStill(db, sorted, ids);
    return image.attached(sorted, order, ids, () =>
      isCopied(db, order.length, areGood)
        ? { left: new Uint32Array(), isFirst: true }
        : { left: copyNew(db, order, areGood), isFirst: false },
    );
  } catch {
    // No room for the image, or another SQLite than this was written for: rows can be stored one by one.
    return { left: order, isFirst: false };
  }
}

/** Copies all of the image into an empty ledger; gives whether it did. */
function isCopied(db: Database, count: number, areGood: () => boolean): boolean {
  const any = db.prepare('SELECT 1 FROM main.token_uses LIMIT 1');
  const removeQuarters = createQuarterRemoval(db);
  const copy = db.transaction(() => {
    if (any.get() !== undefined || !areGood()) return false;
    removeQuarters();
    const { changes } = db.prepare('INSERT INTO main.token_uses SELECT * FROM stage.token_uses').run();
    if (changes !== count) throw new Error('the image is not whole');
    return true;
  });
  return copy.immediate();
}

/** Copies those whose message id is new to the ledger; gives the others. */
function copyNew(db: Database, order: Uint32Array, areGood: () => boolean): Uint32Array {
  const columns = IMAGE_COLUMNS.filter((column) => column !== 'id').join(', ');
  // The first row of the ledger that is not before any with this message id.
  const next = `(SELECT substr(m.key, 1, ${String(MESSAGE_BYTES)}) FROM main.token_uses AS m
    WHERE m.key >= substr(s.key, 1, ${String(MESSAGE_BYTES)}) ORDER BY m.key LIMIT 1)`;
  const isKnown = `${next} = substr(s.key, 1, ${String(MESSAGE_BYTES)})`;
  const known = db
    .prepare<[number, number], number>(
      `SELECT id FROM stage.token_uses AS s WHERE id > ? AND id <= ? AND ${isKnown} ORDER BY id`,
    )
    .pluck();
  const insert = db.prepare(
    `INSERT INTO main.token_uses (${columns}) SELECT ${columns} FROM stage.token_uses AS s
    WHERE id > ? AND id <= ? AND ${isKnown} IS NOT TRUE ORDER BY id`,
  );
  const left: number[] = [];
  const removeQuarters = createQuarterRemoval(db);
  const copy = db.transaction((from: number, to: number) => {
    if (!areGood()) throw new Error('a word has another number');
    removeQuarters();
    const others = known.all(from, to);
    if (insert.run(from, to).changes !== to - from - others.length) throw new Error('the image is not whole');
    for (const id of others) left.push(order[id - 1] ?? 0);
  });
  for (let from = 0; from < order.length; from += AT_ONCE)
    copy.immediate(from, Math.min(from + AT_ONCE, order.length));
  return Uint32Array.from(left);
}

/** The ledger's number of each word that the rows have. */
function numbersOf(names: Names, { words }: SortedRows): Uint32Array {
  return Uint32Array.from(words, (word) => (word === null ? 0 : names.word(word)));
}

/** Whether the words have their numbers yet: another process may have forgotten one, and given its number to another. */
function areStill(db: Database, { words }: SortedRows, ids: Uint32Array): boolean {
  const wordOf = db.prepare<[number], string>('SELECT word FROM words WHERE id = ?').pluck();
  return words.every((word, number) => {
    const id = ids[number] ?? 0;
    return id === 0 || wordOf.get(id) === word;
  });
}

function* tallyOf(
  { sorted: { rows, words }, order }: First,
  { since, until }: TallySpan,
  word: TallyWord | null,
): Generator<TallyUse> {
  for (const row of order) {
    const at = rows.double(row, ROW.at);
    if (at < since || at >= until) continue;
    yield {
      at,
      model: words[rows.cell(row, ROW.model)] ?? '',
      fast: rows.has(row, ROW_FLAG.fast),
      tokens: {
        input: rows.double(row, ROW.input),
        output: rows.double(row, ROW.output),
        cacheRead: rows.double(row, ROW.cacheRead),
        cacheWrite5m: rows.double(row, ROW.cacheWrite5m),
        cacheWrite1h: rows.double(row, ROW.cacheWrite1h),
      },
      word: word === null ? null : (words[rows.cell(row, ROW[word])] ?? null),
      onPlan: rows.has(row, ROW_FLAG.onPlan),
      terms: rows.cell(row, ROW.terms),
    };
  }
}
