import { z } from 'zod';
import { storedAmount } from '../stored-shape';

/**
 * The capacity of the API's own request bucket, as other projects measured it: about five requests a token, and a long
 * block once it is empty. https://github.com/rullerzhou-afk/clawd-on-desk/pull/370
 * Its refill is unknown; one request in 180 s is the fastest pace that other projects kept up for days without a 429.
 * This budget allows at most 5 + t/180 s requests in any time t.
 */
const CAPACITY = 5;
/** The time in ms in which the budget grows by one request. */
export const REFILL_MS = 180_000;
/** Requests reserved for the user's clicks, and for Claude Code, which sends two at each launch. */
export const RESERVE = 2;

/** Requests that may still be sent with one token. JSON, saved on disk beside the cooldown. */
export interface Budget {
  readonly tokenHash: string;
  /** 0–5, fractions included. */
  readonly left: number;
  /** The moment of `left`, in ms of the caller's clock. */
  readonly at: number;
}

/** The budget at `now`, refilled; full for a new token. */
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

/** Parses a stored budget; `null` for any other value. */
export function reviveBudget(json: unknown): Budget | null {
  return stored.safeParse(json).data ?? null;
}
