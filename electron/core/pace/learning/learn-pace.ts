import { bucketsOf } from './buckets';
import type { PaceHistory, PaceSample } from './pace-history';
import { HOUR, WEEK_HOURS, zoneOffsets } from './week-hours';
import { burstOf } from './misses';
import { profileOf, shapeOf } from './week-profile';
import { recentUse } from '../recent';

const WEEK = WEEK_HOURS * HOUR;
/** The age in ms up to which readings count; older ones do not show today's habits. */
const LONGEST = 8 * WEEK;
/** The shortest history in ms. A week may lack its first hours. */
const SHORTEST = 0.95 * WEEK;

/**
 * Learns one window's habits from its stored readings, oldest first. `null` where they reach back less than a
 * week or nothing was used. A few milliseconds for eight weeks of readings every five minutes: once an hour is
 * enough, with `withRecent` in between. Throws `RangeError` for a time zone that `Intl` does not know.
 */
export function learnPace(
  samples: readonly PaceSample[],
  now: number,
  timeZone: string,
  lengthMs: number,
): PaceHistory | null {
  const first = samples.find(({ at }) => at >= now - LONGEST);
  if (first === undefined || now - first.at < SHORTEST) return null;
  const buckets = bucketsOf(samples, lengthMs, first.at, now);
  if (buckets.hours.used.every((percent) => percent === 0)) return null;
  // A day longer than the next reset of a week, since the result is used for a while.
  const offsets = zoneOffsets(timeZone, first.at, now + WEEK + 24 * HOUR);
  const rates = profileOf(buckets, offsets);
  const shape = lengthMs < WEEK ? shapeOf(buckets) : [1];
  const burst = burstOf(samples, buckets, { rates, shape, offsets }, lengthMs);
  const weeks = (now - first.at) / WEEK;
  return { learnedAt: now, weeks, rates, shape, burst, offsets, recent: recentUse(samples, now) };
}

/** The same habits, with what was used just before `now`. `samples` need only reach back two hours. */
export function withRecent(history: PaceHistory, samples: readonly PaceSample[], now: number): PaceHistory {
  return { ...history, recent: recentUse(samples, now) };
}
