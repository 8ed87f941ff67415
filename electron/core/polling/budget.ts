import { z } from 'zod';
import { storedAmount } from '../stored-shape';

/**
 * The API's own bucket as peers measured it: about five requests a token, sticky once it is empty.
 * https://github.com/rullerzhou-afk/clawd-on-desk/pull/370
 * Nobody saw its refill; 180 s is the fastest pace that peers hold for days without a 429. Requests within
 * this budget can never be more than 5 + t/180 s in any stretch of time t, whatever the facts say.
 */
const CAPACITY = 5;
export const REFILL_MS = 180_000;
/** Kept for the user's clicks, and for Claude Code, which asks twice at each launch. */
export const RESERVE = 2;

/** Requests that may still be sent with one token. JSON; to be kept on disk beside the cooldown. */
export interface Budget {
  readonly tokenHash: string;
  /** 0–5, fractions included. */
  readonly left: number;
  /** When `left` was true, on the clock of the caller. */
  readonly at: number;
}

/** The budget at `now`, refilled; full for a token not seen before. */
export function budgetAt(budget: Budget | null, tokenHash: string, now: number): Budget {
  if (budget?.tokenHash !== tokenHash) return { tokenHash, left: CAPACITY, at: now };
  const back = Math.max(0, now - budget.at) / REFILL_MS;
  return { tokenHash, left: Math.min(CAPACITY, budget.left + back), at: now };
}

/** The budget after one request, sent at `budget.at`. */
export function spendRequest(budget: Budget): Budget {
  return { ...budget, left: Math.max(0, budget.left - 1) };
}

const stored: z.ZodType<Budget> = z.object({ tokenHash: z.string(), left: storedAmount, at: storedAmount });

/** Reads a stored budget back; `null` for anything that is not one. */
export function reviveBudget(json: unknown): Budget | null {
  return stored.safeParse(json).data ?? null;
}
