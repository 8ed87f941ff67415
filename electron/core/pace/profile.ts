import type { Buckets } from './buckets';
import { HOUR, slotOf, WEEK_HOURS, type ZoneOffset } from './hours';

/** After this many weeks an hour counts half: habits change. */
const HALF_LIFE_HOURS = 4 * WEEK_HOURS;
/** Hours of what is usual at that time of day that an hour of the week begins with; likewise for the day. */
const TIME_OF_DAY_HOURS = 1.5;
const ALL_DAY_HOURS = 1;

/**
 * Percent used an hour, by the hour of the local week, while the window runs. An hour seen seldom borrows
 * from its neighbours, from the same time on like days (Monday to Friday, Saturday and Sunday), and those
 * from the whole.
 */
export function profileOf(buckets: Buckets, offsets: readonly ZoneOffset[]): readonly number[] {
  const used = new Float64Array(WEEK_HOURS);
  const seen = new Float64Array(WEEK_HOURS);
  const hours = buckets.used.length;
  for (let index = 0; index < hours; index += 1) {
    const share = buckets.seen[index] ?? 0;
    if (share === 0) continue;
    const weight = 0.5 ** ((hours - index) / HALF_LIFE_HOURS);
    const slot = slotOf(offsets, (buckets.first + index) * HOUR);
    used[slot] = (used[slot] ?? 0) + weight * (buckets.used[index] ?? 0);
    seen[slot] = (seen[slot] ?? 0) + weight * share;
  }
  const overall = sum(used) / Math.max(1, sum(seen));
  const days = [dayOf(used, seen, 0, 5, overall), dayOf(used, seen, 5, 7, overall)];
  const [softUsed, softSeen] = [soften(used), soften(seen)];
  return Array.from({ length: WEEK_HOURS }, (_, slot) => {
    const usual = days[slot < 120 ? 0 : 1]?.[slot % 24] ?? overall;
    return ((softUsed[slot] ?? 0) + TIME_OF_DAY_HOURS * usual) / ((softSeen[slot] ?? 0) + TIME_OF_DAY_HOURS);
  });
}

/** Hours of a usual part that each part of a period begins with. */
const PART_HOURS = 5;

/**
 * How much more or less is used in each part of a period than on average. A five-hour window begins because
 * something is used, so its first part is the busiest.
 */
export function shapeOf({ phaseUsed, phaseSeen }: Buckets): readonly number[] {
  const overall = sum(phaseUsed) / Math.max(1, sum(phaseSeen));
  if (overall <= 0) return [1];
  return Array.from(phaseUsed, (used, phase) => {
    return (used / overall + PART_HOURS) / ((phaseSeen[phase] ?? 0) + PART_HOURS);
  });
}

/** Percent an hour by the hour of the day, over like days. */
function dayOf(used: Float64Array, seen: Float64Array, from: number, to: number, overall: number) {
  return Array.from({ length: 24 }, (_, hour) => {
    let [percent, hours] = [0, 0];
    for (let day = from; day < to; day += 1) {
      percent += used[day * 24 + hour] ?? 0;
      hours += seen[day * 24 + hour] ?? 0;
    }
    return (percent + ALL_DAY_HOURS * overall) / (hours + ALL_DAY_HOURS);
  });
}

/** Half its own, a quarter of each neighbour; the week is a ring. */
function soften(values: Float64Array): Float64Array {
  return values.map((value, slot) => {
    const before = values[(slot + WEEK_HOURS - 1) % WEEK_HOURS] ?? 0;
    return value / 2 + (before + (values[(slot + 1) % WEEK_HOURS] ?? 0)) / 4;
  });
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
