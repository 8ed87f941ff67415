import { isSameReset } from '../../usage/same-reset';
import type { Buckets } from './buckets';
import type { PaceSample } from './pace-history';
import { HOUR, slotOf, type ZoneOffset } from './week-hours';
import { levelOf, nothingMore, unitVariance } from '../use-spread';
import { tuningOf, type Tuning } from '../tuning';

/** The weight of the tuned burst, in periods. */
const DOUBT = 1;
/** The largest value of a single miss: one unusual afternoon is not a habit. */
const CAP = 40;
/** The share of a period's hours that need readings. */
const SEEN = 0.6;

/** The usual use of a window, from its history. */
export interface Usual {
  readonly rates: readonly number[];
  readonly shape: readonly number[];
  readonly offsets: readonly ZoneOffset[];
}

/**
 * The burst (percent) that fits the model's spread to this user's past periods: the mean, over their hours with later
 * use, of the squared miss divided by the variance of a burst of 1.
 */
export function burstOf(
  samples: readonly PaceSample[],
  buckets: Buckets,
  usual: Usual,
  lengthMs: number,
): number {
  const tuning = tuningOf(lengthMs);
  let [missed, counted, periods] = [0, 0, 0];
  for (const resetsAt of resetsOf(samples)) {
    const from = Math.ceil((resetsAt - lengthMs) / HOUR) - buckets.first;
    const to = Math.floor(resetsAt / HOUR) - buckets.first;
    const sums = from < 0 || to >= buckets.hours.seen.length ? null : sumsOf(buckets, usual, from, to);
    if (sums === null) continue;
    periods += 1;
    for (let hour = 1; hour < to - from; hour += 1) {
      const miss = missOf(sums, hour, tuning);
      if (miss === null) continue;
      missed += miss;
      counted += 1;
    }
  }
  if (counted === 0) return tuning.burst;
  return ((missed / counted) * periods + tuning.burst * DOUBT) / (periods + DOUBT);
}

/** The actual and the usual use in percents, from the start of a period until the end of each of its hours. */
interface Sums {
  readonly used: readonly number[];
  readonly usual: readonly number[];
}

function sumsOf(
  { first, hours }: Buckets,
  { rates, shape, offsets }: Usual,
  from: number,
  to: number,
): Sums | null {
  const [used, usual] = [[0], [0]];
  let seen = 0;
  for (let index = from; index < to; index += 1) {
    const share = hours.seen[index] ?? 0;
    const part = Math.floor(((index - from + 0.5) / (to - from)) * shape.length);
    const rate = (rates[slotOf(offsets, (first + index) * HOUR)] ?? 0) * (shape[part] ?? 1);
    used.push((used.at(-1) ?? 0) + (hours.used[index] ?? 0));
    usual.push((usual.at(-1) ?? 0) + share * rate);
    seen += share;
  }
  return seen < SEEN * (to - from) ? null : { used, usual };
}

function missOf({ used, usual }: Sums, hour: number, tuning: Tuning): number | null {
  const soFar = used[hour] ?? 0;
  const came = (used.at(-1) ?? 0) - soFar;
  const mean = levelOf(soFar, usual[hour] ?? 0, tuning) * ((usual.at(-1) ?? 0) - (usual[hour] ?? 0));
  const rest = mean / (1 - nothingMore(mean, tuning));
  if (came < 1 || rest < 0.5) return null;
  const random = Math.max(0, (came - rest) ** 2 - (tuning.unsure * rest) ** 2);
  return Math.min(CAP, random / unitVariance(rest, rest, soFar, tuning));
}

/** The resets of the periods, each once. */
function resetsOf(samples: readonly PaceSample[]): readonly number[] {
  const resets: number[] = [];
  for (const { resetsAt } of samples) {
    const last = resets.at(-1) ?? -Infinity;
    if (resetsAt !== null && resetsAt > last && !isSameReset(resetsAt, last)) resets.push(resetsAt);
  }
  return resets;
}
