import Database from 'better-sqlite3';
import { assertOurs, isBusy } from './damage';

/** The answer for a file that is not there. */
export const NEVER_BEGAN = false;

/**
 * Whether a history that took the place of the open one has readings from before `at` (epoch ms): a backup or an earlier
 * copy. False also for a file that cannot be read.
 */
export function beganBefore(file: string, at: number): boolean | 'busy' {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { fileMustExist: true, readonly: true, timeout: 0 });
    assertOurs(db);
    const first = db.prepare<[], number | null>('SELECT min(at) FROM samples').pluck().get() ?? null;
    // A command that begins a history beside the running app counts all transcripts: only readings show its age.
    return first !== null && first < at;
  } catch (error) {
    return isBusy(error) ? 'busy' : false;
  } finally {
    db?.close();
  }
}
