import type { Database } from 'better-sqlite3';

/**
 * What else the price of a response depends on (`core/prices/terms.ts`). Nothing that is stored says it, so the next scan
 * reads every transcript once more; a response that is known is merged with itself.
 */
export function terms(db: Database): void {
  db.exec(`
    ALTER TABLE token_uses ADD COLUMN terms INTEGER NOT NULL DEFAULT 0;
    DELETE FROM transcript_memory;
  `);
}
