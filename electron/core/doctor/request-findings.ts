import { fiveHour } from '../i18n/en/five-hour';
import { wordsOf } from '../i18n/words';
import { causeWords } from '../network/network-words';
import type { ProblemKind } from '../problem';
import type { RefreshReason } from '../polling/next-request';
import { spellAt, spellDuration } from '../text/spell';
import type { DoctorFacts, SessionFacts } from './doctor-facts';
import { calm, unclear, type Finding } from './finding';
import { loginAction, refusal } from './login-findings';

const reasonWords: Readonly<Record<RefreshReason, string>> = {
  locked: 'the screen is locked',
  asleep: 'the computer sleeps',
  switched: 'another user works at this computer',
  no_login: 'there is no login that may be sent',
  asked_to_wait: 'Anthropic asked to wait',
  user_asked: 'you asked for it',
  new_token: 'the login is new',
  org_forbids: 'your organisation forbids it, which may change',
  woke_up: 'the computer has just woken up or come online',
  failed: 'the last request failed, and each pause is longer than the one before',
  first: 'nothing was ever asked',
  reset_passed: 'a window has just been reset',
  reset_ahead: 'a window is reset soon, and after that the answer is worth more',
  questioned: 'the status line says less than the numbers on screen',
  other_source: 'Claude Code itself told the numbers a moment ago',
  popover_open: 'the numbers are on screen',
  rising: 'the usage is rising',
  local_activity: 'Claude Code is at work here',
  chosen: 'the settings say how often',
  long_idle: 'nobody has been at this computer for hours',
  idle: 'nobody has been at this computer for a while',
  steady: 'that is the regular interval',
  saving_requests: 'Anthropic allows few of these requests',
};

const actions: Readonly<Partial<Record<ProblemKind, string>>> = {
  org_forbids: 'Ask whoever runs your organisation’s Claude account to allow usage readings.',
  offline: 'Check the connection, the proxy and the firewall, then run `quotide status --refresh`.',
  contract_changed: 'Look for a newer version of Quotide.',
};

/** Plan and tier, without name and id. */
export function accountFinding({ plan, tier, fiveHourLimit }: SessionFacts): Finding {
  const title = 'Account and plan';
  const isUsual = fiveHourLimit === undefined || fiveHourLimit === 'present';
  const limit = isUsual ? [] : [fiveHour[fiveHourLimit]];
  if (plan === null && tier === null)
    return unclear('account', title, 'The plan is not known yet.', ...limit);
  return calm('account', title, [
    plan === null ? 'The plan is not known yet.' : `Plan: ${plan}`,
    tier === null ? 'The rate-limit tier is not told.' : `Rate-limit tier: ${tier}`,
    ...limit,
  ]);
}

/** The result of the last request. */
export function requestFinding(session: SessionFacts, facts: DoctorFacts): Finding {
  const base = { id: 'request', title: 'Last request' };
  const { attemptedAt, succeededAt, problem, lastStatus, tokenIsNew } = session;
  if (attemptedAt === null) return unclear(base.id, base.title, 'Nothing was ever asked.');
  const sent = `Sent ${ago(attemptedAt, facts)}${tokenIsNew ? ', with an earlier login' : ''}.`;
  if (succeededAt !== null && succeededAt >= attemptedAt) {
    const status = lastStatus === null ? '' : ` with HTTP ${lastStatus}`;
    return calm(base.id, base.title, [sent, `Anthropic answered${status}.`]);
  }
  const lines = [
    sent,
    // A problem without a detail is about the login; no request was sent.
    problem === null || problem.detail === '' ? 'How it ended is not noted.' : `It failed: ${problem.detail}`,
    ...(problem?.cause ? [causeWords(problem.cause, 'en')?.message ?? ''].filter(Boolean) : []),
    succeededAt === null
      ? 'No request has succeeded yet.'
      : `The last good answer came ${ago(succeededAt, facts)}.`,
    ...(problem?.refusal?.mayNotRead === true ? [wordsOf(facts.locale).problems.refused.mayNotRead] : []),
  ];
  return { ...base, facts: lines, ...verdict(session, facts) };
}

function verdict(session: SessionFacts, facts: DoctorFacts): Pick<Finding, 'state' | 'action'> {
  const { problem, tokenIsNew } = session;
  if (problem === null || tokenIsNew) return { state: 'unknown', action: null };
  const { kind, retryAt } = problem;
  const refused = refusal(session);
  if (refused !== null) return { state: 'problem', action: loginAction(refused, session, facts.platform) };
  if (kind === 'rate_limited') {
    const until = retryAt === null ? 'Wait' : `Wait until ${clockWords(retryAt, facts)}`;
    return { state: 'warning', action: `${until}; Quotide then asks again by itself.` };
  }
  const words = problem.cause ? causeWords(problem.cause, 'en') : null;
  const action = words?.advice ?? actions[kind];
  return action === undefined ? { state: 'unknown', action: null } : { state: 'problem', action };
}

const pollWords: Readonly<Record<DoctorFacts['polls'], string>> = {
  here: 'Quotide runs and asks by itself.',
  elsewhere: 'Another Quotide process runs and asks by itself.',
  nobody: 'Quotide’s app does not run, so nothing is asked until it does, or until `quotide status`.',
};

/** The time of the next request, and its reason. */
export function nextLookFinding({ next, problem }: SessionFacts, facts: DoctorFacts): Finding {
  const what = next.request ? 'request' : 'look, without a request,';
  const when = next.delayMs < 1000 ? 'is due now' : `is due in ${about(next.delayMs, facts)}`;
  const wait = next.askedToWaitUntil;
  const hasAsked = problem?.refusal?.askedToWait !== false;
  const reason = next.reason === 'asked_to_wait' && !hasAsked ? REFUSED : reasonWords[next.reason];
  return calm('next_look', 'Next look', [
    pollWords[facts.polls],
    `The next ${what} ${when}: ${reason}.`,
    ...(wait === null ? [] : [waitWords(clockWords(wait, facts), hasAsked)]),
  ]);
}

const REFUSED = 'Anthropic refused the last request';

function waitWords(clock: string, hasAsked: boolean): string {
  return hasAsked
    ? `Anthropic asked to wait until ${clock}; nothing is sent before.`
    : `${REFUSED}; nothing is sent before ${clock}.`;
}

function about(ms: number, { locale }: DoctorFacts): string {
  return ms < 60_000 ? 'less than a minute' : `about ${spellDuration(ms, locale)}`;
}

/** `20:14`, `Tue 09:00`. */
function clockWords(at: number, { now, locale }: DoctorFacts): string {
  return spellAt(at, now, locale).replace(/^at /, '');
}

function ago(at: number, { now, locale }: DoctorFacts): string {
  // After the clock was set back, an age could be negative.
  return `${spellDuration(Math.max(0, now - at), locale)} ago, ${spellAt(at, now, locale)}`;
}
