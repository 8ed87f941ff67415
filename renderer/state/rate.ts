/** A reading of both clocks at the same moment, in ms. */
interface Moment {
  /** The app's clock: when the snapshot was taken (epoch ms). */
  readonly app: number;
  /** The page's clock: `performance.now()`. */
  readonly page: number;
}

/** The speed of the app's clock compared with the page's, estimated from the snapshots. */
export interface RateEstimate {
  /** App ms per page ms; 1 except under QUOTIDE_TIME_SCALE. */
  readonly rate: number;
  /** A rate that was measured once; the next measurement must agree before it is used. */
  readonly candidate: number | null;
  readonly anchor: Moment | null;
}

/** The shortest interval between snapshots that is measured, in ms: shorter ones mostly measure scheduling. */
const SHORTEST_MS = 500;
/** The lowest rate that counts as a time scale; a lower one is drift or a corrected clock. */
const SLOWEST_SCALE = 1.5;

export const unscaled: RateEstimate = { rate: 1, candidate: null, anchor: null };

/**
 * Updates the estimate by one more snapshot. A new rate is used when two intervals in a row agree on it: after the
 * computer slept, the wall clock has jumped and `performance.now()` has not, which looks like a very fast clock once.
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
