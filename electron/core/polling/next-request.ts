import type { PauseReason } from './pauses';
import type { ProblemKind } from '../problem';
import { REFILL_MS, RESERVE } from './budget';
import { LONGEST_COOLDOWN_MS } from './cooldown';
import { spread } from './request-spread';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** No two requests are closer than this, whoever asks. */
const FLOOR_MS = MINUTE;
const LOGIN_CHECK_MS = MINUTE;
const MAX_DELAY_MS = HOUR;
/** Of trouble on the way: when the network or the server is back, so are the numbers, within one regular interval. */
const MAX_BACKOFF_MS = 5 * MINUTE;
const RECENT_WORK_MS = 10 * MINUTE;
/** However fresh headers and status line are, they lack scoped windows and money. */
const LONGEST_WITHOUT_API_MS = 15 * MINUTE;

/**
 * Everything that decides when to ask the API next. Ages are ms on the monotonic clock, `null` is never; all
 * are ages or distances, so that whoever looks again when the delay is over finds it over.
 */
export interface RefreshFacts {
  /** The wall clock (epoch ms), only to name the instant of `askedToWaitUntil`. */
  readonly now: number;
  /** Since any request was sent for this login, by the app or the command, before a restart too. */
  readonly sinceLastAttemptMs: number | null;
  readonly sinceLastSuccessMs: number | null;
  /** As `cooldownLeft` says. */
  readonly cooldownLeftMs: number | null;
  /** As `budgetAt` says: requests left, fractions included. */
  readonly budgetLeft: number;
  /** Why nothing is asked at present; `null`: polling goes on. */
  readonly paused: PauseReason | null;
  readonly hasUsableCredentials: boolean;
  /** The token is not the one that the last request was sent with. */
  readonly tokenChanged: boolean;
  readonly problem: ProblemKind | null;
  /** Requests in a row that failed for want of a connection or by the server's fault. */
  readonly failuresInARow: number;
  readonly popoverOpen: boolean;
  readonly sinceLocalActivityMs: number | null;
  /** Utilization rose between the last two readings. */
  readonly rising: boolean;
  /** Since the user last touched the machine. */
  readonly idleMs: number;
  /** Until the next known reset; `null` when none is ahead. */
  readonly soonestResetInMs: number | null;
  /** Since a known reset passed, if no request was sent after it. */
  readonly sinceResetDueMs: number | null;
  readonly freshOtherSourceAgeMs: number | null;
  /** A click waits for its request. */
  readonly userAsked: boolean;
  /** How often the user wants it, instead of by what is going on; `null`: automatically. Never under 3 minutes. */
  readonly chosenEveryMs: number | null;
  /** Since resume, unlock, network-up or account switch, if no request was sent after it. */
  readonly sinceWokeUpMs: number | null;
  /** A source that may not lower a number says less than is on show, and no request was sent since. */
  readonly questioned: boolean;
  /** Chance in [0, 1), drawn by the caller. */
  readonly random: number;
}

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

export interface Refresh {
  /** When to act or look again (ms from now): whole, 0 to 1 h. */
  readonly delayMs: number;
  readonly reason: RefreshReason;
  /** Whether a request may be sent then; otherwise only look again: at the login, or at new facts. */
  readonly request: boolean;
  /** Anthropic asked to wait until then (epoch ms). */
  readonly askedToWaitUntil: number | null;
}

/** What a rule wants; `needs` is how many requests the budget must hold, 0 for no request at all. */
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

/** When to ask the API next, and why: the first rule that matches wins, within what is allowed at all. */
export function nextRefresh(facts: RefreshFacts): Refresh {
  const wish = rules.reduce<Wish | null>((found, rule) => found ?? rule(facts), null) ?? byPace(facts);
  const left = waitLeft(facts);
  return { ...within(wish, facts), askedToWaitUntil: left > 0 ? facts.now + left : null };
}

/** Keeps a wish within the floor, the cooldown, the budget and one timer's length. */
function within(wish: Wish, facts: RefreshFacts): Omit<Refresh, 'askedToWaitUntil'> {
  if (wish.needs === 0) return { delayMs: timerLength(wish.afterMs), reason: wish.reason, request: false };
  const dueMs = Math.max(0, wish.afterMs, FLOOR_MS - age(facts.sinceLastAttemptMs));
  const left = waitLeft(facts);
  // Not even a click goes before the end: asking while blocked prolongs the block.
  const waitMs = left > 0 ? left + shortly(facts) : 0;
  const savingMs = (wish.needs - (Number.isFinite(facts.budgetLeft) ? facts.budgetLeft : 0)) * REFILL_MS;
  const latestMs = Math.max(dueMs, waitMs, savingMs);
  const reason = latestMs === dueMs ? wish.reason : latestMs === waitMs ? 'asked_to_wait' : 'saving_requests';
  return { delayMs: timerLength(latestMs), reason, request: latestMs <= MAX_DELAY_MS };
}

function timerLength(ms: number): number {
  return Math.min(Math.max(0, Math.ceil(ms)), MAX_DELAY_MS);
}

/** What is never is for ever ago; what cannot be an age is taken for just now. */
function age(ms: number | null): number {
  if (ms === null) return Infinity;
  return ms >= 0 ? ms : 0;
}

/** A request that Quotide sends by itself: it leaves the reserve to the user's clicks. */
function automatic(afterMs: number, reason: RefreshReason): Wish {
  return { afterMs, reason, needs: 1 + RESERVE };
}

/** 2–5 s: time for the network to come up, and for the server to have turned the window over. */
function shortly({ random }: RefreshFacts): number {
  return spread(SECOND, 2, 5, random);
}

function whenPaused({ paused }: RefreshFacts): Wish | null {
  return paused === null ? null : { afterMs: MAX_DELAY_MS, reason: paused, needs: 0 };
}

/** A token that cannot work is never sent: only the login is looked at again. */
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
  // What changed its shape or is gone (404) stays so until somebody writes a new Quotide: asked for hourly in the end.
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

/** Right after a reset rather than less than the floor before it, when the answer would not be worth much. */
function whenResetIsAhead(facts: RefreshFacts): Wish | null {
  const { soonestResetInMs: ahead } = facts;
  const regular = whenOthersAreFresh(facts) ?? byPace(facts);
  if (ahead === null || !(ahead >= 0) || ahead > Math.max(regular.afterMs, 0) + FLOOR_MS) return null;
  return automatic(ahead + shortly(facts), 'reset_ahead');
}

/** What headers or the status line just said need not be asked for again. */
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
