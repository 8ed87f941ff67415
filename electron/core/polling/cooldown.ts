import { z } from 'zod';
import { storedAmount } from '../stored-shape';
import { spread } from './request-spread';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST_COOLDOWN_MS = 5 * MINUTE;
/** The wait after a second 429 in a row, which means a block of 30–60 min. */
const STICKY_COOLDOWN_MS = 30 * MINUTE;
const LONGEST_BACKOFF_MS = HOUR;
/** The longest cooldown in ms, also for a longer `Retry-After`. */
export const LONGEST_COOLDOWN_MS = 6 * HOUR;

/** How long one token must not be used after a 429. JSON, saved on disk. */
export interface Cooldown {
  readonly tokenHash: string;
  /** Wall clock, epoch ms. */
  readonly setAt: number;
  readonly until: number;
  /** How many 429s in a row came before this one. */
  readonly n: number;
}

/**
 * The cooldown after a 429.
 *
 * @param previous the cooldown of the 429 before; `null` after any success
 * @param failure `retryAfterMs` is the answer's own wait in ms; used up to 6 h where it is longer than the back-off
 */
export function cooldownAfter(
  previous: Cooldown | null,
  failure: { readonly tokenHash: string; readonly retryAfterMs: number | null },
  now: number,
  random: number,
): Cooldown {
  const { tokenHash } = failure;
  const n = previous?.tokenHash === tokenHash ? previous.n + 1 : 0;
  const backoff = Math.max(FIRST_COOLDOWN_MS * 2 ** n, n > 0 ? STICKY_COOLDOWN_MS : 0);
  const own = Math.min(spread(backoff, 1, 1.05, random), LONGEST_BACKOFF_MS);
  const waitMs = Math.ceil(Math.max(own, askedFor(failure.retryAfterMs)));
  return { tokenHash, setAt: now, until: now + waitMs, n };
}

/** A `Retry-After: 0` comes with a block that lasts: https://github.com/anthropics/claude-code/issues/30930 */
function askedFor(retryAfterMs: number | null): number {
  const ms = retryAfterMs ?? 0;
  return Number.isFinite(ms) ? Math.min(ms, LONGEST_COOLDOWN_MS) : 0;
}

/**
 * How much of a cooldown is left for this token (ms); `null` when it may be used. Never more than the
 * cooldown was long, however far the wall clock was set back since.
 */
export function cooldownLeft(cooldown: Cooldown | null, tokenHash: string, now: number): number | null {
  if (cooldown?.tokenHash !== tokenHash) return null;
  const { until, setAt } = cooldown;
  const left = Math.min(until - now, until - setAt, LONGEST_COOLDOWN_MS);
  return left > 0 ? left : null;
}

const stored: z.ZodType<Cooldown> = z.object({
  tokenHash: z.string(),
  setAt: storedAmount,
  until: storedAmount,
  n: storedAmount,
});

/** Parses a stored cooldown; `null` for any other value. */
export function reviveCooldown(json: unknown): Cooldown | null {
  return stored.safeParse(json).data ?? null;
}
