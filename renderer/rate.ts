/** One reading of both clocks at the same moment, in ms. */
interface Moment {
  /** The app's clock: when the snapshot was taken (epoch ms). */
  readonly app: number;
  /** The page's clock: `performance.now()`. */
  readonly page: number;
}

/** How fast the app's clock runs beside the page's, as far as the snapshots tell. */
export interface RateEstimate {
  /** App ms per page ms; 1 except under QUOTIDE_TIME_SCALE. */
  readonly rate: number;
  /** A rate seen once; it must be seen again before it counts. */
  readonly candidate: number | null;
  readonly anchor: Moment | null;
}

/** Snapshots closer than this tell more about scheduling than about rates. */
const SHORTEST_MS = 500;
/** Below this it is drift or a corrected clock, not a time scale. */
const SLOWEST_SCALE = 1.5;

export const unscaled: RateEstimate = { rate: 1, candidate: null, anchor: null };

/**
 * The estimate after one more snapshot. A new rate counts when two intervals in a row agree on it: after
 * a sleep of the computer the wall clock has jumped and `performance.now()` has not, which looks like a
 * very fast clock, once.
 */
export function nextRate(estimate: RateEstimate, now: Moment): RateEstimate {
  const { anchor } = estimate;
  if (anchor === null) return { ...estimate, anchor: now };
  const elapsed = now.page - anchor.page;
  if (elapsed < SHORTEST_MS) return estimate;
  const measured = (now.app - anchor.app) / elapsed;
  const seen = measured < SLOWEST_SCALE ? 1 : measured;
  const agrees = estimate.candidate !== null && Math.abs(seen / estimate.candidate - 1) < 0.1;
  return { rate: agrees ? seen : estimate.rate, candidate: seen, anchor: now };
}
