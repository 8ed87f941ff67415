import { isSamePeriod } from './learning/buckets';
import type { PaceSample, RecentUse } from './learning/pace-history';
import { HOUR } from './learning/week-hours';

/** The longest gap in ms between two readings from which a rate is computed. */
const LONGEST_GAP_MS = HOUR / 2;

/** The use in the hour before the newest reading (they are oldest first); `null` without any. */
export function recentUse(samples: readonly PaceSample[], now: number): RecentUse | null {
  let newest: PaceSample | null = null;
  let later: PaceSample | null = null;
  let used = 0;
  for (let index = samples.length - 1; index >= 0; index -= 1) {
    const sample = samples[index];
    if (sample === undefined || sample.utilization === null || sample.at > now) continue;
    newest ??= sample;
    if (later !== null) {
      if (later.at - sample.at > LONGEST_GAP_MS) break;
      used += usedBetween(sample, later);
      const hours = (newest.at - sample.at) / HOUR;
      if (hours >= 1) return { at: newest.at, hour: used / hours };
    }
    later = sample;
  }
  return newest && { at: newest.at, hour: null };
}

function usedBetween(a: PaceSample, b: PaceSample): number {
  if (b.resetsAt === null) return 0;
  return Math.max(0, (b.utilization ?? 0) - (isSamePeriod(a, b) ? (a.utilization ?? 0) : 0));
}
