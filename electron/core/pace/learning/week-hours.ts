import { createWallClock } from '../../time/wall-clock';

/** From `from` (epoch ms) on, local time is UTC plus `offsetMs`. */
export interface ZoneOffset {
  readonly from: number;
  readonly offsetMs: number;
}

/** An hour in ms. */
export const HOUR = 3_600_000;
/** Hours of a week; slot 0 begins on Monday at 0:00 local time. */
export const WEEK_HOURS = 168;

const MINUTE = 60_000;
const WEEK = WEEK_HOURS * HOUR;
/** The epoch began on a Thursday: Monday is three days before. */
const MONDAY = 3 * 24 * HOUR;

/**
 * The offsets of a time zone between two instants, oldest first. It calls `Intl`, which is slow, once for each week;
 * if two results differ, it finds the change to the minute. Throws `RangeError` for a time zone that `Intl` does not
 * support.
 */
export function zoneOffsets(timeZone: string, from: number, to: number): readonly ZoneOffset[] {
  const wallClock = createWallClock(timeZone);
  const offsets: ZoneOffset[] = [{ from, offsetMs: offsetAt(wallClock, from) }];
  for (let at = from; at < to; at += WEEK) {
    const end = Math.min(to, at + WEEK);
    const last = offsets.at(-1)?.offsetMs ?? 0;
    const next = offsetAt(wallClock, end);
    if (next !== last) offsets.push({ from: changeBetween(wallClock, at, end, last), offsetMs: next });
  }
  return offsets;
}

/** The offset in force at an instant. */
export function offsetOf(offsets: readonly ZoneOffset[], at: number): number {
  let offset = offsets[0]?.offsetMs ?? 0;
  for (const { from, offsetMs } of offsets) if (from <= at) offset = offsetMs;
  return offset;
}

/** The hour of the local week that an instant falls into: 0 (Monday 0:00) to 167. */
export function slotOf(offsets: readonly ZoneOffset[], at: number): number {
  const local = at + offsetOf(offsets, at) + MONDAY;
  return Math.floor((((local % WEEK) + WEEK) % WEEK) / HOUR);
}

type WallClock = ReturnType<typeof createWallClock>;

function changeBetween(wallClock: WallClock, from: number, to: number, before: number): number {
  let [low, high] = [from, to];
  while (high - low > MINUTE) {
    const middle = Math.round((low + high) / 2 / MINUTE) * MINUTE;
    if (middle <= low || middle >= high) break;
    if (offsetAt(wallClock, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(wallClock: WallClock, at: number): number {
  const whole = Math.floor(at / MINUTE) * MINUTE;
  return wallClock(whole) - whole;
}
