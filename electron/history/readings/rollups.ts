import type { Database } from 'better-sqlite3';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Hours are kept a little over two years, days forever. */
const HOURS_KEPT = 800 * 24;

/** A percent that Anthropic said afresh, and by how much use rose since the one before (`null`: unknown). */
export interface RollupValue {
  readonly series: number;
  readonly at: number;
  readonly percent: number;
  readonly rise: number | null;
}

/** Keeps the hours and days of each window up; to be called within a transaction. */
export interface Rollups {
  readonly add: (value: RollupValue) => void;
  /** Removes a few hours that are too old. */
  readonly expire: (now: number) => void;
}

export function createRollups(db: Database): Rollups {
  const upsert = (table: 'hourly' | 'daily') =>
    db.prepare(`
      INSERT INTO ${table} (series, span, low, high, last, last_at, rise, readings)
      VALUES (@series, @span, @percent, @percent, @percent, @at, @rise, 1)
      ON CONFLICT (series, span) DO UPDATE SET
        low = min(low, excluded.low),
        high = max(high, excluded.high),
        last = CASE WHEN excluded.last_at >= last_at THEN excluded.last ELSE last END,
        last_at = max(last_at, excluded.last_at),
        rise = CASE WHEN excluded.rise IS NULL THEN rise ELSE coalesce(rise, 0) + excluded.rise END,
        readings = readings + 1`);
  const hourly = upsert('hourly');
  const daily = upsert('daily');
  const expire = db.prepare('DELETE FROM hourly WHERE series = ? AND span < ?');
  const allSeries = db.prepare<[], { id: number }>('SELECT id FROM series');
  return {
    add: ({ series, at, percent, rise }) => {
      hourly.run({ series, at, percent, rise, span: Math.floor(at / HOUR) });
      daily.run({ series, at, percent, rise, span: Math.floor(at / DAY) });
    },
    expire: (now) => {
      for (const { id } of allSeries.all()) expire.run(id, Math.floor(now / HOUR) - HOURS_KEPT);
    },
  };
}
