const SECONDS = /^\d+(?:\.\d+)?$/;
/** The three date formats of RFC 9110 §5.6.7 begin with a weekday; a number or an ISO date does not match. */
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d/i;

/**
 * Parses a `Retry-After` header (seconds or an HTTP date) to ms from `now` (epoch ms, best the server's own `Date`). A
 * date in the past is 0. Negative or unreadable values are `null`. Huge values are returned as they are: the refresh
 * policy clamps them and ignores 0 (https://github.com/anthropics/claude-code/issues/30930).
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const value = header?.trim() ?? '';
  if (SECONDS.test(value)) return Math.min(Math.round(Number(value) * 1000), Number.MAX_SAFE_INTEGER);
  const date = parseHttpDate(value);
  return date === null ? null : Math.max(0, date - now);
}

/** Parses an HTTP date to epoch ms; else `null`. */
export function parseHttpDate(value: string): number | null {
  if (!HTTP_DATE.test(value)) return null;
  // The asctime format has no zone, and Date.parse would read it as local time.
  const at = Date.parse(/GMT|UTC/i.test(value) ? value : `${value} GMT`);
  return Number.isNaN(at) ? null : at;
}
