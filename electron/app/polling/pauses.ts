import { createSignal, type Signal } from '../../core/signal';
import {
  pauseReason,
  pausesAfter,
  type Pauses,
  type PauseReason,
  type PowerEvent,
} from '../../core/polling/pauses';

/** The reasons why polling pauses at present, for the pollers of all accounts, also of those that are opened later. */
export interface PauseState {
  readonly reason: () => PauseReason | null;
  /** Handles an event of the power monitor. */
  readonly happened: (event: PowerEvent) => void;
  /** Ends all pauses: the user is at work here, so the event that should have ended them was lost. */
  readonly endAll: () => void;
  /** Published after each event: true if no pause is left. */
  readonly changed: Signal<boolean>;
}

/** Begins without any pause. */
export function createPauseState(): PauseState {
  const changed = createSignal<boolean>();
  let pauses: Pauses = new Set();
  const become = (next: Pauses): void => {
    pauses = next;
    changed.publish(next.size === 0);
  };
  return {
    reason: () => pauseReason(pauses),
    happened: (event) => {
      become(pausesAfter(pauses, event));
    },
    endAll: () => {
      if (pauses.size > 0) become(new Set());
    },
    changed,
  };
}
