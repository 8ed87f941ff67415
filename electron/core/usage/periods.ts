import { isSameReset, startsFrom } from './same-reset';
import type { LimitWindow, UsageEvent } from './usage';
import { windowLengthMs } from './windows';

/** The moments when a limit was reached and cleared (epoch ms); `clearedAt` is `null` without a reading of it. */
export interface LimitHit {
  readonly reachedAt: number;
  readonly clearedAt: number | null;
}

/** How a period ended; `unknown`: without a reading of its end. */
export type PeriodEnd = 'scheduled' | 'early' | 'unknown';

/** One run of a window, from its start to its reset. Instants are epoch ms. */
export interface Period {
  readonly window: string;
  /** `null` where the window's length or its reset is not known. */
  readonly startedAt: number | null;
  readonly resetsAt: number | null;
  /** The first event or reading. */
  readonly firstAt: number;
  /** The highest percent that was read, and when; `null` without any. */
  readonly peak: number | null;
  readonly peakAt: number | null;
  readonly crossed: readonly { readonly percent: number; readonly at: number }[];
  readonly hits: readonly LimitHit[];
  /** `null` while the period runs. */
  readonly ended: PeriodEnd | null;
  readonly endedAt: number | null;
}

/** The news about one window: its events in their order, and then its reading. */
export interface PeriodNews {
  readonly window: string;
  readonly at: number;
  readonly events: readonly UsageEvent[];
  /** `null` without a fresh reading from Anthropic. */
  readonly reading: LimitWindow | null;
}

/** The periods that ended with the news, and the one that runs. */
export interface PeriodStep {
  readonly closed: readonly Period[];
  readonly open: Period | null;
}

/**
 * Adds the news to the open period. The tracker's events end a period. A reading alone ends it only if the old reset
 * has passed without an event. A reading that contradicts the open period does not count until the tracker accepts it.
 */
export function stepPeriod(open: Period | null, news: PeriodNews): PeriodStep {
  const afterEvents = news.events.reduce<PeriodStep>((step, event) => afterEvent(step, event, news), {
    closed: [],
    open,
  });
  if (news.reading === null) return afterEvents;
  const corrected = news.events.some(({ kind }) => kind === 'server_correction');
  return afterReading(afterEvents, news.reading, news.at, corrected);
}

function afterEvent(step: PeriodStep, event: UsageEvent, { window }: PeriodNews): PeriodStep {
  const { closed, open } = step;
  switch (event.kind) {
    case 'window_reset': {
      // The app and a command may both raise the event: then the open period is already the next one.
      const isNext = startsFrom(open?.startedAt ?? -Infinity, event.at);
      if (open === null || isNext) return step;
      const end = close(withUse(open, event.value, event.at), event.early ? 'early' : 'scheduled', event.at);
      return { closed: [...closed, end], open: null };
    }
    case 'threshold_crossed': {
      const period = open ?? begin(window, event.at, null);
      if (period.crossed.some(({ percent }) => percent === event.value)) return step;
      return {
        closed,
        open: { ...period, crossed: [...period.crossed, { percent: event.value, at: event.at }] },
      };
    }
    case 'limit_reached':
      return {
        closed,
        open: withHit(withUse(open ?? begin(window, event.at, null), event.value, event.at), event.at),
      };
    case 'limit_cleared':
      return { closed, open: open && clearHits(open, event.at) };
    case 'server_correction':
    case 'account_switched':
    case 'grace_started':
    case 'low_priority_started':
    case 'extra_usage_started':
    case 'held_back':
    case 'credentials_lost':
    case 'credentials_restored':
      return step;
  }
}

function afterReading(step: PeriodStep, reading: LimitWindow, at: number, corrected: boolean): PeriodStep {
  const { closed, open } = step;
  const isOver = reading.resetsAt !== null && reading.resetsAt <= at;
  const hasBegun = !isOver && (reading.resetsAt !== null || (reading.utilization ?? 0) > 0);
  if (open === null)
    return { closed, open: hasBegun ? read(begin(reading.id, at, reading.resetsAt), reading, at) : null };
  const isSame =
    reading.resetsAt === null
      ? (reading.utilization ?? 0) > 0
      : open.resetsAt === null || isSameReset(reading.resetsAt, open.resetsAt);
  if (isSame || (corrected && hasBegun)) return { closed, open: read(open, reading, at) };
  const hasPassed = open.resetsAt !== null && open.resetsAt <= at;
  if (!hasPassed || isOver) return step;
  const next = hasBegun ? read(begin(reading.id, at, reading.resetsAt), reading, at) : null;
  return { closed: [...closed, close(open, 'unknown', open.resetsAt)], open: next };
}

function begin(window: string, at: number, resetsAt: number | null): Period {
  return {
    window,
    firstAt: at,
    ...anchored(window, resetsAt),
    peak: null,
    peakAt: null,
    crossed: [],
    hits: [],
    ended: null,
    endedAt: null,
  };
}

function anchored(window: string, resetsAt: number | null): Pick<Period, 'startedAt' | 'resetsAt'> {
  const length = windowLengthMs(window);
  return { resetsAt, startedAt: resetsAt === null || length === null ? null : resetsAt - length };
}

function read(period: Period, { utilization, resetsAt }: LimitWindow, at: number): Period {
  const anchor = resetsAt === null ? {} : anchored(period.window, resetsAt);
  const used = withUse({ ...period, ...anchor }, utilization, at);
  // A limit that was reached before the first reading has no event.
  return (utilization ?? 0) >= 100 && used.hits.length === 0 ? withHit(used, at) : used;
}

function withUse(period: Period, percent: number | null, at: number): Period {
  return percent === null || percent <= (period.peak ?? -1)
    ? period
    : { ...period, peak: percent, peakAt: at };
}

function withHit(period: Period, reachedAt: number): Period {
  if (period.hits.some(({ clearedAt }) => clearedAt === null)) return period;
  return { ...period, hits: [...period.hits, { reachedAt, clearedAt: null }] };
}

function clearHits(period: Period, at: number): Period {
  const hits = period.hits.map((hit) =>
    hit.clearedAt === null ? { ...hit, clearedAt: Math.max(hit.reachedAt, at) } : hit,
  );
  return { ...period, hits };
}

function close(period: Period, ended: PeriodEnd, at: number | null): Period {
  const endedAt = at ?? period.firstAt;
  return { ...clearHits(period, endedAt), ended, endedAt };
}

/**
 * How long a limit blocked Claude within a time span (ms). A hit without a known end lasts until the period's reset,
 * and never beyond `now`.
 */
export function blockedMs(
  { reachedAt, clearedAt }: LimitHit,
  resetsAt: number | null,
  span: { readonly since: number; readonly until: number; readonly now: number },
): number {
  const end = clearedAt ?? Math.min(resetsAt ?? span.now, span.now);
  return Math.max(0, Math.min(end, span.until) - Math.max(reachedAt, span.since));
}
