import type { Family } from '../tokens/models';
import type { Prior } from '../estimate/learning/fit';
import { fitRates } from './rate-fit';
import { REACH, POINTS, STEP } from './rate-grid';
import type { RateLog } from './rate-log';
import type { RatePair } from './rate-pairs';
import { searchStep, type StepSearch } from './rate-search';

/** A step in the percent that a token costs. */
export interface RateChange {
  /** The model family that it concerns; `null` if all. */
  readonly family: Family | null;
  /** The likeliest moment, epoch ms, and the earliest and latest of its 80 % interval. */
  readonly at: number;
  readonly earliest: number;
  readonly latest: number;
  /** The chance that it is a change at all, 0–1. */
  readonly probability: number;
  /** How many more tokens a percent buys, as a share: −0.2 is a fifth fewer. Ends and middle of an 80 % range. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The chance from which on a change is reported. */
const REPORTED = 0.95;
/**
 * The share of the likelihood below and above a range that holds eight in ten true sizes: errors are smaller than the
 * likelihood takes them for (`npm run bench:drift`).
 */
const TAIL = 0.18;
/** Smaller changes are not reported, in logarithms: nine tenths of the likelihood have to lie beyond it. */
const SMALLEST = 0.1;

/** The changes of a window's rate, oldest first, at once. */
export function findRateChanges(
  window: string,
  all: readonly RatePair[],
  prior: Prior,
): readonly RateChange[] {
  const work = rateChangesOf(window, all, prior);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function* rateChangesOf(
  window: string,
  all: readonly RatePair[],
  prior: Prior,
): Generator<undefined, readonly RateChange[]> {
  const fitted = yield* fitRates(window, all, prior);
  return fitted === null ? [] : yield* changesIn(fitted.log);
}

/**
 * The changes of a window's rate, oldest first. Each is computed once more between its neighbours, since one blurs the
 * other. A step takes a few ms.
 */
export function* changesIn(log: RateLog): Generator<undefined, readonly RateChange[]> {
  const bins = yield* splitsWithin(log, 0, log.bins);
  const changes: RateChange[] = [];
  for (const index of bins.keys()) {
    const found = yield* searchStep(log, bins[index - 1] ?? 0, bins[index + 1] ?? log.bins);
    const change = found?.hasHeld === true ? changeOf(found, log) : null;
    if (change !== null) changes.push(change);
  }
  return changes;
}

/** The bins of the likeliest change and of those before and after it. */
function* splitsWithin(log: RateLog, from: number, to: number): Generator<undefined, readonly number[]> {
  const found = yield* searchStep(log, from, to);
  if (found === null || changeOf(found, log) === null) return [];
  const before = yield* splitsWithin(log, from, found.bin);
  return [...before, found.bin, ...(yield* splitsWithin(log, found.bin, to))];
}

/** The change of a search; `null` if it is not likely enough, or may be too small. */
function changeOf({ family, bins, bin, probability }: StepSearch, log: RateLog): RateChange | null {
  if (probability < REPORTED) return null;
  const largest = bins.reduce((most, each) => Math.max(most, each.log), -Infinity);
  const weights = bins.map((each) => Math.exp(each.log - largest));
  const sizes = new Float64Array(POINTS);
  for (const [index, { sizes: own }] of bins.entries()) {
    const whole = own.reduce((total, value) => total + value, 0);
    const weight = weights[index] ?? 0;
    own.forEach((value, shift) => (sizes[shift] = (sizes[shift] ?? 0) + (value / whole) * weight));
  }
  const [lowest, highest] = [shiftAt(sizes, 0.1), shiftAt(sizes, 0.9)];
  if (Math.min(Math.abs(lowest), Math.abs(highest)) < SMALLEST || lowest * highest < 0) return null;
  const edge = (share: number) => bins[indexAt(weights, share)]?.bin ?? bin;
  return {
    family,
    at: log.startOf(bin),
    earliest: log.startOf(edge(0.1)),
    latest: log.startOf(edge(0.9)),
    probability,
    low: Math.expm1(-shiftAt(sizes, 1 - TAIL)),
    middle: Math.expm1(-shiftAt(sizes, 0.5)),
    high: Math.expm1(-shiftAt(sizes, TAIL)),
  };
}

/** The index at which this share of the weights is reached. */
function indexAt(weights: readonly number[], share: number): number {
  let left = share * weights.reduce((total, value) => total + value, 0);
  return weights.findIndex((weight) => (left -= weight) <= 0);
}

/** The shift below which this share of the likelihood lies, in logarithms; between two points in proportion. */
export function shiftAt(sizes: Float64Array, share: number): number {
  let left = share * sizes.reduce((total, value) => total + value, 0);
  for (let index = 0; index < sizes.length; index += 1) {
    const own = sizes[index] ?? 0;
    if (left <= own && own > 0) return (index - REACH - 0.5 + left / own) * STEP;
    left -= own;
  }
  return REACH * STEP;
}
