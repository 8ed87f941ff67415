import { normalQuantile } from '../pace/quantile';
import type { SessionCost, SessionRange } from './week-facts';

/** An 80 % interval to each side. */
const TENTH = normalQuantile(0.9);
/** What cutting to a whole percent takes away in the middle, and the deviation of that. */
const CUT_OFF = 0.5;
const ROUNDING = Math.sqrt(1 / 12);

/**
 * How many full sessions what is left of a week holds, as an 80 % range. One session more or less averages out over
 * several; what is not known of the mean does not.
 *
 * @param used percent of the week, as its source says it: mostly cut to a whole one
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
