import Database from 'better-sqlite3';

/** What is in a history, as `doctor` tells it. */
export interface Inspection {
  /** What SQLite's quick_check said; `ok` for a sound file. */
  readonly check: string;
  readonly schema: number;
  readonly samples: number;
  /** `null` without a sample. */
  readonly newestAt: number | null;
}

/**
 * Examines the file through a connection of its own that cannot write, so that one which the engine refuses to open can
 * be told about too. The check reads the whole file: a moment for each 100 MB.
 * @throws SqliteError when it cannot be read
 */
export function inspectHistory(file: string): Inspection {
  const db = new Database(file, { readonly: true, timeout: 2000 });
  try {
    const count = db.prepare<[], Pick<Inspection, 'samples' | 'newestAt'>>(
      'SELECT count(*) AS samples, max(at) AS newestAt FROM samples',
    );
    return {
      check: String(db.pragma('quick_check(1)', { simple: true })),
      schema: Number(db.pragma('user_version', { simple: true })),
      ...(count.get() ?? { samples: 0, newestAt: null }),
    };
  } finally {
    db.close();
  }
}
