import { type Anchor, anchorOf } from './anchor';
import { type Context, type WindowStep, endEvents, resetEvent, raiseEvents } from '../events';
import type { Reading } from './reading';
import type { TrackedWindow } from '../tracker-state';
import { begin } from './window-change';

/** Starts the reading's period: the tracked period has passed its own reset. */
export function afterEnd(before: TrackedWindow, reading: Reading, context: Context): WindowStep {
  const end = { anchor: anchorOf(reading), at: before.resetsAt ?? reading.at, early: false };
  return restart(before, reading, end, context);
}

/** A change of a window's reset. */
export interface Change {
  /** The new reset. */
  readonly anchor: Anchor;
  /** When the change happened, in epoch ms. */
  readonly at: number;
}

interface PeriodEnd extends Change {
  readonly early: boolean;
}

/** Starts a new period with an empty record of events. */
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
  const step = raiseEvents(window, null, reading.at, context);
  return { window: step.window, events: [...endEvents(before, context.account, reset), ...step.events] };
}
