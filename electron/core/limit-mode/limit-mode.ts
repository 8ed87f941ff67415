import type { SourceId } from '../usage/usage';
import type { ExtraState, GraceWindow, LimitMode, SlowLane } from './mode-word';

/** One part of the saved limit mode, with its source and moment. */
export interface SavedModePart<T> {
  readonly value: T;
  readonly source: SourceId;
  readonly observedAt: number;
  /** The last reset of the windows that were full then; `null` if none was, or no reset is known. */
  readonly endsAt: number | null;
  /** Whether a window was full then: the part ends when no window is full any more. */
  readonly wasFull: boolean;
}

/** The saved limit mode of an account; each part is `null` while it is unknown. */
export interface SavedLimitMode {
  readonly slow: SavedModePart<SlowLane> | null;
  readonly grace: SavedModePart<GraceWindow> | null;
  readonly extra: SavedModePart<ExtraState> | null;
  /** The way to go on at the present limit that last raised an event; `null`: none. */
  readonly told: 'grace' | 'low_priority' | 'extra' | null;
}

/** How Claude goes on at a limit, as of one moment. */
export interface LimitModeView {
  readonly mode: LimitMode;
  /** The source of `mode` and `extra`; `null` if unknown. */
  readonly source: SourceId | null;
  readonly observedAt: number | null;
  /** Whether a request at lower priority waits for a free place. */
  readonly isWaiting: boolean;
  /** The lane's allowance: percent left and when it starts again (epoch ms); `null` when not known. */
  readonly allowance: { readonly left: number; readonly resetsAt: number | null } | null;
  /** Whether that allowance is used up. */
  readonly isAllowanceUsedUp: boolean;
  /** What pays for the grace window; `null` if unknown. */
  readonly paidBy: GraceWindow['paidBy'];
  /** Whether the lane is offered, and not in use. */
  readonly isOffered: boolean;
  readonly extra: ExtraState;
  /**
   * Whether Claude went on at the last reading, too long ago to be certain now. Then no text claims that Claude answers
   * again only after the reset.
   */
  readonly isUncertain: boolean;
}
