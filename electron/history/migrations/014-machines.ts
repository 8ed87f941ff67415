import type { Database } from 'better-sqlite3';

/**
 * Token uses of other machines, apart from this machine's, so that no sum of this machine can contain them. Each machine
 * has rows of its own, also for a response that several of them have: one of them can be forgotten alone. `account` is a
 * hash of the account's key.
 */
export function machines(db: Database): void {
  db.exec(`
    CREATE TABLE machines (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      taken_at INTEGER NOT NULL,
      imported_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE machine_uses (
      key BLOB NOT NULL,
      machine INTEGER NOT NULL,
      at INTEGER NOT NULL,
      model TEXT NOT NULL,
      account TEXT,
      input INTEGER NOT NULL,
      output INTEGER NOT NULL,
      cache_read INTEGER NOT NULL,
      cache_write_5m INTEGER NOT NULL,
      cache_write_1h INTEGER NOT NULL,
      on_plan INTEGER NOT NULL,
      PRIMARY KEY (key, machine)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX machine_uses_by_time ON machine_uses (at);
  `);
}
