import type { Pair } from './fit';

/**
 * The use of a window by other devices, in points: for each hour of the day (UTC), the points that this machine's load
 * does not explain, and the hours of observation. Decays with time.
 */
export interface Elsewhere {
  readonly points: readonly number[];
  readonly hours: readonly number[];
  /** The sum of the squares of the unexplained points, for the size of bursts. */
  readonly squares: number;
  readonly at: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HALF_LIFE = 14 * DAY;
/** The weight of the overall rate in each hour's own, in hours. */
const SMOOTH = 4;
/** The assumed burst before any observation, in points. */
const FIRST_BURST = 2;

/** The state before any observation. */
export const unwatched: Elsewhere = {
  points: Array.from({ length: 24 }, () => 0),
  hours: Array.from({ length: 24 }, () => 0),
  squares: 0,
  at: 0,
};

/** Adds a pair: the points that its load does not explain, spread over its hours. */
export function watch(elsewhere: Elsewhere, pair: Pair, explained: number): Elsewhere {
  const left = pair.delta - explained;
  const decay = elsewhere.at === 0 ? 1 : 0.5 ** (Math.max(0, pair.at - elsewhere.at) / HALF_LIFE);
  const points = elsewhere.points.map((value) => value * decay);
  const hours = elsewhere.hours.map((value) => value * decay);
  for (const [hour, lasted] of hoursOf(pair.at - pair.hours * HOUR, pair.at)) {
    hours[hour] = (hours[hour] ?? 0) + lasted;
    points[hour] = (points[hour] ?? 0) + (left * lasted) / Math.max(1e-6, pair.hours);
  }
  const squares = elsewhere.squares * decay + Math.max(0, left * left - pair.noise - (0.1 * explained) ** 2);
  return { points, hours, squares, at: Math.max(elsewhere.at, pair.at) };
}

/** Points that other devices are expected to use between two instants, and their variance. */
export function expectElsewhere(elsewhere: Elsewhere, from: number, to: number): readonly [number, number] {
  const points = elsewhere.points.reduce((sum, value) => sum + value, 0);
  const hours = elsewhere.hours.reduce((sum, value) => sum + value, 0);
  const overall = Math.max(0, points) / (hours + 1);
  let mean = 0;
  for (const [hour, lasted] of hoursOf(from, to)) {
    const watched = elsewhere.hours[hour] ?? 0;
    const rate = ((elsewhere.points[hour] ?? 0) + SMOOTH * overall) / (watched + SMOOTH);
    mean += lasted * Math.max(0, rate);
  }
  const burst = (elsewhere.squares + FIRST_BURST) / (Math.max(0, points) + 1);
  return [mean, mean * Math.max(0.5, Math.min(20, burst))];
}

/** The hours of the day between two instants, with the part of each in hours; of a longer time its last week. */
function hoursOf(from: number, to: number): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let at = Math.max(from, to - 7 * DAY);
  while (at < to) {
    const end = Math.min(to, (Math.floor(at / HOUR) + 1) * HOUR);
    parts.push([Math.floor(at / HOUR) % 24, (end - at) / HOUR]);
    at = end;
  }
  return parts;
}

/** The quantile of a non-negative value with this mean and variance, `normal` standard deviations from the middle. */
export function quantile(mean: number, variance: number, normal: number): number {
  if (mean <= 0) return 0;
  const shape = (mean * mean) / Math.max(1e-9, variance);
  // Wilson and Hilferty's cube root for the gamma distribution.
  return mean * Math.max(0, 1 - 1 / (9 * shape) + normal / (3 * Math.sqrt(shape))) ** 3;
}
