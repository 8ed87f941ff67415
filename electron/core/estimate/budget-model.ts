import { type Elsewhere, expectElsewhere, quantile } from './learning/elsewhere';
import { deviationOf, type Fit, pointsOf } from './learning/fit';
import type { Period } from './silent-period';

/** The learned model of a window: points per load, and the use of other devices. */
export interface Model {
  readonly fit: Fit;
  readonly elsewhere: Elsewhere;
}

/** The estimated percent of a period, and the distance to each end of its range. */
export interface Outlook {
  readonly percent: number;
  readonly below: number;
  readonly above: number;
}

/** The standard deviations that contain about 82 of 100 outcomes. */
const NORMAL = 1.34;
/** The variance of a percent that was rounded to a whole one. */
const ROUNDED = 1 / 12;

/** The estimate of a period at `now` (epoch ms) by a model. */
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
