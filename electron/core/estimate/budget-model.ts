import { type Elsewhere, expectElsewhere, quantile } from './learning/elsewhere';
import { deviationOf, type Fit, pointsOf } from './learning/fit';
import type { Period } from './silent-period';

/** What was learned of a window: points per load, and what other devices use. */
export interface Model {
  readonly fit: Fit;
  readonly elsewhere: Elsewhere;
}

/** Where a period stands: the middle, and how far the truth may lie to each side of it. */
export interface Outlook {
  readonly percent: number;
  readonly below: number;
  readonly above: number;
}

/** Deviations that about 82 of 100 outcomes stay within. */
const NORMAL = 1.34;
/** Variance of a percent that was rounded to a whole one. */
const ROUNDED = 1 / 12;

/** Where a period stands at `now` by a model. */
export function outlookOf({ fit, elsewhere }: Model, period: Period, now: number): Outlook {
  const here = pointsOf(fit, period.load);
  const deviation = Math.hypot(deviationOf(fit, period.load), Math.sqrt(ROUNDED)) * NORMAL;
  const [mean, variance] = expectElsewhere(elsewhere, period.from, now);
  const middle = quantile(mean, variance, 0);
  const percent = Math.max(period.floor, period.percent + here + middle);
  return {
    percent,
    below: Math.hypot(deviation, middle - quantile(mean, variance, -NORMAL)),
    above: Math.hypot(deviation, quantile(mean, variance, NORMAL) - middle),
  };
}
