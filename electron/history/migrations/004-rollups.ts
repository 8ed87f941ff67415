import type { Database } from 'better-sqlite3';

/**
 * Hours and days of each window, kept up with each reading: least, most and last percent, and by how much use rose
 * (NULL where nobody knows). Only what Anthropic said afresh is in them. `span` counts hours or days since 1970, UTC.
 */
export function rollups(db: Database): void {
  for (const [table, ms] of [
    ['hourly', 3_600_000],
    ['daily', 86_400_000],
  ] as const) {
    db.exec(`
      CREATE TABLE ${table} (
        series INTEGER NOT NULL,
        span INTEGER NOT NULL,
        low REAL NOT NULL,
        high REAL NOT NULL,
        last REAL NOT NULL,
        last_at INTEGER NOT NULL,
        rise REAL,
        readings INTEGER NOT NULL,
        PRIMARY KEY (series, span)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO ${table}
        SELECT g.series, g.span, g.low, g.high, max(s.utilization), g.last_at, NULL, g.readings
        FROM (
          SELECT series, at / ${ms} AS span, min(utilization) AS low, max(utilization) AS high, max(at) AS last_at,
            count(*) AS readings
          FROM samples JOIN words ON words.id = source
          WHERE fresh = 1 AND utilization IS NOT NULL AND word <> 'local_estimate'
          GROUP BY series, span
        ) AS g
        JOIN samples AS s ON s.series = g.series AND s.at = g.last_at AND s.utilization IS NOT NULL
        GROUP BY g.series, g.span;
    `);
  }
}
