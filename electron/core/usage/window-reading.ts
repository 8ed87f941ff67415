import type { LimitWindow, Severity } from './usage';
import { canonicalReset } from './windows';

/** A higher percentage is an error. Values from 100 up to this one are shown unchanged. */
const MAX_PERCENT = 1000;
/** The largest binary rounding error, in points, of a decimal number up to 1000. */
const NOISE = 1e-11;
/** A reset lies between 2001 and 2100 (epoch ms). Other values are errors. */
const EARLIEST_RESET = Date.UTC(2001, 8, 9);
const LATEST_RESET = Date.UTC(2100, 0, 1);
/** Smaller numbers are in seconds (until the year 5138), this and larger ones in milliseconds (since 1973). */
const MILLISECONDS_FROM = 1e11;

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d)?)?$/i;

/** One window as a source wrote it, before parsing. */
export interface WrittenWindow {
  readonly id: string;
  readonly label: string;
  /** Percent used; `null` if the source gave none. */
  readonly percent: number | null;
  /** The reset as the source wrote it: ISO 8601, or epoch seconds or milliseconds with or without fraction. */
  readonly reset: string | null;
  /** Whether the source gives the exact epoch of a header, and not a timestamp with jitter. */
  readonly isExact: boolean;
  readonly severity: Severity;
}

/**
 * Parses a window of the API, of headers or of the status line. The same percent and the same reset give the same
 * numbers for every source and form.
 */
export function readingOfWindow(written: WrittenWindow): LimitWindow {
  const { id, label, percent, severity } = written;
  const reset = resetOf(written);
  return {
    id,
    label,
    utilization: percentOf(percent),
    resetsAt: reset.at,
    rawResetsAt: reset.at === null ? null : written.reset,
    exactReset: reset.isExact,
    severity,
  };
}

function resetOf({ reset, isExact }: WrittenWindow): {
  readonly at: number | null;
  readonly isExact: boolean;
} {
  const at = instantOf(reset);
  if (at === null || at < EARLIEST_RESET || at > LATEST_RESET) return { at: null, isExact: false };
  // The API's timestamps have microseconds with jitter; an epoch of a header has none.
  const hasJitter = reset?.includes('-') === true && at % 1000 !== 0;
  return isExact && !hasJitter ? { at, isExact: true } : { at: canonicalReset(at), isExact: false };
}

/**
 * Percent used, without the noise of binary fractions: 0.58 × 100 is 57.99999999999999 and becomes 58, while 0.9884844
 * does not change. `null` if the value is no percentage: negative, over 1000, or not finite.
 */
export function percentOf(value: number | null): number | null {
  if (value === null || !Number.isFinite(value) || value < 0 || value > MAX_PERCENT) return null;
  const rounded = Math.round(value * 1e6) / 1e6;
  // Turns -0, which JSON cannot store, into 0. A tiny value above 0 is not rounded to 0.
  if (value === 0) return 0;
  return rounded > 0 && Math.abs(value - rounded) < NOISE ? rounded : value;
}

/** An estimate's percent, rounded to a tenth, so that every surface shows the same number. */
export function estimatedPercentOf(percent: number): number {
  return Math.round(percent * 10) / 10;
}

/**
 * Epoch ms of `2026-07-08T15:59:59.800706+00:00`, with or without fraction and zone (none means UTC), or of epoch
 * seconds or milliseconds; `null` for anything else.
 */
export function instantOf(raw: string | null): number | null {
  if (raw === null) return null;
  if (/^\d{1,16}(\.\d+)?$/.test(raw)) {
    const value = Number(raw);
    return Math.round(value < MILLISECONDS_FROM ? value * 1000 : value);
  }
  return isoInstantOf(raw);
}

/** Parses ISO 8601 without `Date.parse`, which reads a time without a zone as local time. */
function isoInstantOf(raw: string): number | null {
  const match = ISO.exec(raw.trim());
  if (match === null) return null;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = Date.UTC(year, month - 1, day);
  // Date.UTC turns 30 February into 2 March.
  if (new Date(date).getUTCMonth() !== month - 1 || day === 0) return null;
  const millis = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  if (part(10) > 23 || part(11) > 59) return null;
  const offset = (match[9] === '-' ? -1 : 1) * (part(10) * 60 + part(11)) * 60_000;
  return date + ((hour * 60 + minute) * 60 + second) * 1000 + millis - offset;
}
