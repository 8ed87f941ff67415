import Database from 'better-sqlite3';
import type { Database as Db } from 'better-sqlite3';
import fs from 'node:fs';

/** Every SQLite file begins with it. */
const MAGIC = Buffer.from('SQLite format 3\0');
const HEADER_BYTES = 100;
const PAGE_BYTES = 4096;

/** A damaged or foreign file, open for reading as far as it goes; `null` when nothing in it can be read. */
export function openRemains(file: string): Db | null {
  for (const open of [() => openReadOnly(file), () => openCopy(file)]) {
    try {
      const db = open();
      // Nothing is read before the first question.
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return db;
    } catch {
      // What cannot be opened one way may be opened the other way.
    }
  }
  return null;
}

function openReadOnly(file: string): Db {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 500 });
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A copy in memory, with a sound header in place of a lost one, and not in WAL mode: that would need side files, which a
 * read-only folder does not take.
 */
function openCopy(file: string): Db {
  const bytes = fs.readFileSync(file);
  const whole = bytes.subarray(0, bytes.length - (bytes.length % PAGE_BYTES));
  if (whole.length === 0) throw new Error('less than a page');
  const copy = Buffer.from(whole);
  if (!copy.subarray(0, MAGIC.length).equals(MAGIC)) {
    const model = new Database(':memory:');
    model.pragma(`page_size = ${PAGE_BYTES}`);
    model.exec('CREATE TABLE model (a)');
    const header = model.serialize().subarray(0, HEADER_BYTES);
    model.close();
    header.copy(copy);
  }
  copy.writeUInt8(1, 18);
  copy.writeUInt8(1, 19);
  // How many pages there are; no free ones are known.
  copy.writeUInt32BE(copy.length / PAGE_BYTES, 28);
  copy.writeUInt32BE(0, 32);
  copy.writeUInt32BE(0, 36);
  return new Database(copy);
}

/**
 * Copies whatever can be read, row by row, table by table; what cannot is left out. Gives the number of rows.
 * @param most  rows of each table, the newest
 */
export function salvage(from: Db, into: Db, most = Number.MAX_SAFE_INTEGER): number {
  const copyAll = into.transaction(() =>
    tablesOf(into).reduce((sum, table) => sum + copyTable(from, into, table, most), 0),
  );
  return copyAll.immediate();
}

function copyTable(from: Db, into: Db, table: string, most: number): number {
  const columns = attempt(() => {
    const there = new Set(columnsOf(from, table));
    return columnsOf(into, table).filter((column) => there.has(column));
  });
  if (columns === null || columns.length === 0) return 0;
  const insert = into.prepare(
    `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  // Leases are of processes that run, not of the past.
  const where = table === 'kept' ? "WHERE name NOT LIKE 'lease:%'" : '';
  const hasRowid = attempt(() => from.prepare(`SELECT rowid FROM ${table} LIMIT 1`).all()) !== null;
  let copied = 0;
  // From both ends: a broken page in the middle stops each way once.
  for (const order of hasRowid ? ['ORDER BY rowid DESC', 'ORDER BY rowid'] : ['']) {
    const done = attempt(() => {
      const rows = from
        .prepare<[], readonly unknown[]>(`SELECT ${columns.join(', ')} FROM ${table} ${where} ${order}`)
        .raw();
      for (const row of rows.iterate()) {
        if (copied >= most) break;
        copied += attempt(() => insert.run(...row).changes) ?? 0;
      }
      return true;
    });
    if (done !== null) break;
  }
  return copied;
}

function tablesOf(db: Db): readonly string[] {
  const rows = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
    .all()
    // Sums of responses, some of which may be lost.
    .filter(({ name }) => name !== 'use_quarters');
  return rows.map(({ name }) => name);
}

function columnsOf(db: Db, table: string): readonly string[] {
  return db
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map(({ name }) => name);
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
