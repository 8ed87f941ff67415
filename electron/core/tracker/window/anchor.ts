import { isSameReset, startsFrom } from '../../usage/same-reset';
import { isUsageBody } from '../../usage/usage';
import { windowLengthMs } from '../../usage/windows';
import type { Reading } from './reading';
import type { TrackedWindow } from '../tracker-state';

/** A clock slightly slow must not turn a scheduled reset into an early one, nor bring the old window back. */
const END_SLACK_MS = 120_000;

/**
 * How a reading's reset relates to the window on record. `same`: it speaks of this period. `next`: the period
 * is over and this is a later one. `move`: another reset while this one has not passed. `outdated`: it speaks
 * of a period that is over, or cannot tell which.
 */
export type Relation = 'same' | 'next' | 'move' | 'outdated';

/** Whether the window's reset has passed; never for one without a reset. */
export function hasEnded(window: { readonly resetsAt: number | null }, now: number): boolean {
  return window.resetsAt !== null && window.resetsAt <= now;
}

export function relationOf(window: TrackedWindow, reading: Reading, now: number): Relation {
  if (reading.resetsAt === null) return relationWithoutReset(window, reading, now);
  // An idle session's status line repeats the reset of a window long gone.
  const isOver = hasEnded(reading, now + END_SLACK_MS);
  if (window.resetsAt === null) return window.notStarted && isOver ? 'outdated' : 'same';
  if (isSameReset(window.resetsAt, reading.resetsAt)) return 'same';
  if (reading.resetsAt > window.resetsAt) return hasEnded(window, now + END_SLACK_MS) ? 'next' : 'move';
  return isOver ? 'outdated' : 'move';
}

/** Only the usage endpoint's answer is complete: its `resets_at: null` says "not started", any other's says nothing. */
function relationWithoutReset(window: TrackedWindow, reading: Reading, now: number): Relation {
  if (window.resetsAt === null) return 'same';
  if (!isUsageBody(reading.source) || reading.utilization === null) {
    return hasEnded(window, now) ? 'outdated' : 'same';
  }
  if (hasEnded(window, now + END_SLACK_MS)) return 'next';
  // With use in it the window is open, and the API merely left the reset out.
  // https://github.com/eddmann/ClaudeMeter/issues/10
  return reading.utilization > 0 ? 'same' : 'move';
}

/** By the server's own instants the reading's window began no earlier than this one ended: our clock is slow. */
export function followsOn(window: TrackedWindow, reading: Reading): boolean {
  const length = windowLengthMs(window.id);
  if (length === null || window.resetsAt === null || reading.resetsAt === null) return false;
  return startsFrom(reading.resetsAt - length, window.resetsAt);
}

/** A window's reset and what is known about it. */
export type Anchor = Pick<TrackedWindow, 'resetsAt' | 'exactReset' | 'rawResetsAt' | 'notStarted'>;

/** The reset of a window after a reading of the same period: an exact one is never replaced by a rounded one. */
export function refinedAnchor(window: TrackedWindow, reading: Reading): Anchor {
  const { resetsAt, exactReset, rawResetsAt, notStarted } = window;
  if (reading.resetsAt === null) {
    const silent = resetsAt !== null || reading.utilization === null;
    if (silent) return { resetsAt, exactReset, rawResetsAt, notStarted };
    const still = isUsageBody(reading.source) || (notStarted && reading.utilization === 0);
    return { resetsAt, exactReset, rawResetsAt, notStarted: still };
  }
  if (exactReset && !reading.exactReset) return { resetsAt, exactReset, rawResetsAt, notStarted };
  return anchorOf(reading);
}

/** The reset of a window that begins with this reading. */
export function anchorOf(reading: Reading): Anchor {
  const { resetsAt, exactReset, rawResetsAt } = reading;
  const notStarted = resetsAt === null && reading.utilization !== null && isUsageBody(reading.source);
  return { resetsAt, exactReset, rawResetsAt, notStarted };
}
