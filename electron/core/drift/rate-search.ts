import type { Family } from '../tokens/models';
import { REACH, POINTS, stepPrior } from './rate-grid';
import { BIN_MS } from './rate-fit';
import { type RateGroup, type RateLog, shiftsOf, type Walk } from './rate-log';

/** A step at one bin: the logarithm of its likelihood, and the likelihood of each size. */
interface BinStep {
  readonly bin: number;
  readonly log: number;
  readonly sizes: Float64Array;
}

/** The hypothesis that a rate changed in one step, and how much likelier it is than none. */
export interface StepSearch {
  /** The model family that it concerns; `null` if all. */
  readonly family: Family | null;
  /** The bins in which the step may be. */
  readonly bins: readonly BinStep[];
  /** The likeliest bin. */
  readonly bin: number;
  /** The chance of a step. */
  readonly probability: number;
  /** Whether it has lasted long enough. One that has not is found too: else it would be found at an earlier day. */
  readonly hasHeld: boolean;
}

const DAY = 86_400_000;
const BINS_PER_DAY = DAY / BIN_MS;
/** Fewest pairs and days with pairs before and after a step. */
const FEWEST = { before: { pairs: 12, days: 6 }, after: { pairs: 3, days: 1 } } as const;
/** A change has to hold for this long, in ms, with so many pairs and days with pairs. */
const HOLD_MS = 3 * DAY;
const HELD = { pairs: 6, days: 3 } as const;
/** The chance of a change within the compared weeks before any pair. */
const EXPECTED = 0.1;
/** The share of it for a change of one family alone. */
const ONE_FAMILY = 0.2;
/** The scale of the sizes that are expected, in logarithms. */
const SIZE = 0.3;
/** The drift of weights and limits in a day, as a deviation in logarithms. */
const DRIFT = 0.009;

/** How a rate moves when no step comes. */
export const WALK: Walk = { variance: DRIFT ** 2 / BINS_PER_DAY, another: 0.05 };
/** Bins without pairs between them are as likely; the last one counts, since a change must have held from there on. */
const TIED = 0.1;
/** The number of bins that are compared in one step. */
const IN_A_STEP = 4;

interface Candidate {
  readonly family: Family | null;
  readonly bins: readonly BinStep[];
  /** The Bayes factor, times the hypothesis' share. */
  readonly factor: number;
}

/** The likeliest step from one bin to another; `null` if there is too little on both sides of each bin. */
export function* searchStep(log: RateLog, from: number, to: number): Generator<undefined, StepSearch | null> {
  const groups = log.groups.filter((group) => group.pairsIn(from, to) > 0);
  const single = groups.length < 2 ? [] : groups.filter(({ family }) => family !== 'mixed');
  const share = single.length === 0 ? 0 : ONE_FAMILY / single.length;
  const candidates = [
    yield* candidateOf(null, groups, { from, to }, single.length === 0 ? 1 : 1 - ONE_FAMILY),
  ];
  for (const group of single) {
    const family = group.family === 'mixed' ? null : group.family;
    candidates.push(yield* candidateOf(family, [group], { from, to }, share));
  }
  const best = candidates.reduce((a, b) => (b.factor > a.factor ? b : a));
  if (best.bins.length === 0) return null;
  const odds = (EXPECTED / (1 - EXPECTED)) * candidates.reduce((sum, { factor }) => sum + factor, 0);
  const { bin } = best.bins.reduce((a, b) => (b.log > a.log - TIED ? b : a));
  return {
    family: best.family,
    bins: best.bins,
    bin,
    probability: odds === Infinity ? 1 : odds / (1 + odds),
    hasHeld: (to - bin) * BIN_MS >= HOLD_MS && isEnough(groups, bin, to, HELD),
  };
}

/** The hypothesis that the rate of these groups changed in one step between two bins. */
function* candidateOf(
  family: Family | null,
  groups: readonly RateGroup[],
  { from, to }: { readonly from: number; readonly to: number },
  share: number,
): Generator<undefined, Candidate> {
  const prior = stepPrior(SIZE);
  const shiftsAt = shiftsBetween(groups, from, to);
  yield;
  const bins: (BinStep & { readonly without: number })[] = [];
  let tried = 0;
  for (let bin = from + 1; bin < to; bin += 1) {
    tried += 1;
    if (!isEnough(groups, from, bin, FEWEST.before) || !isEnough(groups, bin, to, FEWEST.after)) continue;
    const { shifts, log } = shiftsAt(bin);
    const sizes = shifts.map((value, index) => value * (prior[index] ?? 0));
    const sum = sizes.reduce((total, value) => total + value, 0);
    const without = log + Math.log(Math.max(1e-300, shifts[REACH] ?? 0));
    bins.push({ bin, log: log + Math.log(Math.max(1e-300, sum)), without, sizes });
    if (bins.length % IN_A_STEP === 0) yield;
  }
  const [first] = bins;
  if (first === undefined) return { family, bins, factor: 0 };
  const best = bins.reduce((a, b) => (b.log > a.log ? b : a), first);
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
function shiftsBetween(groups: readonly RateGroup[], from: number, to: number) {
  const sides = groups.map((group) => ({
    before: group.before(from, to, WALK),
    after: group.after(from, to, WALK),
  }));
  return (bin: number): { readonly shifts: Float64Array; readonly log: number } => {
    const product = new Float64Array(POINTS).fill(1);
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
