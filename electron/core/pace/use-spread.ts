import { gammaQuantile } from './quantile';
import type { Tuning } from './tuning';

/** The use that is expected to come, in percents. */
export interface Expected {
  readonly all: number;
  /** The part that continues the last hour's use. */
  readonly held: number;
}

/** The chance that nothing more comes if next to nothing is expected. */
const NOTHING_MORE = 0.75;

/** The percent that `share` (0–1) of all outcomes do not exceed, after `used` percent of a period. */
export function quantileOf(
  expected: Expected,
  used: number,
  burst: number,
  tuning: Tuning,
  share: number,
): number {
  const nothing = nothingMore(expected.all, tuning);
  if (share <= nothing) return 0;
  const something = 1 / (1 - nothing);
  const [all, held] = [expected.all * something, expected.held * something];
  const random = burst * unitVariance(all, all - held, used, tuning);
  const variance = random + (tuning.unsure * all) ** 2 + held ** 2;
  return gammaQuantile(all, variance, (share - nothing) * something);
}

/** The chance (0–1) that nothing more comes if `mean` percents are expected. */
export function nothingMore(mean: number, { sitting }: Tuning): number {
  return NOTHING_MORE * Math.exp(-mean / sitting);
}

/**
 * The variance from bursts of one percent. They come at random, and the part that depends on the period's level
 * (`levelled`) adds the uncertainty of that level, which is estimated from the use so far.
 */
export function unitVariance(mean: number, levelled: number, used: number, { prior }: Tuning): number {
  return mean + levelled ** 2 / (used + prior);
}

/** This period's use relative to the usual use until now; 1 for a period that has just begun. */
export function levelOf(used: number, usual: number, { prior }: Tuning): number {
  return (used + prior) / (usual + prior);
}
