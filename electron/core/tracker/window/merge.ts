import { isSameReset } from '../../usage/same-reset';
import { mayRepeat } from '../../usage/usage';
import { anchorOf, followsOn, hasEnded, refinedAnchor, relationOf } from './anchor';
import { type Context, type WindowStep, tell, windowEvent } from '../events';
import { type Change, afterEnd, restart } from './period-end';
import type { Reading } from './reading';
import { applyRepeatable } from './repeatable';
import type { TrackedWindow } from '../tracker-state';
import { adopt, afterglow, begin, fallOf, isDoubtNewer, override, withReset } from './window-change';

/** Takes one source's word on one window; the newest trustworthy word wins. */
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
  // What Anthropic said is never replaced by a guess, however old it is.
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
  return tell(begin(reading, { quiet: true }), null, reading.at, context);
}

/** An older or repeated answer only adds what is unknown, and only to the period that it speaks of. */
function fillGaps(before: TrackedWindow, reading: Reading, context: Context): WindowStep {
  const window = withReset(before, reading, context.now);
  const isGap = window.utilization === null && reading.utilization !== null;
  if (!isGap || window.resetsAt === null || reading.resetsAt === null) return unchanged(window);
  if (!isSameReset(window.resetsAt, reading.resetsAt)) return unchanged(window);
  return tell(adopt(window, reading), null, reading.at, context);
}

/** The same reset: more use is taken at once, less only from two readings in a row. */
function weighUse(before: TrackedWindow, reading: Reading, context: Context): WindowStep {
  if (hasEnded(before, context.now)) return unchanged(afterglow(before, reading));
  if (fallOf(before, reading) !== 'none') return weighContradiction(before, reading, context);
  return tell(adopt(before, reading), before.utilization, reading.at, context);
}

/** One near-zero answer fired a false celebration: https://github.com/steipete/CodexBar/issues/2222 */
function weighContradiction(before: TrackedWindow, reading: Reading, context: Context): WindowStep {
  if (isDoubtNewer(before, reading)) return unchanged(before);
  const isMove = relationOf(before, reading, context.now) === 'move';
  const isHearsay = mayRepeat(before.source);
  if (isHearsay && before.proven === null) return replaceHearsay(before, reading, isMove, context);
  if (before.doubtedAt === null) return unchanged({ ...before, doubtedAt: reading.at });
  // By the server's own instants the period is over: it is our clock that is slow.
  if (isMove && followsOn(before, reading)) return afterEnd(before, reading, context);
  const anchor = isMove ? anchorOf(reading) : refinedAnchor(before, reading);
  const change = { anchor, at: before.doubtedAt };
  // What a status line added to Anthropic's own last percent was no use that Anthropic took back.
  const fall = fallOf(isHearsay ? { ...before, utilization: before.proven } : before, reading);
  if (isHearsay && !isMove && fall === 'none') return replaceHearsay(before, reading, isMove, context);
  const isReset = isMove ? fall !== 'none' : fall === 'to_zero';
  if (!isReset) return correct(before, reading, change, context);
  return restart(before, reading, { ...change, early: true }, context);
}

/**
 * What only a source that may repeat itself has said gives way to Anthropic's own answer. That is no event: neither a
 * reset nor a correction, since Anthropic never said otherwise.
 */
function replaceHearsay(
  before: TrackedWindow,
  reading: Reading,
  isMove: boolean,
  context: Context,
): WindowStep {
  const anchor = isMove ? anchorOf(reading) : refinedAnchor(before, reading);
  const loweredAt = fallOf(before, reading) === 'none' ? before.loweredAt : reading.at;
  const window = { ...override(before, reading, anchor), loweredAt, said: before.said };
  return tell(window, before.utilization, reading.at, context);
}

/** Anthropic changed its mind about the percent or the reset, without a reset. */
function correct(before: TrackedWindow, reading: Reading, change: Change, context: Context): WindowStep {
  const loweredAt = fallOf(before, reading) === 'none' ? before.loweredAt : reading.at;
  const window = { ...override(before, reading, change.anchor), loweredAt };
  const step = tell(window, before.utilization, reading.at, context);
  const what = { at: change.at, value: window.utilization };
  const event = windowEvent('server_correction', before, context.account, what);
  return { window: step.window, events: [...(before.said.corrected ? [] : [event]), ...step.events] };
}
