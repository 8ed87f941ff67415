import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/list';

/** The file was written by a newer Quotide; it is left as it is. */
export class SchemaFromFutureError extends Error {
  override readonly name = 'SchemaFromFutureError';
  constructor(
    readonly found: number,
    readonly known: number,
  ) {
    super(`history has schema ${found}, this version of Quotide knows ${known}`);
  }
}

/** Runs the missing steps in one transaction; nothing happens twice, nothing half. */
export function migrate(db: Database, steps: readonly Migration[]): void {
  const known = steps.at(-1)?.version ?? 0;
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > known) throw new SchemaFromFutureError(found, known);
  if (found === known) return;
  // IMMEDIATE: the app and a command may open a new file at the same moment; the second waits and finds it done.
  const run = db.transaction(() => {
    const current = Number(db.pragma('user_version', { simple: true }));
    for (const step of steps) {
      if (step.version <= current) continue;
      step.up(db);
      db.pragma(`user_version = ${step.version}`);
    }
  });
  run.immediate();
}
