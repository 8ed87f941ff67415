import type { Database } from 'better-sqlite3';

/** `QUOT`: tells our file from another program's, also in a schema that this version does not know. */
export const APPLICATION_ID = 0x51_55_4f_54;

/**
 * Account, window and source of a sample as small numbers: that and the thinning keep a year below 30 MB. Indexes for
 * a chart (series, at) and for the export in time order (at).
 */
export function compact(db: Database): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.exec(`
    CREATE TABLE series (
      id INTEGER PRIMARY KEY,
      account TEXT NOT NULL,
      window TEXT NOT NULL,
      UNIQUE (account, window)
    ) STRICT;
    CREATE TABLE words (
      id INTEGER PRIMARY KEY,
      word TEXT NOT NULL UNIQUE
    ) STRICT;
    INSERT INTO series (account, window) SELECT DISTINCT account, window FROM samples;
    INSERT INTO words (word) SELECT DISTINCT source FROM samples;
    ALTER TABLE samples RENAME TO samples_before;
    CREATE TABLE samples (
      id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      series INTEGER NOT NULL,
      utilization REAL,
      resets_at INTEGER,
      raw_resets_at TEXT,
      source INTEGER NOT NULL,
      http_status INTEGER,
      fresh INTEGER NOT NULL,
      server_ahead_ms INTEGER
    ) STRICT;
    INSERT INTO samples
      SELECT s.id, s.at, series.id, s.utilization, s.resets_at, s.raw_resets_at, words.id, s.http_status, s.fresh,
        s.server_ahead_ms
      FROM samples_before AS s
      JOIN series ON series.account = s.account AND series.window = s.window
      JOIN words ON words.word = s.source;
    DROP TABLE samples_before;
    CREATE INDEX samples_by_series ON samples (series, at);
    CREATE INDEX samples_by_time ON samples (at);
    CREATE INDEX events_by_time ON events (at);
  `);
}
