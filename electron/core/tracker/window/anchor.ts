import { isSameReset, startsFrom } from '../../usage/same-reset';
import { isUsageBody } from '../../usage/usage';
import { windowLengthMs } from '../../usage/windows';
import type { Reading } from './reading';
import type { TrackedWindow } from '../tracker-state';

/** Tolerance in ms: a slow clock must not turn a scheduled reset into an early one, nor bring the old window back. */
const END_SLACK_MS = 120_000;

/**
 * How a reading's reset relates to the tracked window. `same`: the reading belongs to the present period. `next`: the
 * period is over and the reading belongs to a later one. `move`: the reading has another reset while the present one
 * has not passed. `outdated`: the reading belongs to a period that is over, or its period is unclear.
 */
export type Relation = 'same' | 'next' | 'move' | 'outdated';

/** Whether the window's reset has passed; never for one without a reset. */
export function hasEnded(window: { readonly resetsAt: number | null }, now: number): boolean {
  return window.resetsAt !== null && window.resetsAt <= now;
}

/** The relation of a reading to the tracked window at `now` (epoch ms). */
export function relationOf(window: TrackedWindow, reading: Reading, now: number): Relation {
  if (reading.resetsAt === null) return relationWithoutReset(window, reading, now);
  // The status line of an idle session repeats the reset of an old period.
  const isOver = hasEnded(reading, now + END_SLACK_MS);
  if (window.resetsAt === null) return window.notStarted && isOver ? 'outdated' : 'same';
  if (isSameReset(window.resetsAt, reading.resetsAt)) return 'same';
  if (reading.resetsAt > window.resetsAt) return hasEnded(window, now + END_SLACK_MS) ? 'next' : 'move';
  return isOver ? 'outdated' : 'move';
}

/** Only the usage endpoint's `resets_at: null` means "not started". From any other source it means unknown. */
function relationWithoutReset(window: TrackedWindow, reading: Reading, now: number): Relation {
  if (window.resetsAt === null) return 'same';
  if (!isUsageBody(reading.source) || reading.utilization === null) {
    return hasEnded(window, now) ? 'outdated' : 'same';
  }
  if (hasEnded(window, now + END_SLACK_MS)) return 'next';
  // A window with use has started: the API left the reset out.
  // https://github.com/eddmann/ClaudeMeter/issues/10
  return reading.utilization > 0 ? 'same' : 'move';
}

/**
 * Whether, by the server's own instants, the reading's period began no earlier than the tracked one ended. Then the
 * machine's clock is slow.
 */
export function followsOn(window: TrackedWindow, reading: Reading): boolean {
  const length = windowLengthMs(window.id);
  if (length === null || window.resetsAt === null || reading.resetsAt === null) return false;
  return startsFrom(reading.resetsAt - length, window.resetsAt);
}

/** A window's reset: its instant, how exact it is, and whether the window has started. */
export type Anchor = Pick<TrackedWindow, 'resetsAt' | 'exactReset' | 'rawResetsAt' | 'notStarted'>;

/** The reset of a window after a reading of the same period. A rounded reset never replaces an exact one. */
export function refinedAnchor(window: TrackedWindow, reading: Reading): Anchor {
  const { resetsAt, exactReset, rawResetsAt, notStarted } = window;
  if (reading.resetsAt === null) {
    const isUnchanged = resetsAt !== null || reading.utilization === null;
    if (isUnchanged) return { resetsAt, exactReset, rawResetsAt, notStarted };
    const isNotStarted = isUsageBody(reading.source) || (notStarted && reading.utilization === 0);
    return { resetsAt, exactReset, rawResetsAt, notStarted: isNotStarted };
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
