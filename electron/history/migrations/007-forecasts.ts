import type { Database } from 'better-sqlite3';

/** What was said would come, to be held against what came: at most one an hour and window, and the first warning. */
export function forecasts(db: Database): void {
  db.exec(`
    CREATE TABLE forecasts (
      series INTEGER NOT NULL,
      at INTEGER NOT NULL,
      resets_at INTEGER NOT NULL,
      used REAL NOT NULL,
      low REAL NOT NULL,
      mid REAL NOT NULL,
      high REAL NOT NULL,
      verdict TEXT NOT NULL,
      from_history INTEGER NOT NULL,
      PRIMARY KEY (series, at)
    ) STRICT, WITHOUT ROWID;
  `);
}
