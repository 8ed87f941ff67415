import type { Database } from 'better-sqlite3';

/**
 * No question looks responses up by their session: reports go through a span of time. The index cost a tenth of every
 * first import.
 */
export function fewerIndexes(db: Database): void {
  db.exec('DROP INDEX token_uses_by_session');
}
