import type { PlanId } from '../budgets';
import type { Elsewhere } from './elsewhere';
import type { Fit, Pair } from './fit';
import type { Load } from '../load';
import type { Score, Trial } from './trials';
import type { OfficialReading } from '../estimate-types';

/** A pair in the making: from a reading, or from 0 at a reset. */
export interface OpenPair {
  readonly from: number;
  readonly percent: number;
  /** Variance of `percent` from rounding. */
  readonly noise: number;
  readonly load: Load;
}

/** What was learned of one window of one account. */
export interface WindowCalibration {
  readonly window: string;
  readonly last: OfficialReading;
  /** The last reading's percent, made finer within its rounding by what this machine used since it changed. */
  readonly level: number;
  readonly open: OpenPair;
  /** In order of time, the newest last; bounded. */
  readonly pairs: readonly Pair[];
  /** `null` before the first pair. */
  readonly fit: Fit | null;
  readonly elsewhere: Elsewhere;
  readonly trials: readonly Trial[];
  readonly scores: readonly Score[];
}

/** All that was learned of an account: plain JSON, to be stored and revived. */
export interface Calibration {
  readonly version: 1;
  readonly account: string;
  /** The plan it was learned on: with another one everything is learned anew. */
  readonly plan: PlanId | null;
  readonly windows: readonly WindowCalibration[];
}

/** Nothing learned yet. */
export function newCalibration(account: string, plan: PlanId | null): Calibration {
  return { version: 1, account, plan, windows: [] };
}
