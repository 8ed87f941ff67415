import SqliteDatabase, { type Database } from 'better-sqlite3';
import fs from 'node:fs';
import { replaceQuickly } from '../../platform/write-whole';
import { SchemaFromFutureError } from '../migrate';
import { APPLICATION_ID } from '../migrations/003-compact';
import { hadReadings } from './reading-mark';

/** A process that has just made the file may not have written to it yet. */
const FRESH_MS = 10_000;

/** The file is no history of ours, or a check found it broken. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

/** Whether what stopped the opening is the file's own fault. */
export function isDamage(error: unknown): boolean {
  if (error instanceof DamagedError) return true;
  const code = codeOf(error);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** Whether the disk or the folder did not let us: that may pass, and the app can go on without. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof SchemaFromFutureError) return false;
  return /^(?:SQLITE_(?:READONLY|CANTOPEN|FULL|IOERR|PERM)|EROFS|EACCES|EPERM|ENOSPC|EIO)/.test(
    codeOf(error),
  );
}

/** Whether another connection was in the way: a moment later it works. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/**
 * Looks at the file before SQLite does: a folder in its place, nothing in it, or a mark that a check left.
 * @throws DamagedError
 */
export function assertFile(file: string): void {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isFile()) throw new DamagedError('it is not a file');
  if (isMarked(file)) throw new DamagedError('a check found damage');
  if (stat.size > 0) return;
  // SQLite deletes a log of writes beside an empty file, so that an empty file with one is no new file either.
  const isOld = Math.abs(Date.now() - stat.mtimeMs) > FRESH_MS;
  const hasLog = (fs.statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  if (isOld || hasLog || hadReadings(file)) throw new DamagedError('it is empty');
}

/** Whether the database is ours, before anything is written to it. @throws DamagedError when another program made it */
export function assertOurs(db: Database): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  const program = Number(db.pragma('application_id', { simple: true }));
  const rows = db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const tables = new Set(rows.map(({ name }) => name));
  if (version === 0 && tables.size === 0 && program === 0) return;
  const isOurs = program === APPLICATION_ID || (program === 0 && version > 0 && version < 3);
  if (!isOurs || !tables.has('kept') || !tables.has('samples'))
    throw new DamagedError('another program made it');
}

/** Leaves a mark beside a file in which damage was found: the next process that has the file alone sets it aside. */
export function markDamaged(file: string): void {
  replaceQuickly(markOf(file), String(process.pid));
}

/** Whether damage was found in the file that is in this place. */
export function isMarked(file: string): boolean {
  return fs.existsSync(markOf(file));
}

/**
 * Whether another connection has the database open: every one in WAL mode holds a shared lock as long as it lives
 * (https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory). False where the file is too damaged to be locked.
 */
export function isHeld(file: string): boolean {
  // SQLite would delete the log of writes beside an empty file.
  if (fs.statSync(file, { throwIfNoEntry: false })?.size === 0) return false;
  let db: Database | null = null;
  try {
    db = new SqliteDatabase(file, { fileMustExist: true, timeout: 0 });
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    db?.close();
  }
}

export function removeMark(file: string): void {
  fs.rmSync(markOf(file), { force: true });
}

function markOf(file: string): string {
  return `${file}.damaged`;
}
