import { isSameReset } from '../../usage/same-reset';
import { mayRepeat } from '../../usage/usage';
import { anchorOf, followsOn, hasEnded, refinedAnchor, relationOf } from './anchor';
import { type Context, type WindowStep, raiseEvents, windowEvent } from '../events';
import { type Change, afterEnd, restart } from './period-end';
import type { Reading } from './reading';
import { applyRepeatable } from './repeatable';
import type { TrackedWindow } from '../tracker-state';
import { adopt, afterglow, begin, fallOf, isDoubtNewer, override, withReset } from './window-change';

/** Applies one reading to its window. The newest reading that is reliable wins. */
export function applyReading(
  before: TrackedWindow | undefined,
  reading: Reading,
  context: Context,
): WindowStep {
  const isEstimate = reading.source === 'local_estimate';
  if (before === undefined) return firstReading(reading, context);
  if (before.source === 'local_estimate') {
    const outranks = !isEstimate || reading.at >= before.observedAt;
    return outranks ? firstReading(reading, context) : unchanged(before);
  }
  // An estimate never replaces a percent from Anthropic, however old that is.
  if (isEstimate) return unchanged(before);
  if (mayRepeat(reading.source)) return applyRepeatable(before, reading, context);
  if (!reading.fresh || reading.at < before.observedAt) return fillGaps(before, reading, context);
  switch (relationOf(before, reading, context.now)) {
    case 'outdated':
      return unchanged(before);
    case 'next':
      return afterEnd(before, reading, context);
    case 'move':
      return weighContradiction(before, reading, context);
    case 'same':
      return weighUse(before, reading, context);
  }
}

function unchanged(window: TrackedWindow): WindowStep {
  return { window, events: [] };
}

function firstReading(reading: Reading, context: Context): WindowStep {
  return raiseEvents(begin(reading, { quiet: true }), null, reading.at, context);
}

/** An older or repeated answer only fills in unknown values, and only in its own period. */
function fillGaps(before: TrackedWindow, reading: Reading, context: Context): WindowStep {
  const window = withReset(before, reading, context.now);
  const isGap = window.utilization === null && reading.utilization !== null;
  if (!isGap || window.resetsAt === null || reading.resetsAt === null) return unchanged(window);
  if (!isSameReset(window.resetsAt, reading.resetsAt)) return unchanged(window);
  return raiseEvents(adopt(window, reading), null, reading.at, context);
}

/** A reading with the same reset: a higher percent counts at once, a lower one only after two readings in a row. */
function weighUse(before: TrackedWindow, reading: Reading, context: Context): WindowStep {
  if (hasEnded(before, context.now)) return unchanged(afterglow(before, reading));
  if (fallOf(before, reading) !== 'none') return weighContradiction(before, reading, context);
  return raiseEvents(adopt(before, reading), before.utilization, reading.at, context);
}

/**
 * A reading that contradicts the tracked value counts only if the next one confirms it. A single answer near zero
 * raised a false reset in another app: https://github.com/steipete/CodexBar/issues/2222
 */
function weighContradiction(before: TrackedWindow, reading: Reading, context: Context): WindowStep {
  if (isDoubtNewer(before, reading)) return unchanged(before);
  const isMove = relationOf(before, reading, context.now) === 'move';
  const isRepeatable = mayRepeat(before.source);
  if (isRepeatable && before.proven === null) return replaceUnproven(before, reading, isMove, context);
  if (before.doubtedAt === null) return unchanged({ ...before, doubtedAt: reading.at });
  // By the server's own instants the period is over, and the machine's clock is slow.
  if (isMove && followsOn(before, reading)) return afterEnd(before, reading, context);
  const anchor = isMove ? anchorOf(reading) : refinedAnchor(before, reading);
  const change = { anchor, at: before.doubtedAt };
  // A rise that only a status line reported does not count as use: Anthropic cannot have lowered it.
  const fall = fallOf(isRepeatable ? { ...before, utilization: before.proven } : before, reading);
  if (isRepeatable && !isMove && fall === 'none') return replaceUnproven(before, reading, isMove, context);
  const isReset = isMove ? fall !== 'none' : fall === 'to_zero';
  if (!isReset) return correct(before, reading, change, context);
  return restart(before, reading, { ...change, early: true }, context);
}

/**
 * Anthropic's own answer replaces a value that only a status line or the like has reported. This raises no event:
 * it is neither a reset nor a correction, since Anthropic never gave another value.
 */
function replaceUnproven(
  before: TrackedWindow,
  reading: Reading,
  isMove: boolean,
  context: Context,
): WindowStep {
  const anchor = isMove ? anchorOf(reading) : refinedAnchor(before, reading);
  const loweredAt = fallOf(before, reading) === 'none' ? before.loweredAt : reading.at;
  const window = { ...override(before, reading, anchor), loweredAt, said: before.said };
  return raiseEvents(window, before.utilization, reading.at, context);
}

/** Anthropic corrected the percent or the reset, and the window was not reset. */
function correct(before: TrackedWindow, reading: Reading, change: Change, context: Context): WindowStep {
  const loweredAt = fallOf(before, reading) === 'none' ? before.loweredAt : reading.at;
  const window = { ...override(before, reading, change.anchor), loweredAt };
  const step = raiseEvents(window, before.utilization, reading.at, context);
  const what = { at: change.at, value: window.utilization };
  const event = windowEvent('server_correction', before, context.account, what);
  return { window: step.window, events: [...(before.said.corrected ? [] : [event]), ...step.events] };
}
