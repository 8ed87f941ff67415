import type { Database } from 'better-sqlite3';

/**
 * What Claude Code calls its sessions, with how good a word it is: the user's own goes before Claude's. When a session
 * was is in `token_uses`. Nothing wrote to the table before.
 */
export function titles(db: Database): void {
  db.exec(`
    DROP TABLE sessions;
    CREATE TABLE sessions (
      id INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      rank INTEGER NOT NULL DEFAULT 0
    ) STRICT;
  `);
}
