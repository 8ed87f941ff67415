import type { Buckets, Tally } from './buckets';
import { HOUR, slotOf, WEEK_HOURS, type ZoneOffset } from './week-hours';

/** The age in hours at which an hour counts half: habits change. */
const HALF_LIFE_HOURS = 4 * WEEK_HOURS;
/** The weight in hours of the wider mean in each mean: time of day, all day, part of a period. */
const TIME_OF_DAY_HOURS = 5;
const ALL_DAY_HOURS = 5;
const PART_HOURS = 5;
const WEEKEND = 5 * 24;

/**
 * Percent used an hour, by the hour of the local week, while the window runs. An hour with few readings is mixed with
 * its neighbours and with the same time on like days (Monday to Friday, Saturday and Sunday), and those with the mean
 * of the week.
 */
export function profileOf({ first, hours }: Buckets, offsets: readonly ZoneOffset[]): readonly number[] {
  const week: Tally = { used: new Float64Array(WEEK_HOURS), seen: new Float64Array(WEEK_HOURS) };
  hours.seen.forEach((share, index) => {
    if (share === 0) return;
    const weight = 0.5 ** ((hours.seen.length - index) / HALF_LIFE_HOURS);
    const slot = slotOf(offsets, (first + index) * HOUR);
    week.used[slot] = (week.used[slot] ?? 0) + weight * (hours.used[index] ?? 0);
    week.seen[slot] = (week.seen[slot] ?? 0) + weight * share;
  });
  const overall = overallRate(week);
  const [workday, weekend] = [
    timesOfDay(week, 0, WEEKEND, overall),
    timesOfDay(week, WEEKEND, WEEK_HOURS, overall),
  ];
  const [used, seen] = [soften(week.used), soften(week.seen)];
  return Array.from(used, (percent, slot) => {
    const usual = (slot < WEEKEND ? workday : weekend)[slot % 24] ?? overall;
    return (percent + TIME_OF_DAY_HOURS * usual) / ((seen[slot] ?? 0) + TIME_OF_DAY_HOURS);
  });
}

/**
 * The use in each part of a period, relative to the mean. A five-hour window starts with the first use, so its first
 * part is the busiest.
 */
export function shapeOf({ parts }: Buckets): readonly number[] {
  const overall = overallRate(parts);
  if (overall <= 0) return [1];
  return Array.from(parts.used, (used, part) => {
    return (used / overall + PART_HOURS) / ((parts.seen[part] ?? 0) + PART_HOURS);
  });
}

/** Percent an hour by the hour of the day, over the days between two slots. */
function timesOfDay({ used, seen }: Tally, from: number, to: number, overall: number): readonly number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    let [percent, hours] = [ALL_DAY_HOURS * overall, ALL_DAY_HOURS];
    for (let slot = from + hour; slot < to; slot += 24) {
      percent += used[slot] ?? 0;
      hours += seen[slot] ?? 0;
    }
    return percent / hours;
  });
}

/** Each value becomes half itself and a quarter of each neighbour; the week is a ring. */
function soften(values: Float64Array): Float64Array {
  const at = (slot: number) => values[(slot + WEEK_HOURS) % WEEK_HOURS] ?? 0;
  return values.map((value, slot) => value / 2 + (at(slot - 1) + at(slot + 1)) / 4);
}

function overallRate({ used, seen }: Tally): number {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return sum(used) / Math.max(1, sum(seen));
}
