import { isLimit, isReached, prospectOf } from '../pace/prospect';
import { loginProblems } from '../problem';
import { withEstimates } from '../snapshot/apply-estimates';
import type { AccountSnapshot, WindowView } from '../snapshot/snapshot-types';
import { FIVE_HOUR } from '../usage/five-hour';

/** When work may start. */
export interface GuardRule {
  /** The ids of the limits that count; `null`: all that can stop the user. */
  readonly windows: readonly string[] | null;
  /** A limit allows work while less than this percent is used. */
  readonly below: number;
  /** Whether a limit also allows work if its whole forecast stays below 100 % until its reset (or for `forMs`). */
  readonly orLasts: boolean;
  /** The length of the work in ms: a limit that may run out earlier refuses it. `null`: not asked. */
  readonly forMs: number | null;
  /** Whether old and estimated numbers count as live ones, and unknown ones allow work. */
  readonly failOpen: boolean;
}

/**
 * The answer of a limit, and of all. `old`, `estimate`: the number allows work, but is not live. `unknown`: there is no
 * number. `no_login`: the numbers are not live because there is no usable login.
 */
export type GuardAnswer = 'yes' | 'no' | 'old' | 'estimate' | 'unknown' | 'no_login';

/** Why a limit has its answer. */
export type GuardReason =
  'below' | 'lasts' | 'no_such_limit' | 'not_started' | 'not_below' | 'may_run_out' | 'reached' | 'unknown';

/** A limit with its answer; `window` is `null` if the account has no such limit, or none is known. */
export interface JudgedLimit {
  readonly id: string;
  readonly window: WindowView | null;
  readonly answer: Exclude<GuardAnswer, 'no_login'>;
  readonly reason: GuardReason;
}

export interface GuardVerdict {
  readonly answer: GuardAnswer;
  readonly limits: readonly JudgedLimit[];
  /** The last reset of the limits that refuse (epoch ms); `null` if none refuses, or one has no known reset. */
  readonly retryAt: number | null;
}

/** The worst answer decides, the first one here. */
const ORDER: readonly JudgedLimit['answer'][] = ['no', 'unknown', 'old', 'estimate', 'yes'];

/** Whether work may start. Numbers that are not live are replaced by estimates where there are some. */
export function guardVerdict(current: AccountSnapshot, rule: GuardRule): GuardVerdict {
  const snapshot = withEstimates(current);
  const limits = limitsOf(snapshot, rule).map(({ id, window }) =>
    window === null ? missing(id, snapshot, rule) : judge(window, rule, snapshot.takenAt),
  );
  const worst = ORDER.find((answer) => limits.some((limit) => limit.answer === answer));
  const answer = worst ?? emptyAnswer(snapshot, rule);
  const refusing = limits
    .filter((limit) => limit.answer === 'no')
    .map(({ window }) => window?.resetsAt ?? null);
  return {
    answer: lacksLogin(snapshot, answer) ? 'no_login' : answer,
    limits,
    retryAt: refusing.length === 0 || refusing.includes(null) ? null : Math.max(...refusing.map(Number)),
  };
}

function limitsOf(
  { windows }: AccountSnapshot,
  rule: GuardRule,
): readonly { readonly id: string; readonly window: WindowView | null }[] {
  if (rule.windows === null) return windows.filter(isLimit).map((window) => ({ id: window.id, window }));
  return rule.windows.map((id) => ({ id, window: windows.find((each) => each.id === id) ?? null }));
}

/** The answer for an account without any limit: nothing can stop it, once its numbers are known. */
function emptyAnswer({ observedAt }: AccountSnapshot, { failOpen }: GuardRule): JudgedLimit['answer'] {
  return observedAt !== null || failOpen ? 'yes' : 'unknown';
}

function missing(id: string, { fiveHourLimit }: AccountSnapshot, { failOpen }: GuardRule): JudgedLimit {
  if (id === FIVE_HOUR && fiveHourLimit === 'none')
    return { id, window: null, answer: 'yes', reason: 'no_such_limit' };
  return { id, window: null, answer: failOpen ? 'yes' : 'unknown', reason: 'unknown' };
}

function judge(window: WindowView, rule: GuardRule, now: number): JudgedLimit {
  const { id, stale, source } = window;
  const isEstimate = source === 'local_estimate';
  const reason = reasonOf(window, rule, now);
  if (reason === 'unknown') return { id, window, answer: rule.failOpen ? 'yes' : 'unknown', reason };
  const allows = reason === 'below' || reason === 'lasts' || reason === 'not_started';
  const decided = allows ? 'yes' : 'no';
  if (rule.failOpen || (!isEstimate && !stale)) return { id, window, answer: decided, reason };
  if (isEstimate) return { id, window, answer: 'estimate', reason };
  // What is used only grows until the reset, so an old number that is too high is a sure no.
  return { id, window, answer: allows ? 'old' : 'no', reason };
}

function reasonOf(window: WindowView, { below, orLasts, forMs }: GuardRule, now: number): GuardReason {
  if (isReached(window)) return 'reached';
  if (window.phase === 'not_started') return 'not_started';
  if (window.phase === 'reset_due' || window.utilization === null) return 'unknown';
  const end = forMs === null ? null : now + forMs;
  const safeUntil = safeUntilOf(window);
  const lasts = safeUntil !== null && safeUntil >= (end ?? window.resetsAt ?? Infinity);
  if (window.utilization >= below) return orLasts && lasts ? 'lasts' : 'not_below';
  return end !== null && safeUntil !== null && !lasts ? 'may_run_out' : 'below';
}

/**
 * The instant until which the limit is unlikely to run out (epoch ms); Infinity if its whole forecast stays below 100 %
 * until the reset, `null` without a usable forecast.
 */
function safeUntilOf(window: WindowView): number | null {
  const prospect = prospectOf(window);
  switch (prospect.kind) {
    case 'lasts':
      return Infinity;
    case 'tight':
    case 'may_run_out':
    case 'rough_run_out':
      return prospect.earliest;
    case 'runs_out':
      return prospect.between?.from ?? prospect.at;
    case 'resting':
    case 'unknown':
    case 'unforeseen':
    case 'too_early':
    case 'reached':
      return null;
  }
}

/** Whether the lack of a login is why the answer does not rest on live numbers. */
function lacksLogin({ problem }: AccountSnapshot, answer: JudgedLimit['answer']): boolean {
  const isUnsure = answer === 'unknown' || answer === 'old' || answer === 'estimate';
  return isUnsure && problem !== null && loginProblems.includes(problem.kind);
}
