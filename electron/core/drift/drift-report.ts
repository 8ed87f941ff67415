import { type Prior } from '../estimate/learning/fit';
import { changesIn, type RateChange, shiftAt } from './rate-change';
import { BIN_MS, fitRates, type RateFit } from './rate-fit';
import { POINTS } from './rate-grid';
import type { RateLog } from './rate-log';
import type { RatePair } from './rate-pairs';
import { WALK } from './rate-search';

/** The tokens that one percent bought in some days: the middle and the ends of an 80 % interval. */
export interface RatePoint {
  /** The middle of these days, epoch ms. */
  readonly at: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** What one percent of a window buys over time. */
export interface WindowDrift {
  readonly window: string;
  /** The pairs of readings with this machine's use between them. */
  readonly pairs: number;
  /** The first of them, epoch ms; `null` without any. */
  readonly since: number | null;
  /** Whether the pairs are enough to look for a change. */
  readonly isEnough: boolean;
  /** Oldest first. */
  readonly changes: readonly RateChange[];
  /** Oldest first; days with too few pairs are left out. Tokens in units of Sonnet's input. */
  readonly points: readonly RatePoint[];
}

/** The drift of an account's windows. */
export interface DriftReport {
  readonly windows: readonly WindowDrift[];
}

const DAY = 86_400_000;
/** Days that one point sums up, and the fewest pairs in them. */
const POINT_BINS = (3 * DAY) / BIN_MS;
const POINT_PAIRS = 3;
/** Days of pairs from which on a change can be found. */
const ENOUGH_MS = 9 * DAY;

/** The drift of one window, in steps of a few ms. */
export function* windowDrift(
  window: string,
  all: readonly RatePair[],
  prior: Prior,
): Generator<undefined, WindowDrift> {
  const rates = yield* fitRates(window, all, prior);
  const [first] = rates?.pairs ?? [];
  const last = rates?.pairs.at(-1);
  if (rates === null || first === undefined || last === undefined)
    return {
      window,
      pairs: all.length,
      since: all[0]?.from ?? null,
      isEnough: false,
      changes: [],
      points: [],
    };
  const isEnough = last.at - first.from >= ENOUGH_MS;
  const changes = yield* changesIn(rates.log);
  const points = yield* pointsOfRates(rates);
  return { window, pairs: rates.pairs.length, since: first.from, isEnough, changes, points };
}

function* pointsOfRates({ fit, log }: RateFit): Generator<undefined, readonly RatePoint[]> {
  // The tokens, in Sonnet's input, that the middle of the grid takes for one percent.
  const unit = 1e6 * Math.exp(-(fit.theta[0] ?? 0));
  const points: RatePoint[] = [];
  for (let bin = log.bins % POINT_BINS; bin + POINT_BINS <= log.bins; bin += POINT_BINS) {
    yield;
    const weights = ratesBetween(log, bin, bin + POINT_BINS);
    if (weights === null) continue;
    const tokens = (share: number) => unit * Math.exp(-shiftAt(weights, share));
    const at = log.startOf(bin) + (POINT_BINS * BIN_MS) / 2;
    points.push({ at, low: tokens(0.9), middle: tokens(0.5), high: tokens(0.1) });
  }
  return points;
}

/** The likelihood of each rate by the pairs of some bins alone; `null` with too few. */
function ratesBetween(log: RateLog, from: number, to: number): Float64Array | null {
  const groups = log.groups.filter((group) => group.pairsIn(from, to) > 0);
  if (groups.reduce((sum, group) => sum + group.pairsIn(from, to), 0) < POINT_PAIRS) return null;
  const product = new Float64Array(POINTS).fill(1);
  for (const group of groups) {
    const { weights } = group.before(from, to, WALK).at(-1) ?? { weights: new Float64Array() };
    const own = new Float64Array(POINTS);
    weights.forEach((value, state) => (own[state % POINTS] = (own[state % POINTS] ?? 0) + value));
    own.forEach((value, point) => (product[point] = (product[point] ?? 0) * value));
  }
  return product.some((value) => value > 0) ? product : null;
}
