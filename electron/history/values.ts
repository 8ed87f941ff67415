import type { Database } from 'better-sqlite3';

/** Small named values that outlive a restart: JSON in the table `kept`. */
export interface Values {
  /** `null`: there is none, or it cannot be read. Each is a cache of facts; the samples are the record. */
  readonly get: (name: string) => unknown;
  /** @param now epoch ms; for a person who looks into the database */
  readonly set: (name: string, value: unknown, now: number) => void;
  readonly delete: (name: string) => void;
  /**
   * Runs `change` in a transaction of its own, in which no other process can write: a value that it reads is still the
   * stored one when it sets the next. @throws SqliteError where the disk does not take it
   */
  readonly change: <T>(change: () => T) => T;
}

export function createValues(db: Database): Values {
  const select = db.prepare<[string], string>('SELECT value FROM kept WHERE name = ?').pluck();
  const upsert = db.prepare(`
    INSERT INTO kept (name, value, updated_at) VALUES (?, ?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`);
  const remove = db.prepare('DELETE FROM kept WHERE name = ?');
  return {
    get: (name) => {
      const text = select.get(name);
      return text === undefined ? null : parse(text);
    },
    set: (name, value, now) => void upsert.run(name, JSON.stringify(value), now),
    delete: (name) => void remove.run(name),
    change: (change) => db.transaction(change).immediate(),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
