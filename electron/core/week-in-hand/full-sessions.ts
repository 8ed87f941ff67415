import { normalQuantile } from '../pace/quantile';
import type { SessionCost, SessionRange } from './week-facts';

/** Standard deviations to each end of an 80 % interval. */
const TENTH = normalQuantile(0.9);
/** The mean loss by cutting to a whole percent, in points, and its deviation. */
const CUT_OFF = 0.5;
const ROUNDING = Math.sqrt(1 / 12);

/**
 * The number of full sessions that fit into the rest of a week, as an 80 % range. Differences between sessions average
 * out over several; the error of the mean does not.
 *
 * @param used percent of the week from its source, mostly cut to a whole one
 */
export function fullSessions({ percent, spread, error }: SessionCost, used: number): SessionRange {
  const isCut = Number.isInteger(used);
  const left = Math.max(0, 100 - used - (isCut ? CUT_OFF : 0));
  if (left === 0) return { low: 0, high: 0 };
  const middle = left / percent;
  const rounding = isCut ? ROUNDING / left : 0;
  const deviation = Math.hypot(spread / Math.sqrt(Math.max(1, middle)), error, rounding);
  const factor = Math.exp(TENTH * deviation);
  return { low: middle / factor, high: middle * factor };
}
