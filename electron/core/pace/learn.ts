import { bucketsOf, type Buckets } from './buckets';
import type { PaceHistory, PaceSample } from './history';
import { meanRate, overShare, unitVariance } from './habit';
import { HOUR, slotOf, WEEK_HOURS, zoneOffsets, type ZoneOffset } from './hours';
import { profileOf, shapeOf } from './profile';
import { recentUse } from './recent';
import { tuningOf, type Tuning } from './tuning';

const WEEK = WEEK_HOURS * HOUR;
/** Older readings say little of today's habits. */
const LONGEST = 8 * WEEK;
/** Below this the history says nothing that the window itself does not. */
const ENOUGH_WEEKS = 0.95;
/** Past forecasts that the tuned burst counts for. */
const DOUBT = 1;
const CAP = 40;

/**
 * Learns one window's habits from its stored readings (oldest first): where they are fewer than a week,
 * `null`. Takes about a millisecond for eight weeks of readings every five minutes; once an hour is enough,
 * with `withRecent` in between. Throws `RangeError` for a time zone that `Intl` does not know.
 */
export function learnPace(
  samples: readonly PaceSample[],
  now: number,
  timeZone: string,
  lengthMs: number,
): PaceHistory | null {
  const first = samples.find(({ at }) => at >= now - LONGEST);
  if (first === undefined || now - first.at < ENOUGH_WEEKS * WEEK) return null;
  const buckets = bucketsOf(samples, lengthMs, now, first.at);
  const offsets = zoneOffsets(timeZone, first.at, now + WEEK + 24 * HOUR);
  const rates = profileOf(buckets, offsets);
  const shape = lengthMs < WEEK ? shapeOf(buckets) : [1];
  return {
    learnedAt: now,
    weeks: (now - first.at) / WEEK,
    rates,
    shape,
    ...missesOf(samples, buckets, rates, shape, offsets, lengthMs, now),
    offsets,
    recent: recentUse(samples, now),
  };
}

/** The same habits, with what was used just before `now`. */
export function withRecent(history: PaceHistory, samples: readonly PaceSample[], now: number): PaceHistory {
  return { ...history, recent: recentUse(samples, now) };
}

/**
 * How far the model would have missed in this user's past periods: the mean over their hours of (what came −
 * what was expected)² over the variance that a burst of 1 would give. The tuned burst counts for DOUBT periods.
 */
function missesOf(
  samples: readonly PaceSample[],
  buckets: Buckets,
  rates: readonly number[],
  shape: readonly number[],
  offsets: readonly ZoneOffset[],
  lengthMs: number,
  now: number,
): { readonly burst: number; readonly lull: number } {
  const tuning = tuningOf(lengthMs);
  let [missed, periods] = [0, 0];
  const overall = meanRate(rates);
  let all = 0;
  const pairs: Pair[] = [];
  for (const resetsAt of endsOf(samples, now)) {
    const from = Math.ceil((resetsAt - lengthMs) / HOUR) - buckets.first;
    const to = Math.floor(resetsAt / HOUR) - buckets.first;
    if (from < 0) continue;
    const [used, usual] = [[0], [0]];
    let seen = 0;
    for (let index = from; index < to; index += 1) {
      const share = buckets.seen[index] ?? 0;
      seen += share;
      used.push((used.at(-1) ?? 0) + (buckets.used[index] ?? 0));
      const rate = rates[slotOf(offsets, (buckets.first + index) * HOUR)] ?? 0;
      const part = Math.floor(((index - from + 0.5) / (to - from)) * shape.length);
      usual.push((usual.at(-1) ?? 0) + share * rate * (shape[part] ?? 1));
    }
    if (seen < 0.6 * (to - from)) continue;
    for (let hour = 1; hour < to - from; hour += 1) {
      const soFar = used[hour] ?? 0;
      const level = (soFar + tuning.prior) / ((usual[hour] ?? 0) + tuning.prior);
      const mean = level * ((usual.at(-1) ?? 0) - (usual[hour] ?? 0));
      const came = (used.at(-1) ?? 0) - soFar;
      pairs.push({ mean, came, soFar, hours: ((usual.at(-1) ?? 0) - (usual[hour] ?? 0)) / overall });
    }
    periods += 1;
  }
  const lull = lullOf(pairs, periods, tuning);
  for (const { mean, came, soFar, hours } of pairs) {
    const rest = mean / (1 - overShare(hours, lull, tuning));
    if (rest < 0.5 || came < 1) continue;
    const random = Math.max(0, (came - rest) ** 2 - (tuning.unsure * rest) ** 2);
    missed += Math.min(CAP, random / unitVariance(rest, soFar, tuning));
    all += 1;
  }
  const burst = all === 0 ? tuning.burst : (tuning.wider * missed) / all;
  return { burst: (burst * periods + DOUBT * tuning.burst) / (periods + DOUBT), lull };
}

interface Pair { readonly mean: number; readonly came: number; readonly soFar: number; readonly hours: number }

function lullOf(pairs: readonly Pair[], periods: number, tuning: Tuning): number {
  if (pairs.length === 0) return tuning.lull;
  const none = pairs.filter(({ came }) => came < 1).length;
  let [low, high] = [tuning.lull / 8, tuning.lull * 8];
  for (let round = 0; round < 12; round += 1) {
    const middle = Math.sqrt(low * high);
    const expected = pairs.reduce((sum, { hours }) => sum + overShare(hours, middle, tuning), 0);
    if (expected < none) low = middle;
    else high = middle;
  }
  const weight = periods / (periods + DOUBT);
  return Math.sqrt(low * high) ** weight * tuning.lull ** (1 - weight);
}

/** The resets of the periods that are over. */
function endsOf(samples: readonly PaceSample[], now: number): readonly number[] {
  const ends: number[] = [];
  for (const { resetsAt } of samples) {
    if (resetsAt !== null && resetsAt < now && resetsAt - (ends.at(-1) ?? 0) > 120_000) ends.push(resetsAt);
  }
  return ends;
}
