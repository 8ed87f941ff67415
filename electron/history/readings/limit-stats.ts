import type { Database } from 'better-sqlite3';
import { createCalendar } from '../../core/time/calendar';
import { blockedMs } from '../../core/usage/periods';
import type { Names } from '../names';
import type { PeriodQuery, PeriodStore } from './period-store';

const HOUR = 3_600_000;

/** "reached 12 times, blocked 9 h in all". */
export interface LimitHitSum {
  readonly count: number;
  /** How long Claude did not answer because of it, ms. */
  readonly blockedMs: number;
  readonly hits: readonly {
    readonly window: string;
    readonly reachedAt: number;
    readonly clearedAt: number | null;
    readonly blockedMs: number;
  }[];
}

/** How much use rose in one hour of the week, on the user's wall clock. */
export interface BusyHour {
  /** 0 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  /** Percent points in all. */
  readonly rise: number;
  /** Of how many hours that is the sum. */
  readonly hours: number;
}

export interface Questions {
  /** Limits that were reached, or still in force, within a time span. */
  readonly limitHits: (query: PeriodQuery & { readonly now: number }) => LimitHitSum;
  /** Busiest first; hours of which nothing is known are left out. */
  readonly busiestHours: (
    query: Required<PeriodQuery> & { readonly timeZone: string },
  ) => readonly BusyHour[];
}

export function createQuestions(
  db: Database,
  names: Pick<Names, 'seriesOf'>,
  periods: PeriodStore,
): Questions {
  const rises = db.prepare<[number, number, number], { span: number; rise: number }>(
    'SELECT span, rise FROM hourly WHERE series = ? AND span >= ? AND span < ? AND rise IS NOT NULL',
  );
  return {
    limitHits: (query) => {
      const hits = periods
        .list(query)
        .flatMap(({ window, resetsAt, hits: all }) =>
          all.map((hit) => ({ window, ...hit, blockedMs: blockedMs(hit, resetsAt, query) })),
        )
        // One that lay outside the span blocked nothing in it.
        .filter((hit) => hit.blockedMs > 0 || (hit.reachedAt >= query.since && hit.reachedAt < query.until))
        .sort((a, b) => a.reachedAt - b.reachedAt);
      return { count: hits.length, blockedMs: hits.reduce((sum, hit) => sum + hit.blockedMs, 0), hits };
    },
    busiestHours: ({ account, window, since, until, timeZone }) => {
      const calendar = createCalendar(timeZone);
      const sums = new Map<string, BusyHour>();
      for (const { id } of names.seriesOf(account, [window])) {
        for (const { span, rise } of rises.all(id, Math.ceil(since / HOUR), Math.floor(until / HOUR))) {
          const [weekday, hour] = [calendar.weekday(span * HOUR), calendar.hour(span * HOUR)];
          const before = sums.get(`${weekday} ${hour}`);
          const sum = { weekday, hour, rise: (before?.rise ?? 0) + rise, hours: (before?.hours ?? 0) + 1 };
          sums.set(`${weekday} ${hour}`, sum);
        }
      }
      return [...sums.values()].sort((a, b) => b.rise - a.rise || a.weekday - b.weekday || a.hour - b.hour);
    },
  };
}
