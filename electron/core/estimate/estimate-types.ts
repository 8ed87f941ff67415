import type { TokenSums } from '../usage/usage';

/** Tokens of one response on this machine: when it was first seen (epoch ms) and by which model. */
export interface LocalUse {
  readonly at: number;
  readonly model: string;
  readonly tokens: TokenSums;
}

/** Anthropic's reading of one window, from which an estimate starts. */
export interface OfficialReading {
  readonly window: string;
  /** Percent used, as read. */
  readonly utilization: number;
  /** Epoch ms; `null` if the window has not started, or the reset is unknown. */
  readonly resetsAt: number | null;
  /** The moment of the reading (epoch ms, this machine's clock). */
  readonly at: number;
}

/** The estimate of a window by this machine's own count. Percents of the window's limit, 0 and above. */
export interface WindowEstimate {
  readonly source: 'local_estimate';
  readonly utilization: number;
  readonly low: number;
  readonly high: number;
  /** Whether it uses weights learned from this account's readings, and not the community's budgets. */
  readonly calibrated: boolean;
  /** Median error of past estimates as old as this one, in points; `null` until there are enough. */
  readonly error: number | null;
  /** The part of `utilization` that this machine used. */
  readonly here: number;
  /** The part of `utilization` that other devices used; `null` if unknown. */
  readonly elsewhere: number | null;
  /** The parts of `elsewhere` whose machine is known; absent: none is. */
  readonly machines?: readonly MachinePart[] | undefined;
  /** The end of the period (epoch ms); `null` if unknown. */
  readonly resetsAt: number | null;
}

/** The part of a window's percent that another machine used, by the token ledger that it exported. */
export interface MachinePart {
  readonly machine: string;
  /** Points of the window's limit. */
  readonly percent: number;
}

/** How an official percent divides between this machine and everything else. Points of the window's limit. */
export interface Split {
  readonly here: number;
  readonly elsewhere: number;
  /** Standard deviation of each of the two. */
  readonly error: number;
  /** The parts of `elsewhere` whose machine is known; absent: none is. */
  readonly machines?: readonly MachinePart[] | undefined;
}
