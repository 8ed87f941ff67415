import type { Database } from 'better-sqlite3';
import { removeSetAside } from './integrity/quarantine';
import { accountHash } from './ledger/account-hash';
import { createQuarterRemoval } from './ledger/ledger-quarters';
import { removeReadingMark } from './integrity/reading-mark';

/** Deletes for good: afterwards the bytes are in no file of the history, those that were set aside included. */
export interface Forgetting {
  /**
   * Removes all that was stored of an account. False while another process reads the history: then the rows are gone
   * and the bytes go when it is repeated. @throws SqliteError when it cannot be written
   */
  readonly account: (key: string) => boolean;
  readonly everything: () => boolean;
}

/** Tables that name the account itself, and those that name a series of it. */
const BY_ACCOUNT = ['events', 'alerts'];
const BY_SERIES = ['samples', 'hourly', 'daily', 'periods', 'forecasts'];

export function createForgetting(db: Database): Forgetting {
  const removeAccount = db.transaction((key: string) => {
    for (const table of BY_SERIES)
      db.prepare(`DELETE FROM ${table} WHERE series IN (SELECT id FROM series WHERE account = ?)`).run(key);
    for (const table of BY_ACCOUNT) db.prepare(`DELETE FROM ${table} WHERE account = ?`).run(key);
    db.prepare('DELETE FROM series WHERE account = ?').run(key);
    db.prepare('DELETE FROM accounts WHERE key = ?').run(key);
    createQuarterRemoval(db)();
    db.prepare('DELETE FROM token_uses WHERE account = (SELECT id FROM words WHERE word = ?)').run(key);
    db.prepare('DELETE FROM machine_uses WHERE account = ?').run(accountHash(key));
    db.prepare('DELETE FROM kept WHERE instr(name, @key) > 0 OR instr(value, @key) > 0').run({ key });
    db.prepare(
      'DELETE FROM session_titles WHERE session NOT IN (SELECT session FROM token_uses WHERE session IS NOT NULL)',
    ).run();
    removeUnusedWords(db);
  });
  const removeAll = db.transaction(() => {
    const tables = db
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    // A lease is of a process that runs, not of the past.
    for (const { name } of tables)
      db.exec(name === 'kept' ? "DELETE FROM kept WHERE name NOT LIKE 'lease:%'" : `DELETE FROM ${name}`);
  });
  const forGood = (remove: () => void) => {
    db.pragma('secure_delete = ON');
    try {
      remove();
      const isAlone = checkpoint(db);
      db.exec('VACUUM');
      if (!db.memory) removeSetAside(db.name);
      return checkpoint(db) && isAlone;
    } finally {
      db.pragma('secure_delete = OFF');
    }
  };
  return {
    account: (key) =>
      forGood(() => {
        removeAccount.immediate(key);
      }),
    everything: () => {
      if (!db.memory) removeReadingMark(db.name);
      return forGood(() => {
        removeAll.immediate();
      });
    },
  };
}

/** Project folders, branches and sessions that nothing names any more. */
function removeUnusedWords(db: Database): void {
  const uses = ['model', 'account', 'session', 'project', 'branch'].map(
    (column) => `SELECT ${column} FROM token_uses WHERE ${column} IS NOT NULL`,
  );
  db.exec(`DELETE FROM words WHERE id NOT IN (SELECT source FROM samples UNION ${uses.join(' UNION ')})`);
}

/** Moves the side file into the database and empties it; false when another process was in the way. */
function checkpoint(db: Database): boolean {
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
  return result?.busy === 0;
}
