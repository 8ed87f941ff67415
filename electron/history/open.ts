import Database from 'better-sqlite3';
import type { Database as Db } from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import { migrate, SchemaFromFutureError } from './migrate';
import { migrations } from './migrations/list';

const FILE = 'history.sqlite';

/** What opening came to: the database, and what a person should hear of it. */
export interface Opened {
  readonly db: Db;
  /** Where a damaged file was set aside; `null` when it was sound. */
  readonly setAside: string | null;
}

/**
 * Opens the history in the data folder, creating and migrating it as needed.
 * WAL with synchronous=NORMAL: an acknowledged sample survives `kill -9`; a power cut may cost the last one.
 * A damaged file is set aside beside the new one, never wiped.
 * @throws SchemaFromFutureError when a newer Quotide wrote it; Error when the folder cannot be written.
 */
export function openHistory(dataDir: string, now: number): Opened {
  const file = path.join(dataDir, FILE);
  try {
    return { db: openFile(file), setAside: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const setAside = moveAside(file, now);
    return { db: openFile(file), setAside };
  }
}

function openFile(file: string): Db {
  const db = new Database(file, { timeout: 2000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    migrate(db, migrations);
    restrict(file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** SQLite makes its files with the umask's mode; ours are for the owner alone. */
function restrict(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    if (fs.existsSync(file + suffix)) fs.chmodSync(file + suffix, 0o600);
  }
}

function isDamage(error: unknown): boolean {
  if (error instanceof SchemaFromFutureError) return false;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB');
}

function moveAside(file: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-');
  const target = `${file}.corrupt-${stamp}`;
  fs.renameSync(file, target);
  for (const suffix of ['-wal', '-shm']) {
    if (fs.existsSync(file + suffix)) fs.renameSync(file + suffix, target + suffix);
  }
  return target;
}
