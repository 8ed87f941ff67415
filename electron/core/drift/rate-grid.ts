/** Log-likelihoods of a rate on a grid, and the arithmetic of such grids. */

/** The distance of two neighbours on the grid, in logarithms of the rate. */
export const STEP = 0.02;
/** The number of points on each side of the middle. */
export const REACH = 60;
/** The number of points: from −REACH to REACH. */
export const POINTS = 2 * REACH + 1;

/** The rise that was seen (points), its variance from rounding, and the rise that the middle of the grid expects. */
export interface Rise {
  readonly delta: number;
  readonly noise: number;
  readonly expected: number;
  /** The part of this evidence that counts, 0–1: errors of neighbours resemble each other. */
  readonly trust: number;
}

/** Shares of pairs with other devices' use in them; unknown, so all are tried. */
export const SHARES: readonly number[] = [0.02, 0.15, 0.4, 0.7, 0.92];
/** The smallest error of the expected rise, as a share of it: weights of kinds of tokens are never exact. */
const MISFIT = 0.06;
/** The mean of other devices' use where there is some, as a share of the own rise, and at least so many points. */
const FOREIGN = 0.8;
const FOREIGN_LEAST = 1.5;
/** The share of pairs that fit no rule (a late transcript, a correction by Anthropic), and their density per point. */
const STRAY = 0.01;
const STRAY_DENSITY = 1 / 30;
/** The rate at each point, relative to the middle. */
const FACTORS: readonly number[] = Array.from({ length: POINTS }, (_, point) =>
  Math.exp((point - REACH) * STEP),
);

/** Adds, for each share, the log-likelihood of the rise at each point of the grid: `[share][point]`, one after the other. */
export function addLikelihoods({ delta, noise, expected, trust }: Rise, sums: Float64Array): void {
  for (let point = 0; point < POINTS; point += 1) {
    const middle = expected * (FACTORS[point] ?? 1);
    const deviation = Math.sqrt(noise + (MISFIT * middle) ** 2 + 0.01);
    const left = delta - middle;
    const alone = Math.exp(-0.5 * (left / deviation) ** 2) / (deviation * 2.5066);
    const beside = foreignDensity(left, deviation, Math.max(FOREIGN_LEAST, FOREIGN * middle));
    for (let index = 0; index < SHARES.length; index += 1) {
      const share = SHARES[index] ?? 0;
      const density = (1 - STRAY) * ((1 - share) * alone + share * beside) + STRAY * STRAY_DENSITY;
      const at = index * POINTS + point;
      sums[at] = (sums[at] ?? 0) + trust * Math.log(density);
    }
  }
}

/** The density of an exponential rise by other devices plus a normal error. */
function foreignDensity(left: number, deviation: number, mean: number): number {
  const ratio = deviation / mean;
  return (Math.exp(0.5 * ratio * ratio - left / mean) / mean) * normalShare(left / deviation - ratio);
}

/** The share of a normal distribution below `value` standard deviations (Abramowitz and Stegun 26.2.17). */
export function normalShare(value: number): number {
  if (value < -8) return 0;
  if (value > 8) return 1;
  const t = 1 / (1 + 0.2316419 * Math.abs(value));
  const tail =
    0.3989423 *
    Math.exp(-0.5 * value * value) *
    t *
    (0.3193815 + t * (-0.3565638 + t * (1.781478 + t * (-1.821256 + t * 1.330274))));
  return value > 0 ? 1 - tail : tail;
}

/** How likely a step is before any pair: as likely up as down, a small one likelier than a large one. Sums to 1. */
export function stepPrior(scale: number): Float64Array {
  const found = Float64Array.from({ length: POINTS }, (_, index) =>
    Math.exp((-Math.abs(index - REACH) * STEP) / scale),
  );
  const sum = found.reduce((all, value) => all + value, 0);
  return found.map((value) => value / sum);
}
