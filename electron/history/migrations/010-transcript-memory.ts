import type { Database } from 'better-sqlite3';

/**
 * How far transcripts were read, hundreds of them in a row: with a row for each, fifty thousand took longer to load than
 * to look at. What was remembered is forgotten, so that the next scan reads each transcript once more; a response that
 * is known is merged with itself.
 */
export function transcriptMemory(db: Database): void {
  db.exec(`
    DROP TABLE transcript_files;
    CREATE TABLE transcript_memory (
      id INTEGER PRIMARY KEY,
      names TEXT NOT NULL,
      numbers BLOB NOT NULL
    ) STRICT;
  `);
}
