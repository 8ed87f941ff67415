import type { Family } from '../tokens/models';
import { addLikelihoods, POINTS, REACH, type Rise, SHARES, STEP } from './rate-grid';

const STATES = SHARES.length * POINTS;

/** How a rate moves by itself from bin to bin. */
export interface Walk {
  /** The variance of the rate's logarithm that a bin adds. */
  readonly variance: number;
  /** The chance that the share of pairs with other devices' use is another one in the next bin. */
  readonly another: number;
}

/** A likelihood of each state (share of other devices, rate), relative to `log`. */
interface Belief {
  readonly weights: Float64Array;
  readonly log: number;
}

/** The pairs of one family by bin of time. */
export class RateGroup {
  readonly family: Family | 'mixed';
  readonly #logs = new Map<number, Float64Array>();
  readonly #pairs = new Map<number, number>();

  constructor(family: Family | 'mixed') {
    this.family = family;
  }

  add(bin: number, rise: Rise): void {
    const logs = this.#logs.get(bin) ?? new Float64Array(STATES);
    addLikelihoods(rise, logs);
    this.#logs.set(bin, logs);
    this.#pairs.set(bin, (this.#pairs.get(bin) ?? 0) + 1);
  }

  /** Pairs from one bin to another, the last excluded. */
  pairsIn(from: number, to: number): number {
    let sum = 0;
    for (let bin = from; bin < to; bin += 1) sum += this.#pairs.get(bin) ?? 0;
    return sum;
  }

  /** For each bin from `from` to `to`: the likelihood of the pairs from `from` until before the bin. */
  before(from: number, to: number, walk: Walk): readonly Belief[] {
    const found: Belief[] = [unknown()];
    for (let bin = from; bin < to; bin += 1)
      found.push(moved(this.#seen(found.at(-1) ?? unknown(), bin), walk));
    return found;
  }

  /** For each bin from `from` to `to`: the likelihood of the pairs from the bin until before `to`. */
  after(from: number, to: number, walk: Walk): readonly Belief[] {
    const found: Belief[] = [unknown()];
    for (let bin = to - 1; bin >= from; bin -= 1) {
      const last = found.at(-1) ?? unknown();
      found.push(this.#seen(bin === to - 1 ? last : moved(last, walk), bin));
    }
    return found.reverse();
  }

  #seen({ weights, log }: Belief, bin: number): Belief {
    const logs = this.#logs.get(bin);
    if (logs === undefined) return { weights, log };
    let largest = -Infinity;
    for (const value of logs) if (value > largest) largest = value;
    const next = new Float64Array(STATES);
    for (let index = 0; index < STATES; index += 1)
      next[index] = (weights[index] ?? 0) * Math.exp((logs[index] ?? 0) - largest);
    return scaled(next, log + largest);
  }
}

function unknown(): Belief {
  return { weights: new Float64Array(STATES).fill(1 / STATES), log: 0 };
}

function scaled(weights: Float64Array, log: number): Belief {
  let sum = 0;
  for (const value of weights) sum += value;
  if (!(sum > 0)) return { weights: unknown().weights, log: -Infinity };
  for (let index = 0; index < STATES; index += 1) weights[index] = (weights[index] ?? 0) / sum;
  return { weights, log: log + Math.log(sum) };
}

/** The belief one bin later or earlier. */
function moved({ weights, log }: Belief, { variance, another }: Walk): Belief {
  // Three points have exactly this variance, however small it is beside the grid's step.
  const side = Math.min(1 / 3, variance / (2 * STEP * STEP));
  const sums = new Float64Array(POINTS);
  for (let index = 0; index < STATES; index += 1)
    sums[index % POINTS] = (sums[index % POINTS] ?? 0) + (weights[index] ?? 0);
  const next = new Float64Array(STATES);
  for (let index = 0; index < STATES; index += 1) {
    const point = index % POINTS;
    const value = weights[index] ?? 0;
    const below = point === 0 ? value : (weights[index - 1] ?? 0);
    const above = point === POINTS - 1 ? value : (weights[index + 1] ?? 0);
    const stayed = (1 - 2 * side) * value + side * (below + above);
    next[index] = (1 - another) * stayed + (another / SHARES.length) * (sums[point] ?? 0);
  }
  return { weights: next, log };
}

/** States below this share do not count. */
const NEGLIGIBLE = 1e-9;

/** For each shift from −REACH to REACH: the likelihood that the rate after is the rate before, shifted by it. */
export function shiftsOf(before: Belief, after: Belief): { shifts: Float64Array; log: number } {
  const shifts = new Float64Array(POINTS);
  const [left, right] = [before.weights, after.weights];
  const [lowest, highest] = reachOf(right);
  for (let state = 0; state < STATES; state += 1) {
    const own = left[state] ?? 0;
    if (own < NEGLIGIBLE) continue;
    const point = state % POINTS;
    const share = state - point;
    const first = Math.max(-REACH, lowest - point);
    const last = Math.min(REACH, highest - point);
    for (let shift = first; shift <= last; shift += 1) {
      const other = right[share + point + shift] ?? 0;
      shifts[shift + REACH] = (shifts[shift + REACH] ?? 0) + own * other;
    }
  }
  return { shifts, log: before.log + after.log };
}

/** The lowest and the highest point whose weight counts. */
function reachOf(weights: Float64Array): readonly [number, number] {
  let [lowest, highest] = [POINTS, -1];
  for (let state = 0; state < STATES; state += 1) {
    if ((weights[state] ?? 0) < NEGLIGIBLE) continue;
    const point = state % POINTS;
    if (point < lowest) lowest = point;
    if (point > highest) highest = point;
  }
  return [lowest, highest];
}

/** The pairs of a window by family and by bin of time. */
export class RateLog {
  readonly #start: number;
  readonly #binMs: number;
  readonly #groups = new Map<string, RateGroup>();
  #bins = 0;

  /** @param start of the first bin, epoch ms */
  constructor(start: number, binMs: number) {
    this.#start = start;
    this.#binMs = binMs;
  }

  get bins(): number {
    return this.#bins;
  }

  get groups(): readonly RateGroup[] {
    return [...this.#groups.values()];
  }

  /** The start of a bin, epoch ms. */
  startOf(bin: number): number {
    return this.#start + bin * this.#binMs;
  }

  add(family: Family | 'mixed', at: number, rise: Rise): void {
    const bin = Math.floor((at - this.#start) / this.#binMs);
    this.#bins = Math.max(this.#bins, bin + 1);
    const group = this.#groups.get(family) ?? new RateGroup(family);
    this.#groups.set(family, group);
    group.add(bin, rise);
  }
}
