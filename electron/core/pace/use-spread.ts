import { gammaQuantile } from './quantile';
import type { Tuning } from './tuning';

/** What is expected to come. Percents. */
export interface Expected {
  readonly all: number;
  /** Of it: because the last hour's use holds on. */
  readonly held: number;
}

/** How likely nothing more comes where next to nothing is expected. */
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

/** How likely nothing more comes where `mean` is expected. */
export function nothingMore(mean: number, { sitting }: Tuning): number {
  return NOTHING_MORE * Math.exp(-mean / sitting);
}

/**
 * The variance that bursts of one percent give: they come at random, and what of it rests on the period's
 * level (`levelled`) does so on a level that is known only from what was used so far.
 */
export function unitVariance(mean: number, levelled: number, used: number, { prior }: Tuning): number {
  return mean + levelled ** 2 / (used + prior);
}

/** This period's use beside the usual until now; 1 for one that has just begun. */
export function levelOf(used: number, usual: number, { prior }: Tuning): number {
  return (used + prior) / (usual + prior);
}
