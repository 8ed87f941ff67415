const SECONDS = /^\d+(?:\.\d+)?$/;
/** The three date formats of RFC 9110 §5.6.7 begin with a weekday; a bare number or ISO date is none of them. */
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d/i;

/**
 * Milliseconds that a `Retry-After` header asks to wait, counted from `now` (epoch ms, best the server's own `Date`).
 * Seconds or an HTTP date; a date in the past is 0. Negative or unreadable values are `null`. Huge ones are passed on:
 * clamping, and not believing 0 (https://github.com/anthropics/claude-code/issues/30930), is the refresh policy's job.
 */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const value = header?.trim() ?? '';
  if (SECONDS.test(value)) return Math.min(Math.round(Number(value) * 1000), Number.MAX_SAFE_INTEGER);
  const date = parseHttpDate(value);
  return date === null ? null : Math.max(0, date - now);
}

/** Epoch milliseconds of an HTTP date, else `null`. */
export function parseHttpDate(value: string): number | null {
  if (!HTTP_DATE.test(value)) return null;
  // The asctime format has no zone, and Date.parse would take it for local time.
  const at = Date.parse(/GMT|UTC/i.test(value) ? value : `${value} GMT`);
  return Number.isNaN(at) ? null : at;
}
