import type { PauseReason } from './pauses';
import type { ProblemKind } from '../problem';
import { REFILL_MS, RESERVE } from './budget';
import { LONGEST_COOLDOWN_MS } from './cooldown';
import { spread } from './request-spread';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The shortest time between two requests in ms, also for clicks. */
const FLOOR_MS = MINUTE;
const LOGIN_CHECK_MS = MINUTE;
const MAX_DELAY_MS = HOUR;
/** Longest back-off after a network or server error, in ms: one regular interval after the end of the fault. */
const MAX_BACKOFF_MS = 5 * MINUTE;
const RECENT_WORK_MS = 10 * MINUTE;
/** Longest time without the API in ms: headers and status line lack scoped windows and money. */
const LONGEST_WITHOUT_API_MS = 15 * MINUTE;

/**
 * The facts that decide when to request the API next. Ages are ms on the monotonic clock; `null` means never. All are
 * ages or distances, so that the same rules apply again when the delay is over.
 */
export interface RefreshFacts {
  /** The wall clock (epoch ms), only to name the instant of `askedToWaitUntil`. */
  readonly now: number;
  /** Since the last request for this login, by the app or the command, also before a restart. */
  readonly sinceLastAttemptMs: number | null;
  readonly sinceLastSuccessMs: number | null;
  /** From `cooldownLeft`. */
  readonly cooldownLeftMs: number | null;
  /** From `budgetAt`: requests left, fractions included. */
  readonly budgetLeft: number;
  /** Why polling pauses; `null`: it does not. */
  readonly paused: PauseReason | null;
  readonly hasUsableCredentials: boolean;
  /** Whether the token differs from that of the last request. */
  readonly tokenChanged: boolean;
  readonly problem: ProblemKind | null;
  /** Requests in a row that failed without a connection or by the server's fault. */
  readonly failuresInARow: number;
  readonly popoverOpen: boolean;
  readonly sinceLocalActivityMs: number | null;
  /** Whether utilization rose between the last two readings. */
  readonly rising: boolean;
  /** Since the user last touched the machine. */
  readonly idleMs: number;
  /** Until the next known reset; `null` when none is ahead. */
  readonly soonestResetInMs: number | null;
  /** Since a known reset passed, if no request was sent after it. */
  readonly sinceResetDueMs: number | null;
  readonly freshOtherSourceAgeMs: number | null;
  /** Whether a click on Refresh waits for its request. */
  readonly userAsked: boolean;
  /** The interval that the user chose; `null`: automatic. Never under 3 minutes. */
  readonly chosenEveryMs: number | null;
  /** Since resume, unlock, network-up or account switch, if no request was sent after it. */
  readonly sinceWokeUpMs: number | null;
  /** Whether a status line reported less than the percent on screen, and no request was sent since. */
  readonly questioned: boolean;
  /** A random number in [0, 1) from the caller. */
  readonly random: number;
}

/** The rule or limit that decided the next request. */
export type RefreshReason =
  | PauseReason
  | 'no_login'
  | 'asked_to_wait'
  | 'user_asked'
  | 'new_token'
  | 'org_forbids'
  | 'woke_up'
  | 'failed'
  | 'first'
  | 'questioned'
  | 'reset_passed'
  | 'reset_ahead'
  | 'other_source'
  | 'popover_open'
  | 'rising'
  | 'local_activity'
  | 'chosen'
  | 'long_idle'
  | 'idle'
  | 'steady'
  | 'saving_requests';

/** The next request or check. */
export interface Refresh {
  /** Whole ms from now until the next request or check, 0 to 1 h. */
  readonly delayMs: number;
  readonly reason: RefreshReason;
  /** Whether a request may be sent then; otherwise the caller only checks the login and the facts again. */
  readonly request: boolean;
  /** Until when Anthropic asked to wait (epoch ms); `null`: it did not. */
  readonly askedToWaitUntil: number | null;
}

/** A rule's result; `needs` is the number of requests that the budget must have left, 0 for no request. */
interface Wish {
  readonly afterMs: number;
  readonly reason: RefreshReason;
  readonly needs: number;
}

const rules: readonly ((facts: RefreshFacts) => Wish | null)[] = [
  whenPaused,
  whenNoLogin,
  whenUserAsked,
  whenTokenIsNew,
  whenOrgForbids,
  whenWokenUp,
  whenFailing,
  whenFirst,
  whenQuestioned,
  whenResetPassed,
  whenResetIsAhead,
  whenOthersAreFresh,
];

/** When to request the API next, and why. The first rule that matches wins; the limits apply to every rule. */
export function nextRefresh(facts: RefreshFacts): Refresh {
  const wish = rules.reduce<Wish | null>((found, rule) => found ?? rule(facts), null) ?? byPace(facts);
  const left = waitLeft(facts);
  return { ...within(wish, facts), askedToWaitUntil: left > 0 ? facts.now + left : null };
}

/** Limits a wish by the floor, the cooldown, the budget and the longest timer. */
function within(wish: Wish, facts: RefreshFacts): Omit<Refresh, 'askedToWaitUntil'> {
  if (wish.needs === 0) return { delayMs: timerLength(wish.afterMs), reason: wish.reason, request: false };
  const dueMs = Math.max(0, wish.afterMs, FLOOR_MS - age(facts.sinceLastAttemptMs));
  const left = waitLeft(facts);
  // A click has to wait for the end too: a request during a block prolongs it.
  const waitMs = left > 0 ? left + shortly(facts) : 0;
  const savingMs = (wish.needs - (Number.isFinite(facts.budgetLeft) ? facts.budgetLeft : 0)) * REFILL_MS;
  const latestMs = Math.max(dueMs, waitMs, savingMs);
  const reason = latestMs === dueMs ? wish.reason : latestMs === waitMs ? 'asked_to_wait' : 'saving_requests';
  return { delayMs: timerLength(latestMs), reason, request: latestMs <= MAX_DELAY_MS };
}

function timerLength(ms: number): number {
  return Math.min(Math.max(0, Math.ceil(ms)), MAX_DELAY_MS);
}

/** `null` (never) is an infinite age; an impossible age counts as 0. */
function age(ms: number | null): number {
  if (ms === null) return Infinity;
  return ms >= 0 ? ms : 0;
}

/** A request without a click: it leaves the reserve of the budget to the user's clicks. */
function automatic(afterMs: number, reason: RefreshReason): Wish {
  return { afterMs, reason, needs: 1 + RESERVE };
}

/** 2–5 s in ms: time for the network to start, and for the server to start the next period. */
function shortly({ random }: RefreshFacts): number {
  return spread(SECOND, 2, 5, random);
}

function whenPaused({ paused }: RefreshFacts): Wish | null {
  return paused === null ? null : { afterMs: MAX_DELAY_MS, reason: paused, needs: 0 };
}

/** An unusable token is never sent: only the login is checked again. */
function whenNoLogin(facts: RefreshFacts): Wish | null {
  const { problem, tokenChanged } = facts;
  const isRefused = !tokenChanged && (problem === 'missing_scope' || problem === 'expired');
  if (facts.hasUsableCredentials && !isRefused) return null;
  return { afterMs: facts.userAsked ? 0 : LOGIN_CHECK_MS, reason: 'no_login', needs: 0 };
}

function waitLeft({ cooldownLeftMs }: RefreshFacts): number {
  return Math.min(cooldownLeftMs ?? 0, LONGEST_COOLDOWN_MS);
}

function whenUserAsked(facts: RefreshFacts): Wish | null {
  return facts.userAsked ? { afterMs: 0, reason: 'user_asked', needs: 1 } : null;
}

function whenTokenIsNew({ tokenChanged }: RefreshFacts): Wish | null {
  return tokenChanged ? automatic(0, 'new_token') : null;
}

function whenOrgForbids(facts: RefreshFacts): Wish | null {
  return facts.problem === 'org_forbids' ? automatic(dueIn(HOUR, facts), 'org_forbids') : null;
}

function whenWokenUp(facts: RefreshFacts): Wish | null {
  const { sinceWokeUpMs } = facts;
  return sinceWokeUpMs === null ? null : automatic(shortly(facts) - age(sinceWokeUpMs), 'woke_up');
}

function whenFailing(facts: RefreshFacts): Wish | null {
  if (!(facts.failuresInARow > 0)) return null;
  // A changed or missing endpoint (404) stays so until a new version of Quotide: the back-off grows to an hour.
  const longest = facts.problem === 'contract_changed' ? HOUR : MAX_BACKOFF_MS;
  const backoff = Math.min(MINUTE * 2 ** (facts.failuresInARow - 1), longest);
  return automatic(dueIn(backoff, facts), 'failed');
}

function whenFirst({ sinceLastAttemptMs }: RefreshFacts): Wish | null {
  return sinceLastAttemptMs === null ? automatic(0, 'first') : null;
}

function whenQuestioned(facts: RefreshFacts): Wish | null {
  return facts.questioned ? automatic(0, 'questioned') : null;
}

function whenResetPassed(facts: RefreshFacts): Wish | null {
  const { sinceResetDueMs } = facts;
  return sinceResetDueMs === null ? null : automatic(shortly(facts) - age(sinceResetDueMs), 'reset_passed');
}

/** Moves a request that would fall shortly before a reset to the time after it, when the answer is worth more. */
function whenResetIsAhead(facts: RefreshFacts): Wish | null {
  const { soonestResetInMs: ahead } = facts;
  const regular = whenOthersAreFresh(facts) ?? byPace(facts);
  if (ahead === null || !(ahead >= 0) || ahead > Math.max(regular.afterMs, 0) + FLOOR_MS) return null;
  return automatic(ahead + shortly(facts), 'reset_ahead');
}

/** Postpones the request while readings from headers or the status line are fresh. */
function whenOthersAreFresh(facts: RefreshFacts): Wish | null {
  const regular = byPace(facts);
  const postponed = paceOf(facts).everyMs - age(facts.freshOtherSourceAgeMs);
  const afterMs = Math.min(postponed, LONGEST_WITHOUT_API_MS - age(facts.sinceLastSuccessMs));
  return afterMs > Math.max(regular.afterMs, 0) ? automatic(afterMs, 'other_source') : null;
}

function byPace(facts: RefreshFacts): Wish {
  const { everyMs, reason } = paceOf(facts);
  return automatic(dueIn(everyMs, facts), reason);
}

function dueIn(everyMs: number, { sinceLastAttemptMs, random }: RefreshFacts): number {
  return spread(everyMs, 0.95, 1.05, random) - age(sinceLastAttemptMs);
}

function paceOf(facts: RefreshFacts): { readonly everyMs: number; readonly reason: RefreshReason } {
  if (facts.popoverOpen) return { everyMs: 2 * MINUTE, reason: 'popover_open' };
  if (facts.rising) return { everyMs: 2 * MINUTE, reason: 'rising' };
  const chosen = facts.chosenEveryMs;
  if (chosen !== null && facts.idleMs < HOUR)
    return { everyMs: Math.max(chosen, 3 * MINUTE), reason: 'chosen' };
  const isWorking = age(facts.sinceLocalActivityMs) <= RECENT_WORK_MS;
  if (isWorking) return { everyMs: 3 * MINUTE, reason: 'local_activity' };
  if (facts.idleMs >= 4 * HOUR) return { everyMs: 30 * MINUTE, reason: 'long_idle' };
  if (facts.idleMs >= HOUR) return { everyMs: 15 * MINUTE, reason: 'idle' };
  return { everyMs: 5 * MINUTE, reason: 'steady' };
}
