import { type Fit, fitPairs, pointsOf, type Prior, priorFit } from '../estimate/learning/fit';
import { RateLog } from './rate-log';
import { familyOfLoad, type RatePair, weightOf } from './rate-pairs';

/** The fit of the weights, the pairs with this machine's use, and the likelihood of each rate by them. */
export interface RateFit {
  readonly fit: Fit;
  readonly pairs: readonly RatePair[];
  readonly log: RateLog;
}

/** The length of one bin in ms: a step is looked for between two bins. */
export const BIN_MS = 86_400_000 / 2;
/** Pairs below which nothing is fitted. */
const FEWEST = 16;
/** The number of pairs that the weights of kinds and families are fitted to. */
const FITTED = 300;
/** Iterations of the fit. */
const ITERATIONS = 8;
/** The number of pairs that are weighed in one step. */
const IN_A_STEP = 20;

/**
 * The part of a pair's evidence that counts: errors of neighbours resemble each other. A pair of a week lasts for hours, in
 * which other devices work too.
 */
const TRUST: Readonly<Record<'short' | 'week', number>> = { short: 0.9, week: 0.5 };

/**
 * Fits the weights of families and kinds of tokens, and weighs each pair by them; `null` with too few pairs. A step takes
 * a few ms.
 *
 * @param all in order of time
 */
export function* fitRates(
  window: string,
  all: readonly RatePair[],
  prior: Prior,
): Generator<undefined, RateFit | null> {
  const pairs = all.filter(({ load, delta }) => weightOf(load) > 0 && delta >= 0);
  const [first] = pairs;
  if (first === undefined || pairs.length < FEWEST) return null;
  const every = Math.ceil(pairs.length / FITTED);
  const chosen = pairs.filter((_, index) => index % every === 0);
  let fit = priorFit(prior);
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    fit = fitPairs(chosen, prior, fit, 1);
    yield;
  }
  const trust = TRUST[window === 'five_hour' ? 'short' : 'week'];
  const log = new RateLog(Math.floor(first.at / BIN_MS) * BIN_MS, BIN_MS);
  for (const [index, { load, at, delta, noise }] of pairs.entries()) {
    log.add(familyOfLoad(load), at, { delta, noise, expected: pointsOf(fit, load), trust });
    if (index % IN_A_STEP === 0) yield;
  }
  return { fit, pairs, log };
}
