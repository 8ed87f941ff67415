import type { Database } from 'better-sqlite3';

/** The first schema: who was seen, every observation a window, what changed, and small values kept over restarts. */
export function samples(db: Database): void {
  db.exec(`
    CREATE TABLE accounts (
      key TEXT PRIMARY KEY,
      first_seen_at INTEGER NOT NULL,
      plan TEXT,
      tier TEXT,
      organization_id TEXT
    ) STRICT;
    CREATE TABLE samples (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      account TEXT NOT NULL,
      window TEXT NOT NULL,
      utilization REAL,
      resets_at INTEGER,
      raw_resets_at TEXT,
      source TEXT NOT NULL,
      http_status INTEGER,
      fresh INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX samples_by_window ON samples (account, window, at);
    CREATE TABLE events (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      account TEXT NOT NULL,
      kind TEXT NOT NULL,
      window TEXT,
      value REAL,
      early INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE kept (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;
  `);
}
