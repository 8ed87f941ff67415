import type { Database } from 'better-sqlite3';

/**
 * All responses added up by quarter of an hour (`core/tokens/quarter-uses.ts`), in one row: a scan with nothing changed
 * then reads this row in place of every response. Each change of responses deletes it. `newest` is the largest id of
 * `token_uses` when it was made.
 */
export function quarters(db: Database): void {
  db.exec(`
    CREATE TABLE use_quarters (
      newest INTEGER NOT NULL,
      kinds TEXT NOT NULL,
      numbers BLOB NOT NULL
    ) STRICT;
  `);
}
