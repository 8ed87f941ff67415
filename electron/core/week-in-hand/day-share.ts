import type { PaceHistory, PaceSample } from '../pace/learning/pace-history';
import { HOUR, slotOf } from '../pace/learning/week-hours';
import { isSameReset } from '../usage/same-reset';
import type { DayShare, DayStart, LocalDay } from './week-facts';

/** The last reading of a running week. Instants are epoch ms. */
export interface RunningWeek {
  readonly utilization: number;
  readonly startedAt: number;
  readonly resetsAt: number;
}

/** The largest difference in points of the readings before and after midnight that still give its percent. */
const CLOSE = 1;
/** The longest distance in ms of a reading that gives midnight's percent by itself. */
const NEAR_MS = HOUR / 4;

/**
 * The percent of the week at the start of the day, from its readings, oldest first. `null` if unknown: the app did not
 * run, and the percent changed meanwhile.
 */
export function dayStartOf(
  samples: readonly PaceSample[],
  { startedAt, resetsAt }: Pick<RunningWeek, 'startedAt' | 'resetsAt'>,
  day: LocalDay,
): DayStart | null {
  const startWith = (percent: number): DayStart => ({ day, resetsAt, percent });
  if (startedAt >= day.from) return startWith(0);
  const own = samples.filter((sample) => isOf(sample, resetsAt) && sample.utilization !== null);
  const before = own.findLast(({ at }) => at <= day.from);
  const after = own.find(({ at }) => at > day.from);
  const low = before?.utilization ?? null;
  const high = after?.utilization ?? null;
  if (low !== null && high !== null && high - low <= CLOSE) return startWith(low);
  if (low !== null && before !== undefined && day.from - before.at <= NEAR_MS) return startWith(low);
  if (high !== null && after !== undefined && after.at - day.from <= NEAR_MS) return startWith(high);
  return null;
}

/**
 * Today's use of a running week, and today's allowance. `null` if the percent at the start of the day is unknown, or
 * belongs to another week or day. Without a history, each hour until the reset counts the same.
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

/** The usual use between two instants: in percents, or in hours without a history of this user. */
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
