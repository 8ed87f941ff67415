import { isSameReset, startsFrom } from './same-reset';
import type { LimitWindow, UsageEvent } from './usage';
import { windowLengthMs } from './windows';

/** A limit that was reached, and when it gave way (epoch ms); `null` while nobody saw that. */
export interface LimitHit {
  readonly reachedAt: number;
  readonly clearedAt: number | null;
}

/** How a period ended; `unknown`: nobody was there to see. */
export type PeriodEnd = 'scheduled' | 'early' | 'unknown';

/** One life of a window, from its start to its reset. Instants are epoch ms. */
export interface Period {
  readonly window: string;
  /** `null` where the window's length or its reset is not known. */
  readonly startedAt: number | null;
  readonly resetsAt: number | null;
  /** The first thing that was heard of it. */
  readonly firstAt: number;
  /** The most percent that a source said, and when; `null` when none did. */
  readonly peak: number | null;
  readonly peakAt: number | null;
  readonly crossed: readonly { readonly percent: number; readonly at: number }[];
  readonly hits: readonly LimitHit[];
  /** `null` while it goes on. */
  readonly ended: PeriodEnd | null;
  readonly endedAt: number | null;
}

/** What is new about one window: its events, in their order, and then what was said of it. */
export interface PeriodNews {
  readonly window: string;
  readonly at: number;
  readonly events: readonly UsageEvent[];
  /** `null` when nothing was read, or not from Anthropic, or not afresh. */
  readonly said: LimitWindow | null;
}

/** The periods that ended by the news, and the one that goes on. */
export interface PeriodStep {
  readonly closed: readonly Period[];
  readonly open: Period | null;
}

/**
 * Takes the news into the period that is open. The tracker's events end a period; a reading alone does so only where
 * the old reset has passed unseen. What contradicts the open period is left out until the tracker believes it.
 */
export function stepPeriod(open: Period | null, news: PeriodNews): PeriodStep {
  const told = news.events.reduce<PeriodStep>((step, event) => afterEvent(step, event, news), {
    closed: [],
    open,
  });
  if (news.said === null) return told;
  const corrected = news.events.some(({ kind }) => kind === 'server_correction');
  return afterReading(told, news.said, news.at, corrected);
}

function afterEvent(step: PeriodStep, event: UsageEvent, { window }: PeriodNews): PeriodStep {
  const { closed, open } = step;
  switch (event.kind) {
    case 'window_reset': {
      // Told twice (by the app and by a command): this is the next one already.
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

function afterReading(step: PeriodStep, said: LimitWindow, at: number, corrected: boolean): PeriodStep {
  const { closed, open } = step;
  const isOver = said.resetsAt !== null && said.resetsAt <= at;
  const hasBegun = !isOver && (said.resetsAt !== null || (said.utilization ?? 0) > 0);
  if (open === null)
    return { closed, open: hasBegun ? read(begin(said.id, at, said.resetsAt), said, at) : null };
  const isSame =
    said.resetsAt === null
      ? (said.utilization ?? 0) > 0
      : open.resetsAt === null || isSameReset(said.resetsAt, open.resetsAt);
  if (isSame || (corrected && hasBegun)) return { closed, open: read(open, said, at) };
  const hasPassed = open.resetsAt !== null && open.resetsAt <= at;
  if (!hasPassed || isOver) return step;
  const next = hasBegun ? read(begin(said.id, at, said.resetsAt), said, at) : null;
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
  // A limit that was reached before anybody looked has no event.
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
 * How long a limit kept Claude from answering within a time span (ms). A hit that nobody saw end lasts until the
 * period's reset, and never beyond `now`.
 */
export function blockedMs(
  { reachedAt, clearedAt }: LimitHit,
  resetsAt: number | null,
  span: { readonly since: number; readonly until: number; readonly now: number },
): number {
  const end = clearedAt ?? Math.min(resetsAt ?? span.now, span.now);
  return Math.max(0, Math.min(end, span.until) - Math.max(reachedAt, span.since));
}
