import type { Database } from 'better-sqlite3';
import type { TotalledUse } from '../core/token-totals';

/** What responses can be told apart by beside their time and model. */
export type TallyWord = 'session' | 'project';

/** A response as far as its cost depends on it, and one word more; `null` where that is not known or not asked for. */
export interface TallyUse extends TotalledUse {
  readonly word: string | null;
}

/**
 * Responses in no order: in that of the file they are read twice as fast. Epoch ms, `until` excluded. `after`: only those
 * with a higher number.
 */
export type Tally = (
  span: { readonly since: number; readonly until: number },
  word: TallyWord | null,
  after?: number,
) => Iterable<TallyUse>;

/** Rows that are read at once: few enough to stay small, many enough to be quick. */
const ROWS = 5000;

type Row = readonly [
  ...[id: number, at: number, model: number, fast: number, input: number, output: number],
  ...[cacheRead: number, cacheWrite5m: number, cacheWrite1h: number, word: number | null],
  ...[onPlan: number, terms: number],
];

export function createTally(db: Database): Tally {
  const wordOf = db.prepare<[number], string>('SELECT word FROM words WHERE id = ?').pluck();
  return function* ({ since, until }, word, from = -1) {
    const page = db
      .prepare<[number, number, number], Row>(
        `SELECT id, at, model, fast, input, output, cache_read, cache_write_5m, cache_write_1h, ${word ?? 'NULL'}, on_plan, terms
        FROM token_uses WHERE id > ? AND +at >= ? AND +at < ? ORDER BY id LIMIT ${String(ROWS)}`,
      )
      .raw();
    const words = new Map<number, string>();
    const text = (id: number): string => {
      let known = words.get(id);
      if (known === undefined) words.set(id, (known = wordOf.get(id) ?? ''));
      return known;
    };
    for (let after = from; ;) {
      const rows = page.all(after, since, until);
      for (const row of rows) {
        const named = row[9];
        yield {
          at: row[1],
          model: text(row[2]),
          fast: row[3] === 1,
          tokens: {
            input: row[4],
            output: row[5],
            cacheRead: row[6],
            cacheWrite5m: row[7],
            cacheWrite1h: row[8],
          },
          word: named === null ? null : text(named),
          onPlan: row[10] === 1,
          terms: row[11],
        };
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < ROWS) return;
      after = last[0];
    }
  };
}
