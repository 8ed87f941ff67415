import type { Database } from 'better-sqlite3';
import {
  isOfQuarters,
  QuarterUses,
  usesOfQuarters,
  type PackedQuarters,
} from '../../core/tokens/quarter-uses';
import type { TotalledUse } from '../../core/tokens/token-totals';
import { watchForeignWrites } from '../foreign-writes';
import type { Tally, TallySpan } from './ledger-tally';

/** Responses of a span, or groups of them: what totals by time and model need. */
export type QuarterSums = (span: TallySpan) => Iterable<TotalledUse>;

/**
 * Responses added up by quarter of an hour, which are stored beside the ledger until a response is written: then they are
 * made anew from all of them.
 * @param tally gives the responses
 * @param addAll adds all responses
 */
export function createQuarterSums(
  db: Database,
  tally: Tally,
  addAll: (quarters: QuarterUses) => void,
): QuarterSums {
  const stored = createStoredQuarters(db);
  const make = (): PackedQuarters | null => {
    const hasForeignWrite = watchForeignWrites(db);
    const quarters = new QuarterUses();
    addAll(quarters);
    if (!quarters.isWhole) return null;
    const packed = quarters.pack();
    try {
      stored.save(packed, hasForeignWrite);
    } catch {
      // The disk is full, or another process is in the way: they are made anew the next time.
    }
    return packed;
  };
  return (span) => {
    const uses = isOfQuarters(span) ? (usesIn(stored.load()) ?? usesIn(make())) : null;
    return uses?.filter(({ at }) => at >= span.since && at < span.until) ?? tally(span, null);
  };
}

function usesIn(packed: PackedQuarters | null): readonly TotalledUse[] | null {
  return packed === null ? null : usesOfQuarters(packed);
}

interface Row extends PackedQuarters {
  readonly newest: number;
}

interface StoredQuarters {
  /** `null`: none are stored, or responses were added since. */
  readonly load: () => PackedQuarters | null;
  /**
   * Stores them, unless another process wrote since they were made. @param hasForeignWrite whether one did
   * @throws SqliteError when it cannot
   */
  readonly save: (quarters: PackedQuarters, hasForeignWrite: () => boolean) => void;
}

function createStoredQuarters(db: Database): StoredQuarters {
  const select = db.prepare<[], Row>('SELECT newest, kinds, numbers FROM use_quarters LIMIT 1');
  const newestId = db.prepare<[], number | null>('SELECT max(id) FROM token_uses').pluck();
  const insert = db.prepare('INSERT INTO use_quarters (newest, kinds, numbers) VALUES (?, ?, ?)');
  const remove = createQuarterRemoval(db);
  const newest = () => newestId.get() ?? 0;
  const save = db.transaction(({ kinds, numbers }: PackedQuarters, hasForeignWrite: () => boolean) => {
    if (hasForeignWrite()) return;
    remove();
    insert.run(newest(), kinds, numbers);
  });
  return {
    load: () => {
      const row = select.get();
      // A version without this table may still run after an update of the program.
      return row?.newest === newest() ? row : null;
    },
    save: (quarters, hasForeignWrite) => {
      save.immediate(quarters, hasForeignWrite);
    },
  };
}

/** Deletes the stored quarters; every transaction that writes responses has to do it. */
export function createQuarterRemoval(db: Database): () => void {
  const remove = db.prepare('DELETE FROM use_quarters');
  return () => void remove.run();
}
