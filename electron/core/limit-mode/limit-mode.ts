import type { SourceId } from '../usage/usage';
import type { ExtraState, GraceWindow, LimitMode, SlowLane } from './mode-word';

/** One part of that, with its source and moment. */
export interface SavedModePart<T> {
  readonly value: T;
  readonly source: SourceId;
  readonly observedAt: number;
  /** The last reset of the windows that were full then; `null` where none was, or no reset is known. */
  readonly endsAt: number | null;
  /** Whether a window was full then: the part is over once none is any more. */
  readonly wasFull: boolean;
}

/** What is remembered of it; each part `null` while nothing is known. */
export interface SavedLimitMode {
  readonly slow: SavedModePart<SlowLane> | null;
  readonly grace: SavedModePart<GraceWindow> | null;
  readonly extra: SavedModePart<ExtraState> | null;
  /** The way to go on at the present limit that was last told as an event; `null`: none. */
  readonly told: 'grace' | 'low_priority' | 'extra' | null;
}

/** How Claude goes on at a limit, as of one moment. */
export interface LimitModeView {
  readonly mode: LimitMode;
  /** Of what `mode` and `extra` rest on; `null` where nothing is known. */
  readonly source: SourceId | null;
  readonly observedAt: number | null;
  /** At lower priority: a request waits for a free place. */
  readonly isWaiting: boolean;
  /** The lane's allowance: percent left and when it starts again (epoch ms); `null` when not known. */
  readonly allowance: { readonly left: number; readonly resetsAt: number | null } | null;
  /** Whether that allowance is used up. */
  readonly isAllowanceUsedUp: boolean;
  /** What pays for the grace window; `null` when not said. */
  readonly paidBy: GraceWindow['paidBy'];
  /** The lane is offered, and not in use. */
  readonly isOffered: boolean;
  readonly extra: ExtraState;
  /**
   * Claude went on when it was last seen, too long ago to say that it still does: then nothing says that it answers
   * again only after the reset.
   */
  readonly isUncertain: boolean;
}
