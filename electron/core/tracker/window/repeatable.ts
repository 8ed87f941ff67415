import { isSameReset } from '../../usage/same-reset';
import { mayRepeat } from '../../usage/usage';
import { hasEnded, relationOf } from './anchor';
import { type Context, type WindowStep, raiseEvents } from '../events';
import { afterEnd } from './period-end';
import type { Reading } from './reading';
import type { TrackedWindow } from '../tracker-state';
import { adopt, afterglow, fallOf, withReset } from './window-change';

/**
 * Applies the reading of a source that may repeat an old value. It proves two things: that use rose within the tracked
 * period, and that a later period began after that one. It neither lowers a percent, nor moves a reset, nor settles
 * or confirms a doubt. An idle session of Claude Code repeats its old status line:
 * https://github.com/anthropics/claude-code/issues/75408
 */
export function applyRepeatable(before: TrackedWindow, reading: Reading, context: Context): WindowStep {
  const { now } = context;
  const relation = relationOf(before, reading, now);
  if (hasEnded(before, now)) {
    if (relation === 'next' && !hasEnded(reading, now)) return afterEnd(before, reading, context);
    const isLate = relation === 'same' && isDated(before, reading);
    const { doubtedAt } = before;
    return { window: isLate ? { ...afterglow(before, reading), doubtedAt } : before, events: [] };
  }
  if (relation !== 'same') return { window: before, events: [] };
  const isRise = isDated(before, reading) ? isNoLess(before, reading) : mayRaise(before, reading, now);
  if (!isRise) return { window: withReset(before, reading, now), events: [] };
  const window = { ...adopt(before, reading), doubtedAt: before.doubtedAt };
  return raiseEvents(window, before.utilization, reading.at, context);
}

/** Whether the reading's value changed after the tracked value was observed. */
function isDated(before: TrackedWindow, reading: Reading): boolean {
  return reading.fresh && reading.at >= before.observedAt;
}

function isNoLess({ utilization: was }: TrackedWindow, { utilization: is }: Reading): boolean {
  return is !== null && (was === null || is >= was);
}

/** A value of unknown age is a lower bound in its own period, until Anthropic lowers the percent or seems to. */
function mayRaise(before: TrackedWindow, reading: Reading, now: number): boolean {
  const { utilization: was, loweredAt, doubtedAt, resetsAt } = before;
  const { utilization: is } = reading;
  if (is === null || loweredAt !== null || doubtedAt !== null) return false;
  const isOfPeriod =
    resetsAt === null
      ? was === null || (reading.resetsAt !== null && !hasEnded(reading, now))
      : reading.resetsAt !== null && isSameReset(resetsAt, reading.resetsAt);
  if (!isOfPeriod) return false;
  return was === null || (is > was && !reading.fresh && reading.at >= before.observedAt);
}

/**
 * Whether the reading is a reason to request Anthropic: it comes from a source that may repeat old values, it has just
 * changed, and it is lower than the value on screen or has another reset.
 */
export function isWorthRequest(window: TrackedWindow, reading: Reading, now: number): boolean {
  if (!mayRepeat(reading.source) || window.source === 'local_estimate') return false;
  if (!isDated(window, reading) || hasEnded(window, now)) return false;
  const relation = relationOf(window, reading, now);
  return relation === 'move' || (relation === 'same' && fallOf(window, reading) !== 'none');
}
