import { QUOTE } from './bytes';

const DAY_MS = 86_400_000;
const ZERO = 0x30;
const DOT = 0x2e;
const UPPER_Z = 0x5a;

/**
 * The instant that `2026-11-21T20:00:00.123Z` names (epoch ms), read from its bytes; other ways to write one go to
 * `Date.parse`. `null` where it names none.
 * @param from where the value begins and `to` where it ends, with its quotes
 */
export function instantAt(bytes: Buffer, from: number, to: number): number | null {
  if (to - from <= 2 || bytes[from] !== QUOTE) return null;
  const start = from + 1;
  const end = to - 1;
  const length = end - start;
  if (length === 24 && bytes[end - 1] === UPPER_Z && bytes[start + 19] === DOT) {
    const days = daysSinceEpoch(
      digits(bytes, start, 4),
      digits(bytes, start + 5, 2),
      digits(bytes, start + 8, 2),
    );
    const seconds =
      (digits(bytes, start + 11, 2) * 60 + digits(bytes, start + 14, 2)) * 60 + digits(bytes, start + 17, 2);
    const at = days * DAY_MS + seconds * 1000 + digits(bytes, start + 20, 3);
    if (!Number.isNaN(at)) return at;
  }
  const at = length > 0 && length < 64 ? Date.parse(bytes.toString('latin1', start, end)) : NaN;
  return Number.isNaN(at) ? null : at;
}

/** `NaN` where one is none. */
function digits(bytes: Buffer, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const digit = (bytes[index] ?? 0) - ZERO;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : NaN;
  }
  return value;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar; years begin in March, so that a leap day comes last. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leaps + dayOfYear - 719_468;
}
