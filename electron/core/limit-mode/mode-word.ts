/**
 * What Claude does while a limit is reached: nothing unusual (it refuses, or extra usage pays), a short grace window,
 * or requests at lower priority.
 */
export type LimitMode = 'normal' | 'grace' | 'low_priority';

/** Anthropic's words for the low-priority lane, as Claude Code 2.1.263 to 2.1.332 knows them. */
export const slowStatuses = [
  'active',
  'not_needed',
  'slot_busy',
  'weekly_limit',
  'budget_exhausted',
  'ineligible',
  'off',
] as const;

export type SlowStatus = (typeof slowStatuses)[number];

/** What one response said of the low-priority lane. Instants are epoch ms. */
export interface SlowLane {
  /** `null`: only an offer was named. */
  readonly status: SlowStatus | null;
  /** Whether Anthropic offers the lane to this account. */
  readonly isOffered: boolean;
  /** Percent of the lane's allowance that is used; `null` when not said. */
  readonly usedPercent: number | null;
  /** When the allowance starts again; `null` when not said. */
  readonly resetsAt: number | null;
  /** When a request that found no free place may be sent again; `null` when not said. */
  readonly retryAt: number | null;
}

/** What one response said of the grace window at a limit. */
export interface GraceWindow {
  /** `eligible` alone means that it is not running. */
  readonly isActive: boolean;
  /** What pays for it; `null` when not said. */
  readonly paidBy: 'allowance' | 'credits' | null;
}

/** Whose money extra usage is. */
export type ExtraScope = 'own' | 'team' | 'channel';

/** What one response said of extra usage beside its amount. */
export interface ExtraState {
  readonly scope: ExtraScope | null;
  /** The period of its limit, in Anthropic's word (`monthly`); `null` when not said. */
  readonly period: string | null;
  /** Whether it pays for requests now; `null` when not said. */
  readonly inUse: boolean | null;
  /** Whether a daily cap has paused it; `null` when not said. */
  readonly isPaused: boolean | null;
}

/**
 * What the headers of one response say of how Claude goes on at a limit. `null`: the response does not name it, so it
 * is over. Absent: it is named in a way that cannot be read, so what is known of it stays.
 */
export interface LimitModeReading {
  readonly slow?: SlowLane | null;
  readonly grace?: GraceWindow | null;
  readonly extra?: ExtraState | null;
}
