import type { Database } from 'better-sqlite3';
import type { TotalledUse } from '../../core/tokens/token-totals';

/** What responses can be told apart by beside their time and model. */
export type TallyWord = 'session' | 'project';

/** A response as far as its cost depends on it, and one word more; `null` where that is not known or not asked for. */
export interface TallyUse extends TotalledUse {
  readonly word: string | null;
}

/** Epoch ms, `until` excluded. */
export interface TallySpan {
  readonly since: number;
  readonly until: number;
}

/** Responses in no order: in that of the file they are read twice as fast. `after`: only those with a higher number. */
export type Tally = (span: TallySpan, word: TallyWord | null, after?: number) => Iterable<TallyUse>;

/** Ids of rows that are read at once: few enough to stay small, many enough to be quick. */
const IDS = 5000;

/** Each value takes as long as a tenth of a row: the flags come as one number. */
type Row = readonly [
  ...[at: number, model: number, input: number, output: number, cacheRead: number],
  ...[cacheWrite5m: number, cacheWrite1h: number, flags: number, word?: number | null],
];
const FAST = 1;
const ON_PLAN = 2;
/** What the terms are multiplied by among the flags. */
const TERMS = 4;

export function createTally(db: Database): Tally {
  const wordOf = db.prepare<[number], string>('SELECT word FROM words WHERE id = ?').pluck();
  const firstId = db.prepare<[number], number | null>('SELECT min(id) FROM token_uses WHERE id > ?').pluck();
  return function* ({ since, until }, word, after = -1) {
    const page = db
      .prepare<[number, number, number, number], Row>(
        `SELECT at, model, input, output, cache_read, cache_write_5m, cache_write_1h,
          fast * ${String(FAST)} + on_plan * ${String(ON_PLAN)} + terms * ${String(TERMS)}${word === null ? '' : `, ${word}`}
        FROM token_uses WHERE id >= ? AND id < ? AND +at >= ? AND +at < ? ORDER BY id`,
      )
      .raw();
    const words = new Map<number, string>();
    const text = (id: number): string => {
      let known = words.get(id);
      if (known === undefined) words.set(id, (known = wordOf.get(id) ?? ''));
      return known;
    };
    for (let from = firstId.get(after) ?? null; from !== null;) {
      for (const row of page.all(from, from + IDS, since, until)) {
        const flags = row[7];
        const named = row[8] ?? null;
        yield {
          at: row[0],
          model: text(row[1]),
          fast: (flags & FAST) !== 0,
          tokens: {
            input: row[2],
            output: row[3],
            cacheRead: row[4],
            cacheWrite5m: row[5],
            cacheWrite1h: row[6],
          },
          word: named === null ? null : text(named),
          onPlan: (flags & ON_PLAN) !== 0,
          terms: Math.floor(flags / TERMS),
        };
      }
      // Ids that were deleted leave gaps.
      from = firstId.get(from + IDS - 1) ?? null;
    }
  };
}
