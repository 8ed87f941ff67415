import { firstWarning, forecastsOf, type ForecastRecord, type ForecastScore } from '../pace/forecast-score';
import type { Calendar } from '../time/calendar';
import type { Period, PeriodEnd } from '../usage/periods';
import type { UsageEvent } from '../usage/usage';
import { windowLengthMs } from '../usage/windows';
import { lengthOf, spansOfGoingOn, without, type Span } from './blocked';
import { gapsOf, segmentsOf, type Gap, type Point, type Segment } from './segments';

/** The span of the history page. Instants are epoch ms. */
export interface HistoryQuery {
  readonly since: number;
  readonly until: number;
}

/** The readings of one window in a span, in buckets of equal length, oldest first; empty buckets are left out. */
export interface Series {
  readonly window: string;
  readonly bucketMs: number;
  readonly points: readonly Point[];
}

/** A limit that was reached, and its duration. */
export interface Hit {
  readonly window: string;
  readonly from: number;
  /** When Claude answered again; `null`: not yet. */
  readonly until: number | null;
  /** Whether a reading below the limit came before. Without one, the window was already full for an unknown time. */
  readonly startSeen: boolean;
  /** The time from the first "runs out" forecast to the hit (ms); `null` without such a forecast. */
  readonly warnedMs: number | null;
  /** How long it blocked Claude (ms), without the time in which Claude went on. */
  readonly blockedMs: number;
}

/** How a period ended. */
export interface Ending {
  readonly window: string;
  readonly endedAt: number;
  /** The highest percent that was read; `null` without any. */
  readonly peak: number | null;
  readonly how: PeriodEnd;
}

/** One window of the chart. */
export interface HistoryWindow {
  readonly window: string;
  /**
   * `lines` follow the readings; `peaks` are the highest of each local day, each at noon, if a bucket is long for the
   * window.
   */
  readonly mode: 'lines' | 'peaks';
  readonly segments: readonly Segment[];
  readonly bucketMs: number;
}

/** The data of the history page. */
export interface HistoryReport extends HistoryQuery {
  /** The account's first reading, also before the span; `null` without any. */
  readonly firstAt: number | null;
  readonly windows: readonly HistoryWindow[];
  readonly resets: readonly {
    readonly window: string;
    readonly at: number;
    readonly early: boolean;
    readonly used: number | null;
  }[];
  /** In the span, newest first. */
  readonly hits: readonly Hit[];
  readonly blockedMs: number;
  readonly alerts: readonly { readonly window: string; readonly at: number; readonly value: number | null }[];
  /** Times without readings: the machine slept or was off, or got no answer. */
  readonly gaps: readonly Gap[];
  /** Ended in the span, newest first. */
  readonly periods: readonly Ending[];
  /**
   * Mean percent of the 5-hour window (of the week, without that limit) used in each hour of the week (0 is Monday
   * 00:00); `null` with too few readings.
   */
  readonly weekHours: readonly number[] | null;
  /** The run-out warnings of the last 90 days that came true; `null` before the first that could be scored. */
  readonly warnings: { readonly cameTrue: number; readonly all: number } | null;
  /** The forecasts of that time whose range contains the result; `null` before the first that could be scored. */
  readonly ranges: { readonly held: number; readonly all: number } | null;
}

/** The facts that a report is computed from. */
export interface HistoryFacts {
  /** The account's first reading (epoch ms); `null` without any. */
  readonly firstAt: number | null;
  /** The user's calendar, for the peak of each day. */
  readonly calendar: Pick<Calendar, 'dayStart' | 'nextDay'>;
  readonly series: readonly Series[];
  readonly events: readonly UsageEvent[];
  /** Events of going on at a limit and of being held back again, also from before the span. */
  readonly modeEvents: readonly UsageEvent[];
  readonly periods: readonly Period[];
  /** Stored forecasts of the periods. */
  readonly forecasts: readonly ForecastRecord[];
  readonly weekHours: readonly number[] | null;
  /** The score of the last 90 days; `null` without an account. */
  readonly score: ForecastScore | null;
  readonly now: number;
}

const DAY_MS = 86_400_000;

/** The longest bucket, as a share of the window's length, in which single periods are visible. */
const PERIODS_SHOW = 0.5;

/** The report of a span. */
export function historyReport({ since, until }: HistoryQuery, facts: HistoryFacts): HistoryReport {
  const { series, events, periods, now } = facts;
  const resets = events
    .filter(({ kind }) => kind === 'window_reset')
    .flatMap(({ window, at, early, value }) => (window === null ? [] : [{ window, at, early, used: value }]));
  const goneOn = spansOfGoingOn(facts.modeEvents, now);
  const hits = hitsOf(facts, goneOn).filter(({ from, until: end }) => from < until && (end ?? now) > since);
  return {
    since,
    until,
    firstAt: facts.firstAt,
    windows: series.map((one) => drawn(one, resets, facts.calendar)),
    resets: resets.filter(({ at }) => at >= since && at < until),
    hits,
    blockedMs: blockedIn({ since, until: Math.min(until, now) }, hits, goneOn),
    alerts: events
      .filter(({ kind, at }) => kind === 'threshold_crossed' && at >= since && at < until)
      .flatMap(({ window, at, value }) => (window === null ? [] : [{ window, at, value }])),
    gaps: gapsOf(
      series.flatMap(({ points }) => points.map(({ at }) => at)),
      { since, until: Math.min(until, now) },
      Math.max(0, ...series.map(({ bucketMs }) => bucketMs)),
    ),
    periods: periods
      .flatMap(({ window, endedAt, peak, ended }) =>
        endedAt === null || ended === null ? [] : [{ window, endedAt, peak, how: ended }],
      )
      .filter(({ endedAt }) => endedAt >= since && endedAt < until)
      .sort((a, b) => b.endedAt - a.endedAt),
    weekHours: facts.weekHours,
    warnings: warningsOf(facts.score),
    ranges: rangesOf(facts.score),
  };
}

function warningsOf(score: ForecastScore | null): HistoryReport['warnings'] {
  return score === null || score.warnings === 0 ? null : { cameTrue: score.cameTrue, all: score.warnings };
}

function rangesOf(score: ForecastScore | null): HistoryReport['ranges'] {
  return score === null || score.forecasts === 0 ? null : { held: score.within, all: score.forecasts };
}

function drawn(
  { window, bucketMs, points }: Series,
  resets: HistoryReport['resets'],
  calendar: HistoryFacts['calendar'],
): HistoryWindow {
  const length = windowLengthMs(window);
  if (length !== null && bucketMs > length * PERIODS_SHOW) {
    const days = peaksOf(points, calendar);
    return { window, mode: 'peaks', bucketMs: DAY_MS, segments: segmentsOf(days, [], DAY_MS) };
  }
  const own = resets.filter((reset) => reset.window === window).map(({ at }) => at);
  return { window, mode: 'lines', bucketMs, segments: segmentsOf(points, own, bucketMs) };
}

/** The highest percent of each local day, at its noon. A bucket counts to the day of its last reading. */
function peaksOf(points: readonly Point[], calendar: HistoryFacts['calendar']): readonly Point[] {
  const days = new Map<number, number>();
  for (const { at, max } of points) {
    if (max === null) continue;
    const start = calendar.dayStart(at);
    days.set(start, Math.max(max, days.get(start) ?? 0));
  }
  return [...days].map(([start, max]) => ({
    at: (start + calendar.nextDay(start)) / 2,
    last: max,
    max,
  }));
}

function hitsOf({ periods, forecasts, now }: HistoryFacts, goneOn: readonly Span[]): readonly Hit[] {
  const all = periods.flatMap(({ window, resetsAt, endedAt, firstAt, hits }) => {
    const ofWindow = forecasts.filter((forecast) => forecast.window === window);
    const warnedAt = firstWarning(forecastsOf(ofWindow, resetsAt));
    return hits.map(({ reachedAt, clearedAt }): Hit => {
      const until = clearedAt ?? endedAt;
      return {
        window,
        from: reachedAt,
        until,
        startSeen: reachedAt > firstAt,
        warnedMs: warnedAt === null || warnedAt > reachedAt ? null : reachedAt - warnedAt,
        blockedMs: lengthOf(without([[reachedAt, until ?? now]], goneOn)),
      };
    });
  });
  return all.sort((a, b) => b.from - a.from);
}

/**
 * How long Claude was blocked in a span (ms). Two full windows at one time block once, and the time in which Claude
 * went on does not count.
 */
function blockedIn({ since, until }: HistoryQuery, hits: readonly Hit[], goneOn: readonly Span[]): number {
  const spans = hits
    .filter(({ window }) => window === 'five_hour' || window === 'seven_day')
    .map(({ from, until: end }): Span => [Math.max(since, from), Math.min(until, end ?? until)]);
  return lengthOf(without(spans, goneOn));
}
