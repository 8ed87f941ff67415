/**
 * The standard normal's quantile for a share between 0 and 1 (Abramowitz and Stegun 26.2.23: off by at most
 * 0.00045).
 */
export function normalQuantile(share: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(share, 1 - share)));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return Math.sign(share - 0.5) * (t - above / below);
}

/**
 * The quantile of a gamma distribution (never below 0, a few outcomes far above the rest) of this mean and
 * variance, by Wilson and Hilferty's cube.
 */
export function gammaQuantile(mean: number, variance: number, share: number): number {
  // Squares of less than that would be 0.
  if (mean < 1e-9 || variance <= 0) return Math.max(0, mean);
  const inverse = variance / (9 * mean * mean);
  const root = 1 - inverse + normalQuantile(share) * Math.sqrt(inverse);
  return root <= 0 ? 0 : mean * root ** 3;
}
