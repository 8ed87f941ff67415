import type { LimitWindow, Severity } from './usage';
import { canonicalReset } from './windows';

/** Above this a percentage is nonsense, not overuse; from 100 to here it is shown as it is. */
const MAX_PERCENT = 1000;
/** Points by which a number of at most 1000 may miss the decimal number that was meant. */
const NOISE = 1e-11;
/** 2001 to 2100: what lies outside is no reset, in whichever unit it is read. */
const EARLIEST_RESET = Date.UTC(2001, 8, 9);
const LATEST_RESET = Date.UTC(2100, 0, 1);
/** Below it a number counts seconds since 1970 (until the year 5138), from it on milliseconds (since 1973). */
const MILLISECONDS_FROM = 1e11;

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d)?)?$/i;

/** What a source wrote about one window, before anything is made of it. */
export interface WrittenWindow {
  readonly id: string;
  readonly label: string;
  /** Percent used; `null` where it gave none. */
  readonly percent: number | null;
  /** The reset as it was written: ISO 8601, or epoch seconds or milliseconds with or without fraction. */
  readonly reset: string | null;
  /** Whether this source hands on the exact epoch of a header, not a timestamp that wavers. */
  readonly isExact: boolean;
  readonly severity: Severity;
}

/**
 * The one way from what a source wrote to a window of ours, for the API, headers, status line alike: the same percent
 * and the same reset give the same numbers, whichever source said them and in whichever form.
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
  // The API's timestamps carry microseconds that waver; an epoch of a header does not.
  const wavers = reset?.includes('-') === true && at % 1000 !== 0;
  return isExact && !wavers ? { at, isExact: true } : { at: canonicalReset(at), isExact: false };
}

/**
 * Percent used, without the noise of binary fractions: 0.58 × 100 is 57.99999999999999 and becomes 58, while 0.9884844
 * stays as it was said. `null` for what is no percentage: negative, over 1000, not finite.
 */
export function percentOf(value: number | null): number | null {
  if (value === null || !Number.isFinite(value) || value < 0 || value > MAX_PERCENT) return null;
  const rounded = Math.round(value * 1e6) / 1e6;
  // Not -0, which would not survive JSON; and not 0 for what is a little more.
  if (value === 0) return 0;
  return rounded > 0 && Math.abs(value - rounded) < NOISE ? rounded : value;
}

/** An estimate's percent to a tenth: more digits would claim to know more, and every surface shows the same. */
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

/** By hand, because `Date.parse` takes a time without a zone for local time. */
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
  const offset = (match[9] === '-' ? -1 : 1) * (part(10) * 60 + part(11)) * 60_000;
  return date + ((hour * 60 + minute) * 60 + second) * 1000 + millis - offset;
}
