import type { Database } from 'better-sqlite3';

/**
 * By how much the server's clock was ahead of ours at a reading (ms, from its `Date` header, so to the second): what
 * tells later that `at` was written by a clock that was wrong. NULL where no header said it.
 */
export function serverClock(db: Database): void {
  db.exec('ALTER TABLE samples ADD COLUMN server_ahead_ms INTEGER');
}
