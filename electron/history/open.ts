import Database from 'better-sqlite3';
import type { Database as Db } from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import type { HistoryNotice } from '../core/snapshot/history-notice';
import { moveAside } from './integrity/quarantine';
import { assertFile, assertOurs, isDamage, isRefusal, removeMark } from './integrity/damage';
import { migrate, SchemaFromFutureError } from './migrate';
import { latestVersion, migrations } from './migrations/list';
import { openRemains, salvage } from './integrity/salvage';

const FILE = 'history.sqlite';
/** Rows of each table that are taken into memory where the file itself cannot be used. */
const ROWS_IN_MEMORY = 20_000;
/** With others that open the same damaged file at the same moment. */
const TRIES = 3;

/** What opening came to: the database, and what a person should hear of it. */
export interface Opened {
  readonly db: Db;
  /** Where a damaged file was set aside; `null` when it was sound. */
  readonly setAside: string | null;
  /** `null` when all is well. */
  readonly notice: HistoryNotice | null;
}

/** Where the history lies in a data folder. */
export function historyFile(dataDir: string): string {
  return path.join(dataDir, FILE);
}

/**
 * Opens the history in the data folder, creating and migrating it as needed.
 * WAL with synchronous=NORMAL: an acknowledged sample survives `kill -9`; a power cut may cost the last one.
 * A damaged or foreign file is set aside beside the new one, never wiped, and what can be read of it is taken over. What
 * a newer Quotide wrote, and what cannot be written, is only read: then the database lives in memory.
 * @throws Error when another process keeps it locked for seconds
 */
export function openHistory(dataDir: string, now: number): Opened {
  const file = historyFile(dataDir);
  for (let tries = 1; ; tries += 1) {
    const identity = inodeOf(file);
    try {
      assertFile(file);
      return { db: openFile(file), setAside: null, notice: null };
    } catch (error) {
      if (error instanceof SchemaFromFutureError) return openInMemory(file, { kind: 'newer' });
      if (isRefusal(error)) return openInMemory(file, { kind: 'in_memory', reason: String(error) });
      if (!isDamage(error)) throw error;
      // Another process may have set it aside and begun anew meanwhile: that one is sound.
      if (inodeOf(file) !== identity && tries < TRIES) continue;
      return beginAnew(file, now);
    }
  }
}

function openFile(file: string): Db {
  const db = new Database(file, { timeout: 2000 });
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
    if (fs.existsSync(file + suffix)) fs.chmodSync(file + suffix, 0o600);
  }
}

function beginAnew(file: string, now: number): Opened {
  const setAside = moveAside(file, now);
  removeMark(file);
  const salvaged = takeOver(setAside, file);
  const db = openFile(file);
  return { db, setAside, notice: { kind: 'damaged', setAside: path.basename(setAside), salvaged } };
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

function openInMemory(file: string, notice: HistoryNotice): Opened {
  const db = new Database(':memory:');
  migrate(db, migrations);
  const from = fs.existsSync(file) ? openRemains(file) : null;
  if (from !== null) {
    salvage(from, db, ROWS_IN_MEMORY);
    from.close();
  }
  return { db, setAside: null, notice };
}

function inodeOf(file: string): bigint | null {
  return fs.statSync(file, { bigint: true, throwIfNoEntry: false })?.ino ?? null;
}
