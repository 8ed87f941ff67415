import type { Database } from 'better-sqlite3';
import {
  stepPeriod,
  type LimitHit,
  type Period,
  type PeriodEnd,
  type PeriodNews,
} from '../../core/usage/periods';
import type { Names } from '../names';

/** A period with the account it belongs to. */
export interface StoredPeriod extends Period {
  readonly account: string;
}

export interface PeriodQuery {
  readonly account: string;
  /** All windows when left out. */
  readonly window?: string;
  readonly since: number;
  readonly until: number;
}

/** The periods of each window: stepped with what is stored, in its transaction. */
export interface PeriodStore {
  readonly step: (account: string, news: PeriodNews) => void;
  /** Those that touch a time span, oldest first. */
  readonly list: (query: PeriodQuery) => readonly StoredPeriod[];
}

/** The rows of periods and of their limit hits. */
interface PeriodRows {
  /** The period of a series that goes on, if one does. */
  readonly openOf: (series: number) => PeriodRow | undefined;
  readonly inSpan: (series: number, since: number, until: number) => readonly PeriodRow[];
  readonly periodOf: (window: string, row: PeriodRow) => Period;
  /** @param id of the row to update; `null`: a new one */
  readonly save: (period: Period, series: number, id: number | null) => void;
}

function createPeriodRows(db: Database): PeriodRows {
  const columns = `
    SELECT id, started_at AS startedAt, resets_at AS resetsAt, first_at AS firstAt, peak, peak_at AS peakAt, crossed,
      ended, ended_at AS endedAt FROM periods WHERE series = ?`;
  const openOne = db.prepare<[number], PeriodRow>(`${columns} AND ended IS NULL`);
  const inSpan = db.prepare<[number, number, number], PeriodRow>(`
    ${columns} AND first_at < ? AND coalesce(ended_at, resets_at, 9e18) >= ? ORDER BY first_at, id`);
  const hits = db.prepare<[number], LimitHit>(
    'SELECT reached_at AS reachedAt, cleared_at AS clearedAt FROM limit_hits WHERE period = ? ORDER BY reached_at',
  );
  const insert = db.prepare(`
    INSERT INTO periods (series, started_at, resets_at, first_at, peak, peak_at, crossed, ended, ended_at)
    VALUES (@series, @startedAt, @resetsAt, @firstAt, @peak, @peakAt, @crossed, @ended, @endedAt)`);
  const update = db.prepare(`
    UPDATE periods SET started_at = @startedAt, resets_at = @resetsAt, peak = @peak, peak_at = @peakAt,
      crossed = @crossed, ended = @ended, ended_at = @endedAt WHERE id = @id`);
  const saveHit = db.prepare(`
    INSERT INTO limit_hits (period, reached_at, cleared_at) VALUES (@period, @reachedAt, @clearedAt)
    ON CONFLICT (period, reached_at) DO UPDATE SET cleared_at = excluded.cleared_at`);

  const periodOf = (window: string, row: PeriodRow): Period => {
    const { id, crossed, ...values } = row;
    const marks = JSON.parse(crossed) as [number, number][];
    return {
      ...values,
      window,
      crossed: marks.map(([percent, at]) => ({ percent, at })),
      hits: hits.all(id),
    };
  };
  const save = (period: Period, series: number, id: number | null) => {
    const { startedAt, resetsAt, firstAt, peak, peakAt, hits: told, crossed, ended, endedAt } = period;
    const values = { startedAt, resetsAt, firstAt, peak, peakAt, ended, endedAt };
    const row = { ...values, crossed: JSON.stringify(crossed.map(({ percent, at }) => [percent, at])) };
    const saved = id ?? Number(insert.run({ ...row, series }).lastInsertRowid);
    if (id !== null) update.run({ ...row, id });
    for (const hit of told) saveHit.run({ period: saved, ...hit });
  };
  return {
    openOf: (series) => openOne.get(series),
    inSpan: (series, since, until) => inSpan.all(series, until, since),
    periodOf,
    save,
  };
}

export function createPeriodStore(db: Database, names: Names): PeriodStore {
  const { openOf, inSpan, periodOf, save } = createPeriodRows(db);
  return {
    step: (account, news) => {
      const series = names.series(account, news.window);
      const row = openOf(series);
      const before = row === undefined ? null : periodOf(news.window, row);
      const { closed, open } = stepPeriod(before, news);
      if (open === before && closed.length === 0) return;
      if (row !== undefined && before !== null && open !== null && closed.length === 0) {
        if (!isSame(before, open)) save(open, series, row.id);
        return;
      }
      closed.forEach((period, index) => {
        save(period, series, index === 0 ? (row?.id ?? null) : null);
      });
      if (open !== null) save(open, series, null);
    },
    list: ({ account, window, since, until }) =>
      names
        .seriesOf(account, window === undefined ? undefined : [window])
        .flatMap((series) =>
          inSpan(series.id, since, until).map((row) => ({ account, ...periodOf(series.window, row) })),
        ),
  };
}

interface PeriodRow extends Omit<Period, 'window' | 'crossed' | 'hits'> {
  readonly id: number;
  readonly crossed: string;
  readonly ended: PeriodEnd | null;
}

/** Most readings change nothing of a period: then nothing is written. */
function isSame(a: Period, b: Period): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
