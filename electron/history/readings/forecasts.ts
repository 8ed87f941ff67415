import type { Database } from 'better-sqlite3';
import { isWorthStoring, type ForecastRecord } from '../../core/pace/forecast-score';
import { SAME_RESET_MS } from '../../core/usage/same-reset';
import type { Names } from '../names';

const HOUR = 3_600_000;
/** Forecasts are kept for a year. */
const KEPT_MS = 365 * 86_400_000;
/** No window of known length lives longer; spares a look through the whole year. */
const LONGEST_PERIOD_MS = 8 * 86_400_000;
/** More than a reading adds, so that a backlog shrinks. */
const EXPIRED_AT_ONCE = 16;

/** Which forecasts: of an account, made from `since` until `until` (left out), epoch ms. */
export interface ForecastQuery {
  readonly account: string;
  readonly since: number;
  readonly until: number;
}

/** What Quotide said of each window, to be held against what came. */
export interface ForecastStore {
  /**
   * Stores those that are worth keeping beside what is kept of their period. `confirmedNow` is the time by the server's
   * clock, and lets a few that are too old go; `null` where it did not say, since a clock may leap.
   */
  readonly keep: (made: readonly ForecastRecord[], confirmedNow: number | null) => void;
  /** Oldest first, window by window. */
  readonly list: (query: ForecastQuery) => readonly ForecastRecord[];
}

export function createForecastStore(db: Database, names: Names): ForecastStore {
  const columns = `
    SELECT at, resets_at AS resetsAt, used, low, mid, high, verdict, from_history AS fromHistory
    FROM forecasts WHERE series = @series`;
  // Of a period only those that may speak against another one: of its hour, and the warning.
  const ofPeriod = db.prepare<object, ForecastRow>(`
    ${columns} AND at > @from AND resets_at > @first AND resets_at < @last
      AND (at >= @hour OR verdict = 'runs_out')`);
  const inSpan = db.prepare<object, ForecastRow>(`${columns} AND at >= @since AND at < @until ORDER BY at`);
  const insert = db.prepare(`
    INSERT OR IGNORE INTO forecasts (series, at, resets_at, used, low, mid, high, verdict, from_history)
    VALUES (@series, @at, @resetsAt, @used, @low, @mid, @high, @verdict, @fromHistory)`);
  const expire = db.prepare(`
    DELETE FROM forecasts WHERE (series, at) IN
      (SELECT series, at FROM forecasts WHERE series = ? AND at < ? ORDER BY at LIMIT ${EXPIRED_AT_ONCE})`);
  const isNew = (record: ForecastRecord) => {
    const { account, window, at, resetsAt } = record;
    const [first, last] = [resetsAt - SAME_RESET_MS, resetsAt + SAME_RESET_MS];
    const range = { first, last, from: first - LONGEST_PERIOD_MS, hour: at - (at % HOUR) };
    const kept = names
      .seriesOf(account, [window])
      .flatMap(({ id }) => ofPeriod.all({ ...range, series: id }))
      .map((row) => toRecord(account, window, row));
    return isWorthStoring(record, kept);
  };
  const store = db.transaction((made: readonly ForecastRecord[], confirmedNow: number | null) => {
    for (const { account, window, fromHistory, ...values } of made) {
      const series = names.series(account, window);
      insert.run({ ...values, series, fromHistory: Number(fromHistory) });
      if (confirmedNow !== null) expire.run(series, confirmedNow - KEPT_MS);
    }
  });
  return {
    keep: (made, confirmedNow) => {
      const worth = made.filter(isNew);
      if (worth.length > 0) store.immediate(worth, confirmedNow);
    },
    list: ({ account, since, until }) =>
      names
        .seriesOf(account)
        .flatMap(({ id, window }) =>
          inSpan.all({ series: id, since, until }).map((row) => toRecord(account, window, row)),
        ),
  };
}

function toRecord(account: string, window: string, row: ForecastRow): ForecastRecord {
  return { ...row, account, window, fromHistory: row.fromHistory === 1 };
}

interface ForecastRow extends Omit<ForecastRecord, 'account' | 'window' | 'fromHistory'> {
  readonly fromHistory: number;
}
