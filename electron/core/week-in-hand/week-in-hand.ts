import type { PaceHistory } from '../pace/learning/pace-history';
import { HOUR } from '../pace/learning/week-hours';
import type { WindowView } from '../snapshot/snapshot-types';
import { isWeekly } from '../usage/windows';
import { dayShare } from './day-share';
import { fullSessions } from './full-sessions';
import type { DayShare, SessionCost, SessionRange, WeekHabits, WeekInHand } from './week-facts';

const FIVE_HOURS = 5 * HOUR;

/**
 * Today's share and the sessions left of the weekly window with the most use; `null` without a live percent, or without
 * both facts.
 *
 * @param learned by window id
 */
export function weekInHand(
  windows: readonly WindowView[],
  learned: Readonly<Record<string, WeekHabits>>,
  histories: Readonly<Record<string, PaceHistory>>,
  now: number,
): WeekInHand | null {
  const weeks = windows.filter(isLiveWeek);
  const week = weeks.reduce<LiveWeek | null>(
    (most, each) => (most === null || each.utilization > most.utilization ? each : most),
    null,
  );
  if (week === null) return null;
  const { id } = week;
  const habits = learned[id] ?? null;
  if (habits === null) return null;
  const today = rounded(dayShare(week, habits.dayStart, histories[id] ?? null, now));
  const hasSessions = windows.some((window) => window.id === 'five_hour');
  const sessions = hasSessions ? sessionsLeft(habits.sessionCost, week, now) : null;
  return today === null && sessions === null ? null : { window: id, today, sessions };
}

type LiveWeek = WindowView & {
  readonly utilization: number;
  readonly startedAt: number;
  readonly resetsAt: number;
};

function isLiveWeek(window: WindowView): window is LiveWeek {
  const { id, utilization, startedAt, resetsAt, stale, source, phase } = window;
  const isKnown = utilization !== null && startedAt !== null && resetsAt !== null;
  return isKnown && isWeekly(id) && phase === 'running' && !stale && source !== 'local_estimate';
}

/** The whole sessions that still fit; `null` if the time until the reset is too short to use them all. */
function sessionsLeft(cost: SessionCost | null, week: LiveWeek, now: number): SessionRange | null {
  if (cost === null || week.utilization >= 100) return null;
  const { low, high } = fullSessions(cost, week.utilization);
  const whole = { low: Math.floor(low), high: Math.floor(high) };
  return whole.low >= (week.resetsAt - now) / FIVE_HOURS ? null : whole;
}

/** The share in whole percents, so that equal readings give equal snapshots. */
function rounded(share: DayShare | null): DayShare | null {
  return share && { used: Math.round(share.used), allowance: Math.round(share.allowance) };
}
