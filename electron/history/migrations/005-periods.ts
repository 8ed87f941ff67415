import type { Database } from 'better-sqlite3';

/**
 * The life of each window from start to reset, the limits that were reached in it, and the alerts that were said
 * (kind and figures, never their text). `crossed` is JSON: `[[percent, at], …]`.
 */
export function periods(db: Database): void {
  db.exec(`
    CREATE TABLE periods (
      id INTEGER PRIMARY KEY,
      series INTEGER NOT NULL,
      started_at INTEGER,
      resets_at INTEGER,
      first_at INTEGER NOT NULL,
      peak REAL,
      peak_at INTEGER,
      crossed TEXT NOT NULL,
      ended TEXT,
      ended_at INTEGER
    ) STRICT;
    CREATE INDEX periods_by_series ON periods (series, first_at);
    CREATE UNIQUE INDEX period_that_is_open ON periods (series) WHERE ended IS NULL;
    CREATE TABLE limit_hits (
      period INTEGER NOT NULL REFERENCES periods (id) ON DELETE CASCADE,
      reached_at INTEGER NOT NULL,
      cleared_at INTEGER,
      PRIMARY KEY (period, reached_at)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE alerts (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      account TEXT NOT NULL,
      window TEXT,
      kind TEXT NOT NULL,
      value REAL
    ) STRICT;
    CREATE INDEX alerts_by_time ON alerts (at);
  `);
}
