import type { Family } from '../tokens/models';
import { type Fit, fitPairs, pointsOf, type Prior, priorFit } from '../estimate/learning/fit';
import { RateLog, shiftsOf, type RateGroup, type Walk } from './rate-log';
import { familyOfLoad, type RatePair, weightOf } from './rate-pairs';
import { REACH, SHIFTS, STEP, stepPrior } from './rate-grid';

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

const DAY = 86_400_000;
/** The length of one bin in ms: the step is looked for between two bins. */
export const BIN_MS = DAY / 2;
const BINS_PER_DAY = DAY / BIN_MS;
/** Fewest pairs and days with pairs before and after a step. */
const FEWEST = { before: { pairs: 10, days: 4 }, after: { pairs: 6, days: 3 } } as const;
/** A change has to hold for this long, in ms. */
export const HOLD_MS = 3 * DAY;
/** The chance from which on a change is reported. */
export const REPORTED = 0.95;
/** The chance of a change within the compared weeks before any pair. */
const EXPECTED = 0.05;
/** The share of it for a change of one family alone. */
const ONE_FAMILY = 0.2;
/** The scale of the sizes that are expected, in logarithms. */
const SIZE = 0.3;
/** The drift of weights and limits in a day, as a deviation in logarithms. */
const DRIFT = 0.012;
/** The part of a pair's evidence that counts: errors of neighbours resemble each other. */
const TRUST = 0.6;
const WALK: Walk = { variance: DRIFT ** 2 / BINS_PER_DAY, another: 0.05, trust: TRUST };
/** Smaller changes are not reported, in logarithms: the nearer end of the range is compared. */
const SMALLEST = 0.04;
/** Pairs that the weights of kinds and families are fitted to. */
const FITTED = 400;

/** The fit of the weights, and the pairs with this machine's use. */
export interface FittedPairs {
  readonly fit: Fit;
  readonly pairs: readonly RatePair[];
}

/** Fits the weights of families and kinds of tokens; `null` with too few pairs. */
export function fitRatePairs(all: readonly RatePair[], prior: Prior): FittedPairs | null {
  const pairs = all.filter(({ load, delta }) => weightOf(load) > 0 && delta >= 0);
  if (pairs.length < FEWEST.before.pairs + FEWEST.after.pairs) return null;
  const every = Math.ceil(pairs.length / FITTED);
  const chosen = pairs.filter((_, index) => index % every === 0);
  return { fit: fitPairs(chosen, prior, priorFit(prior), 8), pairs };
}

/** The changes of a window's rate, oldest first. */
export function findRateChanges(all: readonly RatePair[], prior: Prior): readonly RateChange[] {
  const fitted = fitRatePairs(all, prior);
  const first = fitted?.pairs[0];
  if (fitted === null || first === undefined) return [];
  const log = new RateLog(Math.floor(first.at / BIN_MS) * BIN_MS, BIN_MS);
  for (const pair of fitted.pairs)
    log.add(familyOfLoad(pair.load), pair.at, {
      delta: pair.delta,
      noise: pair.noise,
      expected: pointsOf(fitted.fit, pair.load),
    });
  return changesWithin(log, 0, log.bins);
}

/** The changes between two bins. Each is computed once more between its neighbours, since one blurs the other. */
function changesWithin(log: RateLog, from: number, to: number): readonly RateChange[] {
  const bins = splitsWithin(log, from, to);
  return bins.flatMap((_, index) => {
    const found = likeliestChange(log, bins[index - 1] ?? from, bins[index + 1] ?? to);
    return found === null ? [] : [found.change];
  });
}

/** The bins of the likeliest change and of those before and after it. */
function splitsWithin(log: RateLog, from: number, to: number): readonly number[] {
  const found = likeliestChange(log, from, to);
  if (found === null) return [];
  return [...splitsWithin(log, from, found.bin), found.bin, ...splitsWithin(log, found.bin, to)];
}

/** A step at one bin: the logarithms of its likelihood and of that of no step, and its sizes' likelihood. */
interface BinStep {
  readonly bin: number;
  readonly log: number;
  readonly without: number;
  readonly sizes: Float64Array;
}

interface Candidate {
  readonly family: Family | null;
  readonly bins: readonly BinStep[];
  /** The Bayes factor, times the hypothesis' share. */
  readonly factor: number;
}

function likeliestChange(log: RateLog, from: number, to: number) {
  const groups = log.groups.filter((group) => group.pairsIn(from, to) > 0);
  const all = candidateOf(null, groups, from, to, groups.length > 1 ? 1 - ONE_FAMILY : 1);
  const single = groups.length < 2 ? [] : groups.filter(({ family }) => family !== 'mixed');
  const share = ONE_FAMILY / Math.max(1, single.length);
  const one = single.map((group) =>
    candidateOf(group.family === 'mixed' ? null : group.family, [group], from, to, share),
  );
  const candidates = [all, ...one];
  const sum = candidates.reduce((total, { factor }) => total + factor, 0);
  const best = candidates.reduce((a, b) => (b.factor > a.factor ? b : a));
  const odds = (EXPECTED / (1 - EXPECTED)) * sum;
  return changeOf(best, odds === Infinity ? 1 : odds / (1 + odds), log);
}

/** The hypothesis that the rate of these groups changed in one step between two bins. */
function candidateOf(
  family: Family | null,
  groups: readonly RateGroup[],
  from: number,
  to: number,
  share: number,
): Candidate {
  const prior = stepPrior(SIZE);
  const productAt = shiftsAt(groups, from, to);
  const bins: BinStep[] = [];
  let tried = 0;
  for (let bin = from + 1; bin < to; bin += 1) {
    if ((to - bin) * BIN_MS < HOLD_MS) continue;
    tried += 1;
    if (!isEnough(groups, from, bin, FEWEST.before) || !isEnough(groups, bin, to, FEWEST.after)) continue;
    const product = productAt(bin);
    const { shifts } = product;
    const sizes = shifts.map((value, index) => value * (prior[index] ?? 0));
    const sum = sizes.reduce((total, value) => total + value, 0);
    const without = product.log + Math.log(Math.max(1e-300, shifts[REACH] ?? 0));
    bins.push({ bin, log: product.log + Math.log(Math.max(1e-300, sum)), without, sizes });
  }
  if (bins.length === 0) return { family, bins, factor: 0 };
  const best = bins.reduce((a, b) => (b.log > a.log ? b : a));
  const mean = bins.reduce((total, { log }) => total + Math.exp(log - best.log), 0) / tried;
  return { family, bins, factor: Math.exp(best.log - best.without) * mean * share };
}

function isEnough(
  groups: readonly RateGroup[],
  from: number,
  to: number,
  least: { readonly pairs: number; readonly days: number },
): boolean {
  const pairs = groups.reduce((sum, group) => sum + group.pairsIn(from, to), 0);
  if (pairs < least.pairs) return false;
  const days = new Set<number>();
  for (let bin = from; bin < to; bin += 1)
    if (groups.some((group) => group.pairsIn(bin, bin + 1) > 0)) days.add(Math.floor(bin / BINS_PER_DAY));
  return days.size >= least.days;
}

/**
 * The likelihood of each shift at each bin from `from` to `to`: each group has a rate of its own, and all have the shift
 * together.
 */
function shiftsAt(groups: readonly RateGroup[], from: number, to: number) {
  const sides = groups.map((group) => ({
    before: group.before(from, to, WALK),
    after: group.after(from, to, WALK),
  }));
  return (bin: number) => {
    const product = new Float64Array(SHIFTS).fill(1);
    let log = 0;
    for (const { before, after } of sides) {
      const [left, right] = [before[bin - from], after[bin - from]];
      if (left === undefined || right === undefined) continue;
      const { shifts, log: own } = shiftsOf(left, right);
      const largest = shifts.reduce((most, value) => Math.max(most, value), 1e-300);
      shifts.forEach((value, index) => (product[index] = (product[index] ?? 0) * (value / largest)));
      log += own + Math.log(largest);
    }
    return { shifts: product, log };
  };
}

function changeOf({ family, bins }: Candidate, probability: number, log: RateLog) {
  if (probability < REPORTED || bins.length === 0) return null;
  const likeliest = bins.reduce((a, b) => (b.log > a.log ? b : a));
  const weighed = bins.map(({ bin, log: own, sizes }) => ({ bin, sizes, weight: Math.exp(own - likeliest.log) }));
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  const sizes = new Float64Array(SHIFTS);
  for (const { sizes: own, weight } of weighed) {
    const whole = own.reduce((total, value) => total + value, 0);
    own.forEach((value, index) => (sizes[index] = (sizes[index] ?? 0) + (value / whole) * weight));
  }
  const [low, middle, high] = [0.1, 0.5, 0.9].map((share) => shiftAt(sizes, share)) as [number, number, number];
  // The range has to lie on one side of no change.
  if (Math.min(Math.abs(low), Math.abs(high)) < SMALLEST || low * high < 0) return null;
  const edge = (share: number) => {
    let left = share * sum;
    return weighed.find(({ weight }) => (left -= weight) <= 0)?.bin ?? likeliest.bin;
  };
  const change: RateChange = {
    family,
    at: log.startOf(likeliest.bin),
    earliest: log.startOf(edge(0.1)),
    latest: log.startOf(edge(0.9)),
    probability,
    low: Math.expm1(-high),
    middle: Math.expm1(-middle),
    high: Math.expm1(-low),
  };
  return { bin: likeliest.bin, change };
}

/** The shift below which this share of the likelihood lies, in logarithms; between two points in proportion. */
function shiftAt(sizes: Float64Array, share: number): number {
  let left = share * sizes.reduce((total, value) => total + value, 0);
  for (let index = 0; index < SHIFTS; index += 1) {
    const own = sizes[index] ?? 0;
    if (left <= own && own > 0) return (index - REACH - 0.5 + left / own) * STEP;
    left -= own;
  }
  return REACH * STEP;
}
