import type { Database } from 'better-sqlite3';

/**
 * The tokens of each response, once (`key`: a hash of message id and request id), what Claude Code calls its sessions,
 * and how far each transcript was read. Model, account, session, project and branch are numbers of `words`.
 */
export function ledger(db: Database): void {
  db.exec(`
    CREATE TABLE token_uses (
      id INTEGER PRIMARY KEY,
      key BLOB NOT NULL UNIQUE,
      at INTEGER NOT NULL,
      model INTEGER NOT NULL,
      account INTEGER,
      session INTEGER,
      project INTEGER,
      branch INTEGER,
      input INTEGER NOT NULL,
      output INTEGER NOT NULL,
      cache_read INTEGER NOT NULL,
      cache_write_5m INTEGER NOT NULL,
      cache_write_1h INTEGER NOT NULL,
      by_proxy INTEGER NOT NULL,
      sidechain INTEGER NOT NULL,
      fast INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX token_uses_by_time ON token_uses (at);
    CREATE INDEX token_uses_by_session ON token_uses (session, at);
    CREATE TABLE sessions (
      id INTEGER PRIMARY KEY,
      title TEXT,
      first_at INTEGER NOT NULL,
      last_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE transcript_files (
      path TEXT PRIMARY KEY,
      inode TEXT NOT NULL,
      device TEXT NOT NULL,
      size INTEGER NOT NULL,
      offset INTEGER NOT NULL,
      head_check TEXT NOT NULL,
      mtime_ms REAL NOT NULL,
      lines INTEGER NOT NULL,
      skipped_lines INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
