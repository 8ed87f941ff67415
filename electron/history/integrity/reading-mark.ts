import type { Database } from 'better-sqlite3';
import fs from 'node:fs';
import { writeNew } from '../../platform/write-whole';

/** The tables of which one has a row as soon as something was recorded. */
const TABLES = ['samples', 'token_uses', 'events'];

/** Whether a history with readings was in this place before: then an empty or a missing file is a loss. */
export function hadReadings(file: string): boolean {
  return fs.existsSync(markOf(file));
}

/** Leaves the mark that the history in this place has readings. A disk that refuses it costs no more than the mark. */
export function markReadings(file: string): void {
  try {
    if (!hadReadings(file)) writeNew(markOf(file), Buffer.alloc(0), 0o600);
  } catch {
    // Without the mark a lost history is not noticed at the next start.
  }
}

/** Removes the mark: the user deleted the history. */
export function removeReadingMark(file: string): void {
  fs.rmSync(markOf(file), { force: true });
}

/** Whether the database has a reading, an event or a token use. */
export function hasReadings(db: Database): boolean {
  return TABLES.some((table) => db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined);
}

function markOf(file: string): string {
  return `${file}.has-readings`;
}
