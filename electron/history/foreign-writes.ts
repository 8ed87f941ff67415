import type { Database } from 'better-sqlite3';

/** Whether another connection, mostly another process, wrote since the last call; of the first call, since the watch began. */
export type ForeignWriteWatch = () => boolean;

/** Begins to watch for writes of other connections. What was read from the database before one must be read again. */
export function watchForeignWrites(db: Database): ForeignWriteWatch {
  const current = () => Number(db.pragma('data_version', { simple: true }));
  let seen = current();
  return () => {
    const before = seen;
    seen = current();
    return seen !== before;
  };
}
