import type { Database } from 'better-sqlite3';
import { bucketsOf, resolutionOf, type Bucket, type Grain, type Stretch } from '../core/series';
import type { Names } from './names';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface ChartQuery {
  readonly account: string;
  /** All that are known when left out. */
  readonly windows?: readonly string[];
  readonly since: number;
  readonly until: number;
  /** At most so many buckets a window. */
  readonly points: number;
}

/** One window's line of a chart. */
export interface ChartLine {
  readonly window: string;
  readonly grain: Grain;
  /** Width of a bucket, ms. */
  readonly bucketMs: number;
  readonly buckets: readonly Bucket[];
}

/** Draws lines from single readings, hours or days, whichever the range needs: one pass over an index each. */
export function createCharts(
  db: Database,
  names: Pick<Names, 'seriesOf'>,
): (query: ChartQuery) => readonly ChartLine[] {
  // Guesses and repeated answers are no readings.
  const raw = db.prepare<[number, number, number], Point>(`
    SELECT at, utilization AS percent FROM samples
    WHERE series = ? AND at >= ? AND at < ? AND fresh = 1
      AND source <> coalesce((SELECT id FROM words WHERE word = 'local_estimate'), -1)
    ORDER BY at`);
  const spans = (table: 'hourly' | 'daily') =>
    db.prepare<[number, number, number], Span>(`
      SELECT span, low, high, last, last_at AS lastAt FROM ${table}
      WHERE series = ? AND span >= ? AND span < ? ORDER BY span`);
  const [hourly, daily] = [spans('hourly'), spans('daily')];
  const rawFrom = db.prepare<[number], First>('SELECT min(at) AS first FROM samples WHERE series = ?');
  const hourlyFrom = db.prepare<[number], First>('SELECT min(span) AS first FROM hourly WHERE series = ?');
  const dailyFrom = db.prepare<[number], First>('SELECT min(span) AS first FROM daily WHERE series = ?');
  const startOf = (series: number) => ({
    raw: rawFrom.get(series)?.first ?? null,
    hourly: inMs(hourlyFrom.get(series), HOUR),
    daily: inMs(dailyFrom.get(series), DAY),
  });

  const stretches = (series: number, { since, until }: ChartQuery, grain: Grain): readonly Stretch[] => {
    if (grain === 'raw') return raw.all(series, since, until).map(ofPoint);
    const [rows, ms] = grain === 'hourly' ? [hourly, HOUR] : [daily, DAY];
    return rows
      .all(series, Math.floor(since / ms), Math.ceil(until / ms))
      .map(({ span, ...values }) => ({ at: span * ms, ...values }));
  };
  return (query) =>
    names.seriesOf(query.account, query.windows).map(({ id, window }) => {
      const { raw: first, hourly: hour, daily: day } = startOf(id);
      // Finer ones were removed only if there are coarser ones before the first of them.
      const rawCut = first !== null && hour !== null && hour + HOUR <= first ? first : null;
      const hourCut = hour !== null && day !== null && day + DAY <= hour ? hour : null;
      const resolution = resolutionOf(query, rawCut, hourCut);
      const buckets = bucketsOf(stretches(id, query, resolution.grain), resolution);
      return { window, grain: resolution.grain, bucketMs: resolution.width, buckets };
    });
}

interface First {
  readonly first: number | null;
}

interface Point {
  readonly at: number;
  readonly percent: number | null;
}

interface Span extends Omit<Stretch, 'at'> {
  readonly span: number;
}

function inMs(row: First | undefined, ms: number): number | null {
  return row === undefined || row.first === null ? null : row.first * ms;
}

function ofPoint({ at, percent }: Point): Stretch {
  return { at, lastAt: at, low: percent, high: percent, last: percent };
}
