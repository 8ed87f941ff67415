/**
 * What Claude does while a limit is reached: nothing unusual (it refuses, or extra usage pays), a short grace window,
 * or requests at lower priority.
 */
export type LimitMode = 'normal' | 'grace' | 'low_priority';

/** Anthropic's states of the low-priority lane, as Claude Code 2.1.263 to 2.1.332 parses them. */
export const slowStatuses = [
  'active',
  'not_needed',
  'slot_busy',
  'weekly_limit',
  'budget_exhausted',
  'ineligible',
  'off',
] as const;

/** A state of the low-priority lane. */
export type SlowStatus = (typeof slowStatuses)[number];

/** The low-priority lane in one response. Instants are epoch ms. */
export interface SlowLane {
  /** `null`: the response has only an offer. */
  readonly status: SlowStatus | null;
  /** Whether Anthropic offers the lane to this account. */
  readonly isOffered: boolean;
  /** Percent of the lane's allowance that is used; `null` if unknown. */
  readonly usedPercent: number | null;
  /** When the allowance starts again; `null` if unknown. */
  readonly resetsAt: number | null;
  /** When a request that found no free place may be sent again; `null` if unknown. */
  readonly retryAt: number | null;
}

/** The grace window at a limit, in one response. */
export interface GraceWindow {
  /** `eligible` alone means that it is not running. */
  readonly isActive: boolean;
  /** What pays for it; `null` if unknown. */
  readonly paidBy: 'allowance' | 'credits' | null;
}

/** Who pays for extra usage. */
export type ExtraScope = 'own' | 'team' | 'channel';

/** The state of extra usage in one response, without its amount. */
export interface ExtraState {
  readonly scope: ExtraScope | null;
  /** The period of its limit, in Anthropic's spelling (`monthly`); `null` if unknown. */
  readonly period: string | null;
  /** Whether it pays for requests now; `null` if unknown. */
  readonly inUse: boolean | null;
  /** Whether a daily cap has paused it; `null` if unknown. */
  readonly isPaused: boolean | null;
}

/**
 * The headers of one response about how Claude goes on at a limit. `null`: the response does not name the part, so it
 * is over. Absent: the part is unreadable, so its earlier reading stays.
 */
export interface LimitModeReading {
  readonly slow?: SlowLane | null;
  readonly grace?: GraceWindow | null;
  readonly extra?: ExtraState | null;
}
