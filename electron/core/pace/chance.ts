import { HOUR } from './learning/week-hours';
import type { Reading } from './pace-outlook';

/** The weights of the regression, and the chance from which a run-out counts as sure. */
interface Weights {
  readonly base: number;
  readonly pace: number;
  readonly inUse: number;
  readonly room: number;
  readonly left: number;
  readonly sure: number;
}

const SHORT: Weights = { base: -1.01, pace: 0.38, inUse: 2.8, room: -0.45, left: -0.19, sure: 0.91 };
const LONG: Weights = { base: -4, pace: 0.27, inUse: 0.16, room: -1.84, left: 2.46, sure: 0.88 };

const MINUTE = HOUR / 60;
/** After a pause of this length, in ms, a sitting is a third as likely to go on. */
const PAUSE_MS = HOUR / 4;

/**
 * Whether a window is sure enough to run out before its reset for a warning. See `runOutChance`.
 *
 * @param roseAt the reading of the last rise of the percent (epoch ms); `null` if unknown
 */
export function isSureToRunOut(reading: Reading, roseAt: number | null): boolean {
  return runOutChance(reading, roseAt) >= weightsOf(reading).sure;
}

/**
 * The chance that a window reaches 100 before its reset, as often as it came true for made-up users (a logistic
 * regression on the tuning traces of bench/pace):
 *   ln(chance / (1 − chance)) = base + pace·ln((ahead + 1) / (room + 1)) + inUse·e^(−idle / 15 min)
 *                               + room·ln(room) + left·ln(left)
 * `ahead` is the percents still to come at the pace since the window began, `room` the percents until 100 (half a
 * percent more: readings are whole), `left` the hours until the reset and `idle` the time since the percent last
 * rose. A pace alone lacks `idle`: most windows that do not run out are those whose sitting has just ended.
 */
export function runOutChance(reading: Reading, roseAt: number | null): number {
  const { used, observedAt, resetsAt, lengthMs } = reading;
  const { base, pace, inUse, room: byRoom, left: byLeft } = weightsOf(reading);
  const leftMs = Math.max(MINUTE, resetsAt - observedAt);
  const ahead = (used * leftMs) / (lengthMs - leftMs);
  const room = 100.5 - used;
  const odds =
    base +
    pace * Math.log((ahead + 1) / (room + 1)) +
    (roseAt === null ? 0 : inUse * Math.exp(-Math.max(0, observedAt - roseAt) / PAUSE_MS)) +
    byRoom * Math.log(room) +
    byLeft * Math.log(leftMs / HOUR);
  return 1 / (1 + Math.exp(-odds));
}

function weightsOf({ lengthMs }: Reading): Weights {
  return lengthMs <= 24 * HOUR ? SHORT : LONG;
}
