import type { TokenSums } from '../usage/usage';

/** Tokens of one response on this machine: when it was first seen (epoch ms) and by which model. */
export interface LocalUse {
  readonly at: number;
  readonly model: string;
  readonly tokens: TokenSums;
}

/** What Anthropic said of one window at one moment; the ground truth that the estimate starts from. */
export interface OfficialReading {
  readonly window: string;
  /** Percent used as it was said. */
  readonly utilization: number;
  /** Epoch ms; `null` when the window has not started, or nobody told. */
  readonly resetsAt: number | null;
  /** When it was said (epoch ms, this machine's clock). */
  readonly at: number;
}

/** Where a window stands by this machine's own count. Percents of the window's limit, 0 and above. */
export interface WindowEstimate {
  readonly source: 'local_estimate';
  readonly utilization: number;
  readonly low: number;
  readonly high: number;
  /** Learned from this account's own readings; false: the community's budgets and weights. */
  readonly calibrated: boolean;
  /** Median error of past estimates as old as this one, in points; `null` until there were enough to say. */
  readonly error: number | null;
  /** Of `utilization`, what this machine used. */
  readonly here: number;
  /** Of `utilization`, what everything else used; `null` where that cannot be told. */
  readonly elsewhere: number | null;
  /** Until when the period lasts, as far as known (epoch ms). */
  readonly resetsAt: number | null;
}

/** How an official percent divides between this machine and everything else. Points of the window's limit. */
export interface Split {
  readonly here: number;
  readonly elsewhere: number;
  /** Standard deviation of each of the two. */
  readonly error: number;
}
