import Database from 'better-sqlite3';
import type { Database as Db } from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import type { HistoryNotice } from '../core/snapshot/history-notice';
import { errorMessage } from '../core/error-message';
import { err, ok, type Result } from '../core/result';
import { makeOwnerOnly } from '../platform/owner-only';
import { whileAlone } from './integrity/repair-lock';
import { hadReadings, hasReadings, markReadings, removeReadingMark } from './integrity/reading-mark';
import { openLockedCopy } from './integrity/locked-copy';
import { moveAside } from './integrity/quarantine';
import {
  assertFile,
  assertOurs,
  DamagedError,
  isBusy,
  isDamage,
  isHeld,
  isRefusal,
  markDamaged,
  removeMark,
} from './integrity/damage';
import { migrate, SchemaFromFutureError } from './migrate';
import { latestVersion, migrations } from './migrations/list';
import { openRemains, salvage } from './integrity/salvage';

const FILE = 'history.sqlite';
/** Rows of each table that are taken into memory where the file itself cannot be used. */
const ROWS_IN_MEMORY = 20_000;
/** Ms to wait for another process, such as one that migrates the file. */
const PATIENCE_MS = 2000;
/** Attempts to open a damaged file. Another process may be moving the same file away. */
const TRIES = 3;

/** The opened database, and the notice for the user. */
export interface Opened {
  readonly db: Db;
  /** The new path of a damaged file that was set aside; `null`: the file was sound. */
  readonly setAside: string | null;
  /** `null` when all is well. */
  readonly notice: HistoryNotice | null;
  /** Why the database is in memory; `null`: it is the file's. */
  readonly unusable: Unusable | null;
  /** Whether the last process that had the file open did not close it, or another one has it open now. */
  readonly isUnclean: boolean;
}

/**
 * Why the file cannot be used: a newer Quotide wrote it; another program has it locked; the disk refuses it; it is
 * damaged, and another process has it open.
 */
export interface Unusable {
  readonly kind: 'newer' | 'locked' | 'refused' | 'damaged_held';
  readonly reason: string;
}

export interface OpenOptions {
  /** Ms to wait for another process that has the file locked. */
  readonly patienceMs?: number;
  /** Whether a statement has found damage: the file is set aside, also if it opens. */
  readonly isDamaged?: boolean;
}

/** Where the history lies in a data folder. */
export function historyFile(dataDir: string): string {
  return path.join(dataDir, FILE);
}

/**
 * Opens the history in the data folder, creating and migrating it as needed.
 * WAL with synchronous=NORMAL: an acknowledged sample survives `kill -9`; a power cut may cost the last one.
 * A damaged or foreign file is set aside beside the new one, never wiped, and what can be read of it is taken over. Where
 * the file cannot be used at present, the database lives in memory, with the newest rows of the file.
 * @throws Error for a fault that is neither the file's nor the disk's
 */
export function openHistory(dataDir: string, now: number, options: OpenOptions = {}): Opened {
  const opened = openHistoryFile(dataDir, now, options);
  return opened.ok ? opened.value : openInMemory(historyFile(dataDir), opened.error);
}

/** As `openHistory`, where the database must be the file's. */
export function openHistoryFile(
  dataDir: string,
  now: number,
  { patienceMs = PATIENCE_MS, isDamaged = false }: OpenOptions = {},
): Result<Opened, Unusable> {
  const file = historyFile(dataDir);
  // The last connection that is closed removes its log of writes.
  const isUnclean = fs.existsSync(`${file}-wal`);
  for (let tries = 1; ; tries += 1) {
    const identity = inodeOf(file);
    try {
      if (isDamaged && tries === 1) throw new DamagedError('a statement found damage');
      const isMissing = identity === null && hadReadings(file);
      assertFile(file);
      const db = openFile(file, patienceMs);
      return ok({ db, setAside: null, notice: noticeOf(db, file, isMissing), unusable: null, isUnclean });
    } catch (error) {
      const unusable = unusableBy(error);
      if (unusable !== null) return err(unusable);
      if (!isDamage(error)) throw error;
      // Another process may have set it aside and begun anew meanwhile: that one is sound.
      if (inodeOf(file) !== identity && tries < TRIES) continue;
      return repair(file, now, error);
    }
  }
}

/** Why the file cannot be used, by the error of an attempt; `null`: it is damaged, or the error is another one. */
function unusableBy(error: unknown): Unusable | null {
  const reason = errorMessage(error);
  if (error instanceof SchemaFromFutureError) return { kind: 'newer', reason };
  if (isRefusal(error)) return { kind: 'refused', reason };
  return isBusy(error) ? { kind: 'locked', reason } : null;
}

/** The notice for a sound file: the history is empty, though there were readings in this place before. */
function noticeOf(db: Db, file: string, isMissing: boolean): HistoryNotice | null {
  if (hasReadings(db)) {
    markReadings(file);
    return null;
  }
  if (!hadReadings(file)) return null;
  removeReadingMark(file);
  return { kind: isMissing ? 'missing' : 'emptied' };
}

/** Sets a damaged file aside, unless another process has it open: what that one writes would be lost. */
function repair(file: string, now: number, damage: unknown): Result<Opened, Unusable> {
  try {
    const opened = whileAlone(file, () => {
      if (!isHeld(file)) return beginAnew(file, now);
      markDamaged(file);
      return null;
    });
    return opened === null ? err({ kind: 'damaged_held', reason: errorMessage(damage) }) : ok(opened);
  } catch (error) {
    const unusable = unusableBy(error);
    if (unusable === null) throw error;
    return err(unusable);
  }
}

function openFile(file: string, patienceMs: number): Db {
  const db = new Database(file, { timeout: patienceMs });
  try {
    assertOurs(db);
    const before = Number(db.pragma('user_version', { simple: true }));
    const known = latestVersion;
    // Before anything is written: not a byte of it is ours to change.
    if (before > known) throw new SchemaFromFutureError(before, known);
    // Before the first table, or it means nothing until a VACUUM.
    db.pragma('auto_vacuum = INCREMENTAL');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    migrate(db, migrations);
    if (before > 0 && before < 3) db.exec('VACUUM');
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
    if (fs.existsSync(file + suffix)) makeOwnerOnly(file + suffix);
  }
}

function beginAnew(file: string, now: number): Opened {
  const setAside = moveAside(file, now);
  removeMark(file);
  const isEmpty = fs.statSync(setAside).size === 0;
  const salvaged = takeOver(setAside, file);
  const db = openFile(file, PATIENCE_MS);
  const notice: HistoryNotice = isEmpty
    ? { kind: 'emptied' }
    : { kind: 'damaged', setAside: path.basename(setAside), salvaged };
  removeReadingMark(file);
  if (hasReadings(db)) markReadings(file);
  return { db, setAside, notice, unusable: null, isUnclean: false };
}

/** Brings the remains into a new file of their own version; the migrations then do the rest. */
function takeOver(setAside: string, file: string): number {
  const from = openRemains(setAside);
  if (from === null) return 0;
  const into = new Database(file);
  try {
    into.pragma('auto_vacuum = INCREMENTAL');
    migrate(
      into,
      migrations.filter(({ version }) => version <= versionOf(from)),
    );
    return salvage(from, into);
  } catch {
    return 0;
  } finally {
    from.close();
    into.close();
  }
}

/** As the tables say: the number itself is in the header, which may be lost. */
function versionOf(from: Db): number {
  const has = (sql: string) => {
    try {
      from.prepare(sql);
      return true;
    } catch {
      return false;
    }
  };
  if (has('SELECT series FROM samples')) return latestVersion;
  return has('SELECT server_ahead_ms FROM samples') ? 2 : 1;
}

/** A database in memory, with the newest rows of a file that cannot be used. */
export function openHistoryInMemory(dataDir: string, unusable: Unusable): Opened {
  return openInMemory(historyFile(dataDir), unusable);
}

function openInMemory(file: string, unusable: Unusable): Opened {
  const db = new Database(':memory:');
  migrate(db, migrations);
  if (unusable.kind === 'locked') {
    const copy = openLockedCopy(file);
    if (copy !== null) salvage(copy.db, db, ROWS_IN_MEMORY);
    copy?.remove();
  } else {
    const from = fs.existsSync(file) ? openRemains(file) : null;
    if (from !== null) salvage(from, db, ROWS_IN_MEMORY);
    from?.close();
  }
  return { db, setAside: null, notice: noticeInMemory(unusable), unusable, isUnclean: false };
}

/** The notice for a history that is kept in memory. */
export function noticeInMemory({ kind, reason }: Unusable): HistoryNotice {
  switch (kind) {
    case 'newer':
      return { kind: 'newer' };
    case 'locked':
      return { kind: 'locked' };
    case 'refused':
      return { kind: 'in_memory', reason };
    case 'damaged_held':
      return { kind: 'check_failed', found: reason };
  }
}

/** The inode of a file; `null`: there is none. */
export function inodeOf(file: string): bigint | null {
  return fs.statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null;
}
