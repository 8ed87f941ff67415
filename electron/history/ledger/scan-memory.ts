import type { Database } from 'better-sqlite3';

/** How far some transcripts were read; later rows hold over earlier ones. What is in one is the scanner's affair. */
export interface MemoryRow {
  readonly names: string;
  readonly numbers: Uint8Array;
}

/** What the scanner remembers over restarts. */
export interface ScanMemory {
  /** The oldest first. */
  readonly load: () => readonly MemoryRow[];
  /** Stores them in one transaction. @throws SqliteError when it cannot */
  readonly save: (rows: readonly MemoryRow[]) => void;
  /** Stores them in the place of all that was stored before, a row in a transaction. @throws SqliteError when it cannot */
  readonly replace: (rows: readonly MemoryRow[]) => void;
}

export function createScanMemory(db: Database): ScanMemory {
  const all = db.prepare<[], MemoryRow>('SELECT names, numbers FROM transcript_memory ORDER BY id');
  const add = db.prepare('INSERT INTO transcript_memory (names, numbers) VALUES (?, ?)');
  const newest = db.prepare<[], number | null>('SELECT max(id) FROM transcript_memory').pluck();
  const removeTo = db.prepare('DELETE FROM transcript_memory WHERE id <= ?');
  const save = db.transaction((rows: readonly MemoryRow[]) => {
    for (const { names, numbers } of rows) add.run(names, numbers);
  });
  return {
    load: () => all.all(),
    save: (rows) => {
      save.immediate(rows);
    },
    replace: (rows) => {
      // The new rows first: what is cut short leaves both, which say the same.
      const before = newest.get() ?? 0;
      for (const row of rows) save.immediate([row]);
      removeTo.run(before);
    },
  };
}
