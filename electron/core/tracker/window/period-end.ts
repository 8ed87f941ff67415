import { type Anchor, anchorOf } from './anchor';
import { type Context, type WindowStep, endEvents, resetEvent, tell } from '../events';
import type { Reading } from './reading';
import type { TrackedWindow } from '../tracker-state';
import { begin } from './window-change';

/** The period on record is over by its own reset, and the reading belongs to a later one. */
export function afterEnd(before: TrackedWindow, reading: Reading, context: Context): WindowStep {
  const end = { anchor: anchorOf(reading), at: before.resetsAt ?? reading.at, early: false };
  return restart(before, reading, end, context);
}

/** What a reading makes of a window's reset, and when. */
export interface Change {
  /** The reset from now on. */
  readonly anchor: Anchor;
  /** When it happened. */
  readonly at: number;
}

interface PeriodEnd extends Change {
  readonly early: boolean;
}

/** A new period begins: everything may be said again. */
export function restart(
  before: TrackedWindow,
  reading: Reading,
  end: PeriodEnd,
  context: Context,
): WindowStep {
  const { at, early, anchor } = end;
  const reset = resetEvent(before, context.account, { at, early, value: before.utilization });
  const { listed, missed } = before;
  const loweredAt = early ? reading.at : null;
  const window = { ...begin(reading, { quiet: false }), ...anchor, loweredAt, listed, missed };
  const step = tell(window, null, reading.at, context);
  return { window: step.window, events: [...endEvents(before, context.account, reset), ...step.events] };
}
