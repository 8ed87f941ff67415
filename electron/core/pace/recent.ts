import type { PaceSample, RecentUse } from './history';
import { HOUR } from './hours';

const SAME_RESET_MS = 120_000;
/** A silence longer than this hides what was used when. */
const LONGEST_GAP_MS = HOUR / 2;

/**
 * What was used just before `now`, from the newest readings backwards; `null` without any. Cheap: it looks
 * at one day.
 */
export function recentUse(samples: readonly PaceSample[], now: number): RecentUse | null {
  let newest: PaceSample | null = null;
  let later: PaceSample | null = null;
  let used = 0;
  let isWhole = true;
  let halfHour: number | null = null;
  let hour: number | null = null;
  for (let index = samples.length - 1; index >= 0; index -= 1) {
    const sample = samples[index];
    if (sample === undefined || sample.utilization === null || sample.at > now) continue;
    if (newest === null) newest = sample;
    if (newest.at - sample.at > 24 * HOUR) break;
    if (later !== null) {
      used += usedBetween(sample, later);
      isWhole &&= later.at - sample.at <= LONGEST_GAP_MS;
      const hours = (newest.at - sample.at) / HOUR;
      if (isWhole && halfHour === null && hours >= 0.5) halfHour = used / hours;
      if (isWhole && hour === null && hours >= 1) hour = used / hours;
    }
    later = sample;
  }
  return newest === null ? null : { at: newest.at, halfHour, hour, day: used };
}

function usedBetween(a: PaceSample, b: PaceSample): number {
  if (b.resetsAt === null) return 0;
  const isSame = a.resetsAt !== null && Math.abs(a.resetsAt - b.resetsAt) < SAME_RESET_MS;
  return Math.max(0, (b.utilization ?? 0) - (isSame ? (a.utilization ?? 0) : 0));
}
