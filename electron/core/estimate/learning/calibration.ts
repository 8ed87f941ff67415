import type { PlanId } from '../budgets';
import type { Elsewhere } from './elsewhere';
import type { Fit, Pair } from './fit';
import type { Load } from '../load';
import type { Score, Trial } from './trials';
import type { OfficialReading } from '../estimate-types';

/** A pair without its second reading; it starts at a reading, or at 0 at a reset. */
export interface OpenPair {
  readonly from: number;
  readonly percent: number;
  /** Variance of `percent` from rounding. */
  readonly noise: number;
  readonly load: Load;
}

/** The calibration of one window of one account. */
export interface WindowCalibration {
  readonly window: string;
  readonly last: OfficialReading;
  /** The last reading's percent, refined within its rounding by this machine's use since it changed. */
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

/** The calibration of an account, as plain JSON for storage. */
export interface Calibration {
  readonly version: 1;
  readonly account: string;
  /** The plan that it was learned on; another plan starts a new calibration. */
  readonly plan: PlanId | null;
  readonly windows: readonly WindowCalibration[];
}

/** An empty calibration. */
export function newCalibration(account: string, plan: PlanId | null): Calibration {
  return { version: 1, account, plan, windows: [] };
}
