import { z } from 'zod';
import { canonicalReset } from '../../core/windows';
import { lenient } from './numbers';

const DAY = 24 * 3_600_000;
const OLDEST = 365 * DAY;
const FARTHEST = 400 * DAY;
/** Below it a number counts seconds since 1970 (until the year 5138), from it on milliseconds (since 1973). */
const MILLISECONDS_FROM = 1e11;

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d)?)?$/i;

/** An instant as the API wrote it, kept for the history: text (cut at 64 characters) or a number. */
export const rawInstant = lenient(
  z.union([z.string().transform((text) => text.slice(0, 64)), z.number().transform(String)]),
);

/**
 * Epoch milliseconds of `2026-07-08T15:59:59.800706+00:00`, with or without fraction and zone (none means UTC),
 * or of epoch seconds or milliseconds; `null` for anything else.
 */
export function parseInstant(raw: string | null): number | null {
  if (raw === null) return null;
  if (/^\d{1,16}(\.\d+)?$/.test(raw)) {
    const value = Number(raw);
    return value < MILLISECONDS_FROM ? value * 1000 : value;
  }
  return parseIso(raw);
}

/** By hand, because `Date.parse` takes a time without a zone for local time. */
function parseIso(raw: string): number | null {
  const match = ISO.exec(raw.trim());
  if (match === null) return null;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = Date.UTC(year, month - 1, day);
  // Date.UTC turns 30 February into 2 March.
  if (new Date(date).getUTCMonth() !== month - 1 || day === 0) return null;
  const millis = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  const offset = (match[9] === '-' ? -1 : 1) * (part(10) * 60 + part(11)) * 60_000;
  return date + ((hour * 60 + minute) * 60 + second) * 1000 + millis - offset;
}

/**
 * The canonical reset (a whole minute), or `null` when it cannot be read or lies more than a year behind or 400 days
 * ahead of `reference` (epoch ms): a window lasts a week, and a countdown of years is worse than none.
 */
export function parseReset(raw: string | null, reference: number): number | null {
  const at = parseInstant(raw);
  if (at === null || at < reference - OLDEST || at > reference + FARTHEST) return null;
  return canonicalReset(at);
}
