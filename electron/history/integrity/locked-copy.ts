import Database from 'better-sqlite3';
import type { Database as Db } from 'better-sqlite3';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A history of more bytes is not copied: it would take seconds and as much room. */
const MOST_BYTES = 2 ** 30;
/** Follows no link that lies in the place of the copy. */
const EXCLUSIVE = fs.constants.COPYFILE_EXCL;
const SUFFIXES = ['', '-wal', '-journal'];

/**
 * Copies a database that another process has locked, and opens the copy. Locks of SQLite bind only its own connections,
 * and the copy has the log of writes too, so that what was committed last is in it. To be called where this process has
 * no connection to the file: closing a file ends all its locks (https://www.sqlite.org/howtocorrupt.html).
 * @returns the copy, and its removal; `null`: there is none, it is too large, or it was copied in the middle of a change
 */
export function openLockedCopy(file: string): { readonly db: Db; readonly remove: () => void } | null {
  let folder: string | null = null;
  const remove = () => {
    if (folder !== null) fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (fs.statSync(file).size > MOST_BYTES) return null;
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-locked-'));
    const copy = path.join(folder, 'copy.sqlite');
    for (const suffix of SUFFIXES)
      if (fs.existsSync(file + suffix)) fs.copyFileSync(file + suffix, copy + suffix, EXCLUSIVE);
    const db = new Database(copy, { fileMustExist: true });
    if (db.pragma('quick_check(1)', { simple: true }) === 'ok') {
      return {
        db,
        remove: () => {
          db.close();
          remove();
        },
      };
    }
    db.close();
  } catch {
    // The app begins without what was stored, and has it again when the lock is gone.
  }
  remove();
  return null;
}
