import { z } from 'zod';
import type { ProblemKind, RefusalFacts } from '../../core/problem';
import { budgetAt, reviveBudget, spendRequest, type Budget } from '../../core/polling/budget';
import { cooldownAfter, cooldownLeft, reviveCooldown, type Cooldown } from '../../core/polling/cooldown';
import { orNull } from '../../core/stored-shape';
import type { ApiFailure } from '../../sources/usage-api/request-failure';
import type { Clock } from '../clock/clock';

/** The log of requests: saved, and shared by the app and the command. */
export interface Asking {
  /** The hash of the last request's token. For a new token the log begins again. */
  readonly tokenHash: string | null;
  /** Wall clock, epoch ms. */
  readonly attemptedAt: number | null;
  readonly succeededAt: number | null;
  readonly failuresInARow: number;
  readonly cooldown: Cooldown | null;
  readonly budget: Budget | null;
  /** The token that Anthropic itself refused (401, or 403 for want of a scope); null after any other answer. */
  readonly refusedHash: string | null;
  /** Whether a request with this token ever succeeded. */
  readonly isAnswered: boolean;
  /** 429s without a request id in a row: these requests were refused before the login was checked. */
  readonly bareRefusals: number;
  /** When a request last asked for banked resets too; wall clock, epoch ms. */
  readonly grantsAskedAt: number | null;
}

/** Before the first request. */
export const neverAsked: Asking = {
  tokenHash: null,
  attemptedAt: null,
  succeededAt: null,
  failuresInARow: 0,
  cooldown: null,
  budget: null,
  refusedHash: null,
  isAnswered: false,
  bareRefusals: 0,
  grantsAskedAt: null,
};

/**
 * After a request was sent with the token of this hash.
 * @param budgetNow the present on the clock of the budget, which leaps of the wall clock do not move
 */
export function asked(asking: Asking, tokenHash: string, budgetNow: number, now: number): Asking {
  const same = asking.tokenHash === tokenHash;
  return {
    ...asking,
    tokenHash,
    attemptedAt: now,
    failuresInARow: same ? asking.failuresInARow : 0,
    cooldown: same ? asking.cooldown : null,
    refusedHash: same ? asking.refusedHash : null,
    isAnswered: same && asking.isAnswered,
    bareRefusals: same ? asking.bareRefusals : 0,
    budget: { ...spendRequest(budgetAt(asking.budget, tokenHash, budgetNow)), at: now },
  };
}

/** A clock that moved by less was not corrected. */
const CLOCK_MOVED_MS = 10_000;

/** Moves the instants of the log to a clock that was corrected by `byMs`. */
export function moved(asking: Asking, byMs: number): Asking {
  if (Math.abs(byMs) < CLOCK_MOVED_MS) return asking;
  const { attemptedAt, cooldown, budget, grantsAskedAt } = asking;
  return {
    ...asking,
    attemptedAt: attemptedAt === null ? null : attemptedAt + byMs,
    grantsAskedAt: grantsAskedAt === null ? null : grantsAskedAt + byMs,
    cooldown: cooldown && { ...cooldown, setAt: cooldown.setAt + byMs, until: cooldown.until + byMs },
    budget: budget && { ...budget, at: budget.at + byMs },
  };
}

export function succeeded(asking: Asking, now: number): Asking {
  return {
    ...asking,
    succeededAt: now,
    failuresInARow: 0,
    cooldown: null,
    refusedHash: null,
    isAnswered: true,
    bareRefusals: 0,
  };
}

/** These pass by themselves, so they are tried again after a growing pause. */
const passing: readonly ProblemKind[] = ['offline', 'contract_changed'];

export function failed(asking: Asking, failure: ApiFailure, now: number, random: number): Asking {
  const failuresInARow = passing.includes(failure.kind) ? asking.failuresInARow + 1 : 0;
  const isRefused = failure.kind === 'expired' || failure.kind === 'missing_scope';
  const refusedHash = isRefused ? asking.tokenHash : null;
  if (failure.kind !== 'rate_limited' || asking.tokenHash === null)
    return { ...asking, failuresInARow, refusedHash };
  const { tokenHash } = asking;
  const { retryAfterMs } = failure;
  const bareRefusals = failure.hasRequestId ? 0 : asking.bareRefusals + 1;
  return {
    ...asking,
    failuresInARow,
    refusedHash,
    bareRefusals,
    cooldown: cooldownAfter(asking.cooldown, { tokenHash, retryAfterMs }, now, random),
  };
}

/** Bare 429s in a row that are a pattern: the second may still be of the block that began with the first. */
const TELLING_REFUSALS = 3;

/**
 * Further facts about a 429. A token of `claude setup-token` that is stored as a login is refused so for days
 * (https://github.com/alp82/curia/issues/162): its stored form names no scopes.
 *
 * @param scopes as the stored login names them; `null` where it does not
 */
export function refusalFacts(
  { isAnswered, bareRefusals }: Asking,
  { retryAfterMs }: Pick<ApiFailure, 'retryAfterMs'>,
  scopes: readonly string[] | null,
): RefusalFacts {
  return {
    askedToWait: (retryAfterMs ?? 0) > 0,
    mayNotRead: scopes === null && !isAnswered && bareRefusals >= TELLING_REFUSALS,
  };
}

/** How long this token must not be used (ms); `null` when it may. */
export function waitLeft(asking: Asking, tokenHash: string, now: number): number | null {
  return cooldownLeft(asking.cooldown, tokenHash, now);
}

/** Requests left for this token; without a token the budget is full. */
export function budgetLeft(asking: Asking, tokenHash: string | null, now: number): number {
  return budgetAt(asking.budget, tokenHash ?? '', now).left;
}

const count = z
  .number()
  .transform((value) => Math.max(0, Math.trunc(value)))
  .catch(0);

const stored = z.object({
  tokenHash: orNull(z.string()),
  attemptedAt: orNull(z.number()),
  succeededAt: orNull(z.number()),
  failuresInARow: count,
  cooldown: z.unknown().transform(reviveCooldown),
  budget: z.unknown().transform(reviveBudget),
  refusedHash: orNull(z.string()),
  // Absent in logs of earlier versions.
  isAnswered: orNull(z.boolean()),
  bareRefusals: count,
  grantsAskedAt: orNull(z.number()),
});

/** Reads what an earlier run stored; a field that cannot be read is as before the first request. */
export function reviveAsking(json: unknown): Asking {
  const read = stored.safeParse(json).data;
  if (read === undefined) return neverAsked;
  // If it is absent, a success of any token counts.
  return { ...read, isAnswered: read.isAnswered ?? read.succeededAt !== null };
}

/**
 * Computes how long ago an instant of the wall clock was, by the monotonic clock once it was seen in this
 * process: a wall clock that leaps must neither allow a burst nor hold requests back for hours.
 */
export function createAges(clock: Clock): (at: number | null) => number | null {
  const seen = new Map<number, number>();
  return (at) => {
    if (at === null) return null;
    const first = seen.get(at);
    if (first !== undefined) return clock.monotonic() - first;
    const wallAge = clock.now() - at;
    // From another process or an earlier run; "in the future" means the clock was set back since.
    const age = wallAge >= 0 ? wallAge : 0;
    if (seen.size > 16) seen.clear();
    seen.set(at, clock.monotonic() - age);
    return age;
  };
}
