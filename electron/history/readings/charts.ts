import type { Database } from 'better-sqlite3';
import { bucketsOf, resolutionOf, type Bucket, type Grain, type Stretch } from '../../core/usage/series';
import type { Names } from '../names';

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

/** A line is read in so many slices: thousands of rows take ten milliseconds to become objects. */
const SLICES = 8;

/** How charts are read. */
export interface Charts {
  /** Lines of at most `points` buckets each. */
  readonly series: (query: ChartQuery) => readonly ChartLine[];
  /** The first reading of any window of an account (epoch ms), to the hour or day if single readings were removed. */
  readonly firstReadingAt: (account: string) => number | null;
  /** The lines of `series` in steps of a millisecond or two, between which the caller may let others work. */
  readonly seriesInSteps: (query: ChartQuery) => Generator<undefined, readonly ChartLine[]>;
}

/** How the rows of each grain are read, and where those of a series begin (epoch ms; `null`: there are none). */
interface ChartRows {
  readonly readerOf: (grain: Grain) => Reader;
  readonly startOf: (series: number) => Readonly<Record<Grain, number | null>>;
}

function createChartRows(db: Database): ChartRows {
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

  const readerOf = (grain: Grain): Reader => {
    if (grain === 'raw') return { ms: 1, read: (...range) => raw.all(...range).map(ofPoint) };
    const [rows, ms] = grain === 'hourly' ? [hourly, HOUR] : [daily, DAY];
    const ofSpan = ({ span, ...values }: Span) => ({ at: span * ms, ...values });
    return { ms, read: (...range) => rows.all(...range).map(ofSpan) };
  };
  return { readerOf, startOf };
}

/** Computes lines from single readings, hours or days, as the range needs: one pass over an index each. */
export function createCharts(db: Database, names: Pick<Names, 'seriesOf'>): Charts {
  const { readerOf, startOf } = createChartRows(db);
  function* stretches(
    series: number,
    { since, until }: ChartQuery,
    grain: Grain,
  ): Generator<undefined, readonly Stretch[]> {
    const { ms, read } = readerOf(grain);
    const [from, to] = [Math.floor(since / ms), Math.ceil(until / ms)];
    const step = Math.max(1, Math.ceil((to - from) / SLICES));
    const found: Stretch[] = [];
    for (let at = from; at < to; at += step) {
      found.push(...read(series, at, Math.min(to, at + step)));
      yield;
    }
    return found;
  }
  function* seriesInSteps(query: ChartQuery): Generator<undefined, readonly ChartLine[]> {
    const lines: ChartLine[] = [];
    for (const { id, window } of names.seriesOf(query.account, query.windows)) {
      const { raw: first, hourly: hour, daily: day } = startOf(id);
      // Finer ones were removed only if there are coarser ones before the first of them.
      const rawCut = first !== null && hour !== null && hour + HOUR <= first ? first : null;
      const hourCut = hour !== null && day !== null && day + DAY <= hour ? hour : null;
      const resolution = resolutionOf(query, rawCut, hourCut);
      const buckets = bucketsOf(yield* stretches(id, query, resolution.grain), resolution);
      lines.push({ window, grain: resolution.grain, bucketMs: resolution.width, buckets });
      yield;
    }
    return lines;
  }
  return {
    seriesInSteps,
    firstReadingAt: (account) => {
      const firsts = names.seriesOf(account).flatMap(({ id }) => firstOf(startOf(id)) ?? []);
      return firsts.length === 0 ? null : Math.min(...firsts);
    },
    series: (query) => {
      const steps = seriesInSteps(query);
      for (;;) {
        const step = steps.next();
        if (step.done === true) return step.value;
      }
    },
  };
}

/** Reads rows from one place up to before another, in units of `ms`. */
interface Reader {
  readonly ms: number;
  readonly read: (series: number, from: number, to: number) => readonly Stretch[];
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

/** The first reading of a series. An hour or a day counts only where finer data before it was removed. */
function firstOf({ raw, hourly, daily }: Readonly<Record<Grain, number | null>>): number | null {
  if (daily !== null && (hourly === null || daily + DAY <= hourly)) return daily;
  if (hourly !== null && (raw === null || hourly + HOUR <= raw)) return hourly;
  return raw;
}
