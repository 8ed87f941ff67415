import type { PaceHistory, PaceSample } from '../pace/learning/pace-history';
import { HOUR, slotOf } from '../pace/learning/week-hours';
import { isSameReset } from '../usage/same-reset';
import type { DayShare, DayStart, LocalDay } from './week-facts';

/** A week that runs, as it was last read. Instants are epoch ms. */
export interface RunningWeek {
  readonly utilization: number;
  readonly startedAt: number;
  readonly resetsAt: number;
}

/** Readings on both sides of a midnight that differ by no more say what stood between them. */
const CLOSE = 1;
/** A reading so near to a midnight speaks for it. */
const NEAR_MS = HOUR / 4;

/**
 * What of the week was used when the day began, from its readings, oldest first. `null` where that is not known: the app
 * did not run, and something was used meanwhile.
 */
export function dayStartOf(
  samples: readonly PaceSample[],
  { startedAt, resetsAt }: Pick<RunningWeek, 'startedAt' | 'resetsAt'>,
  day: LocalDay,
): DayStart | null {
  const known = (percent: number): DayStart => ({ day, resetsAt, percent });
  if (startedAt >= day.from) return known(0);
  const own = samples.filter((sample) => isOf(sample, resetsAt) && sample.utilization !== null);
  const before = own.findLast(({ at }) => at <= day.from);
  const after = own.find(({ at }) => at > day.from);
  const low = before?.utilization ?? null;
  const high = after?.utilization ?? null;
  if (low !== null && high !== null && high - low <= CLOSE) return known(low);
  if (low !== null && before !== undefined && day.from - before.at <= NEAR_MS) return known(low);
  if (high !== null && after !== undefined && after.at - day.from <= NEAR_MS) return known(high);
  return null;
}

/**
 * Today's share of a running week, and how much of it the day may have. `null` where the day's beginning is not known,
 * is of another week or another day. Without a history each hour until the reset counts alike.
 */
export function dayShare(
  week: RunningWeek,
  start: DayStart | null,
  history: PaceHistory | null,
  now: number,
): DayShare | null {
  if (start === null || !isSameReset(start.resetsAt, week.resetsAt)) return null;
  const { day, percent } = start;
  if (now < day.from || now >= day.until) return null;
  const from = Math.max(day.from, week.startedAt);
  const today = usualUse(history, from, Math.min(day.until, week.resetsAt));
  const all = usualUse(history, from, week.resetsAt);
  if (all <= 0) return null;
  const left = Math.max(0, 100 - percent);
  return { used: Math.max(0, week.utilization - percent), allowance: (left * today) / all };
}

function isOf({ resetsAt }: PaceSample, reset: number): boolean {
  return isSameReset(resetsAt, reset);
}

/** What is usually used between two instants: percents, or hours where nothing is known of this user. */
function usualUse(history: PaceHistory | null, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to;) {
    const until = Math.min(to, (Math.floor(at / HOUR) + 1) * HOUR);
    const rate = history === null ? 1 : (history.rates[slotOf(history.offsets, at)] ?? 0);
    sum += (rate * (until - at)) / HOUR;
    at = until;
  }
  return sum;
}
