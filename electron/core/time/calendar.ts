import { createWallClock } from './wall-clock';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const QUARTER = HOUR / 4;
/** A century of days, and some. */
const MOST_KNOWN = 40_000;

/** Days and hours as a person in one time zone counts them; instants are epoch ms. */
export interface Calendar {
  /** By how much local time is ahead of UTC at an instant (ms). */
  readonly offset: (at: number) => number;
  /** The first instant of the local day that `at` lies in. */
  readonly dayStart: (at: number) => number;
  /** The first instant of the local day after; a day may have 23 or 25 hours. */
  readonly nextDay: (at: number) => number;
  /** The first instant of the local month that `at` lies in. */
  readonly monthStart: (at: number) => number;
  /** The first instant of the local month after. */
  readonly nextMonth: (at: number) => number;
  /** When the local clock first shows so many ms after midnight on the day that `at` lies in. */
  readonly atClock: (at: number, ms: number) => number;
  /** The local day, `2026-11-21`. */
  readonly day: (at: number) => string;
  /** 0 is Monday. */
  readonly weekday: (at: number) => number;
  /** 0–23, by the local clock. */
  readonly hour: (at: number) => number;
}

/**
 * The calendar of a zone, right across changes of the clock and zones of half an hour.
 * @throws RangeError for a zone that `Intl` does not know
 */
export function createCalendar(timeZone: string): Calendar {
  const wallClock = createWallClock(timeZone);
  const offsets = new Map<number, number>();
  const ask = (at: number): number => {
    const known = offsets.get(at);
    if (known !== undefined) return known;
    const found = wallClock(at) - at;
    if (offsets.size > MOST_KNOWN) offsets.clear();
    offsets.set(at, found);
    return found;
  };
  // Asking Intl is slow: only on a day when the clocks change, at a quarter of an hour at the least, is more than its
  // ends asked for.
  const offset = (at: number): number => {
    const day = Math.floor(at / DAY) * DAY;
    const first = ask(day);
    return first === ask(day + DAY) ? first : ask(Math.floor(at / QUARTER) * QUARTER);
  };
  const local = (at: number) => Math.floor(at / 1000) * 1000 + offset(at);
  /** The first instant at which the local clock shows `wall` or later: midnight itself may be skipped. */
  const instantOf = (wall: number): number => {
    // The offsets of the days around it are the only two that can hold then.
    const found = [wall - DAY, wall + DAY].map((near) => wall - offset(near));
    return Math.min(...found.filter((at) => local(at) >= wall));
  };
  const wallDay = (at: number) => Math.floor(local(at) / DAY) * DAY;
  const wallMonth = (at: number, months: number) => {
    const date = new Date(local(at));
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  };
  return {
    offset,
    dayStart: (at) => instantOf(wallDay(at)),
    nextDay: (at) => instantOf(wallDay(at) + DAY),
    monthStart: (at) => instantOf(wallMonth(at, 0)),
    nextMonth: (at) => instantOf(wallMonth(at, 1)),
    atClock: (at, ms) => instantOf(wallDay(at) + ms),
    day: (at) => new Date(local(at)).toISOString().slice(0, 10),
    // 1 January 1970 was a Thursday.
    weekday: (at) => (Math.floor(local(at) / DAY) + 3) % 7,
    hour: (at) => Math.floor((local(at) % DAY) / HOUR),
  };
}
