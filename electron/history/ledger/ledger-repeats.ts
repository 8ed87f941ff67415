import type { Database, Statement } from 'better-sqlite3';
import { isRepeated, isUniqueId, type TokenUse } from '../../core/tokens/tokens';
import { watchForeignWrites } from '../foreign-writes';
import { KEY_BYTES, MESSAGE_BYTES } from './ledger-key';

/** Under which key a response is to be stored, and what is to be done once it is. */
export interface Folded {
  readonly key: Buffer;
  readonly then: () => void;
}

interface Row {
  readonly key: Buffer;
  readonly at: number;
  readonly session: number | null;
  readonly sidechain: number;
}

/** Finds responses that are known under another key. */
export interface Repeats {
  /** To be called when a transaction begins. */
  readonly begin: () => void;
  /** `null`: it is known under no other key. */
  readonly fold: (use: TokenUse, key: Buffer) => Folded | null;
}

/** Message ids of a first import that are held in memory, at most. */
const MOST_HELD = 100_000;

/** As `UPSERT` takes them, without the key. */
const COLUMNS = `at, account, model, input, output, cache_read, cache_write_5m, cache_write_1h, session, project, branch,
  by_proxy, sidechain, fast, terms, on_plan, copied`;

/**
 * Finds responses that are known under another key (`isRepeated`) and makes one row of them, under the key of the one
 * that is no sidechain's.
 */
export function createRepeats(db: Database, upsert: Statement): Repeats {
  const count = db
    .prepare<[Buffer, Buffer, Buffer], number>(
      'SELECT count(*) FROM token_uses WHERE key > ? AND key <= ? AND key <> ?',
    )
    .pluck();
  const others = db.prepare<[Buffer, Buffer, Buffer], Row>(
    'SELECT key, at, session, sidechain FROM token_uses WHERE key > ? AND key <= ? AND key <> ? ORDER BY id',
  );
  const columns = db
    .prepare<[Buffer], readonly unknown[]>(`SELECT ${COLUMNS} FROM token_uses WHERE key = ?`)
    .raw();
  const remove = db.prepare('DELETE FROM token_uses WHERE key = ?');
  const first = Buffer.alloc(MESSAGE_BYTES);
  const last = Buffer.alloc(KEY_BYTES, 0xff);
  const firstImport = createFirstImport(db);
  const fold = (from: Buffer, into: Buffer): void => {
    const row = columns.get(from);
    remove.run(from);
    if (row !== undefined) upsert.run(into, ...row);
  };
  const find = (use: TokenUse, key: Buffer): Folded | null => {
    if (firstImport.isNew(key) || !isUniqueId(use.messageId)) return null;
    key.copy(first, 0, 0, MESSAGE_BYTES);
    key.copy(last, 0, 0, MESSAGE_BYTES);
    if (count.get(first, last, key) === 0) return null;
    const repeated = others
      .all(first, last, key)
      .filter(({ at, session, sidechain }) =>
        isRepeated({ at, sessionId: session === null ? null : '', sidechain: sidechain === 1 }, use),
      );
    if (repeated.length === 0) return null;
    // What another conversation told goes before what a sub-agent repeated, whichever came first.
    const own =
      repeated.find(({ sidechain }) => sidechain === 0) ?? (use.sidechain ? repeated[0] : undefined);
    if (own === undefined) {
      const kept = Buffer.from(key);
      return {
        key: kept,
        then: () => {
          for (const row of repeated) fold(row.key, kept);
        },
      };
    }
    for (const row of repeated) if (row !== own) fold(row.key, own.key);
    fold(Buffer.from(key), own.key);
    return { key: own.key, then: () => undefined };
  };
  return { begin: firstImport.begin, fold: find };
}

/**
 * The messages of a first import, which are nearly all new: to query the database for each would take a tenth of its
 * time. They are held while no other connection writes; this connection has one writer that is in use.
 */
interface FirstImport {
  readonly begin: () => void;
  /** Whether no response of this message was seen; false where that is not known. Notes it as seen. */
  readonly isNew: (key: Buffer) => boolean;
}

function createFirstImport(db: Database): FirstImport {
  const hasForeignWrite = watchForeignWrites(db);
  const isEmpty = db.prepare('SELECT 1 FROM token_uses LIMIT 1').get() === undefined;
  let held: Set<number> | null = isEmpty ? new Set() : null;
  return {
    begin: () => {
      if (held !== null && (held.size > MOST_HELD || hasForeignWrite())) held = null;
    },
    isNew: (key) => {
      if (held === null) return false;
      const size = held.size;
      return held.add(key.readUIntBE(0, 6)).size > size;
    },
  };
}
