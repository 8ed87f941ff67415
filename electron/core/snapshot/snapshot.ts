import { bankedAt } from '../usage/banked-resets';
import { askView, type AskState } from '../polling/ask-claude-code';
import { describeProblem } from '../text/problem-text';
import type { LocalEstimate } from '../estimate/basis';
import { FIVE_HOUR, fiveHourLimit, type FiveHourLimit } from '../usage/five-hour';
import type { Locale } from '../text/format';
import { paceOf } from '../pace/pace';
import type { PaceHistory } from '../pace/learning/pace-history';
import { limitModeAt, normalMode } from '../limit-mode/mode-view';
import type { ExtraState } from '../limit-mode/mode-word';
import { plainLine } from '../text/plain-text';
import { loginProblems, type Problem } from '../problem';
import { isLimit, isReached } from '../pace/prospect';
import { refreshAnswerText, type RefreshAnswer } from '../polling/refresh-answer';
import { guessedWindow, shownWindow } from './apply-estimates';
import type { TodayUse } from './today';
import type { AccountSnapshot, WindowView } from './snapshot-types';
import type { Amount } from '../settings/settings';
import { promoCreditsAt, surfacesAt } from '../usage/fact-lifetimes';
import { newestShown, readWindows, type TrackedView, type TrackerState } from '../tracker/tracker';
import { isOfClaudeCode, type Account, type ExtraUsage, type TokenSums } from '../usage/usage';
import { verdictOf } from '../verdict/verdict';
import type { WeekHabits } from '../week-in-hand/week-facts';
import { weekInHand } from '../week-in-hand/week-in-hand';
import { estimatedPercentOf } from '../usage/window-reading';
import { compareWindows, windowLengthMs, worseSeverity } from '../usage/windows';

/** A reading is old once three regular readings (300 s each) were missed. */
export const STALE_AFTER_MS = 900_000;

/** All that main knows; the snapshot is a function of this, the locale and the time. */
export interface Facts {
  readonly account: Account | null;
  readonly tracker: TrackerState | null;
  /** What the stored readings taught, by window id; a window without is judged by its own pace. */
  readonly paceHistory?: Readonly<Record<string, PaceHistory>>;
  /** What the stored readings taught of each week, by window id (`week-in-hand`). */
  readonly weekHabits?: Readonly<Record<string, WeekHabits>>;
  /** What this machine used since each window began, by window id; a window without is not counted. */
  readonly tokens?: Readonly<Record<string, TokenSums>>;
  /** What this machine has used today; `null` or absent: nothing is counted. */
  readonly today?: TodayUse | null;
  /** What this machine's own count says of each window, by window id. */
  readonly estimates?: Readonly<Record<string, LocalEstimate>>;
  readonly problem: Problem | null;
  /** The question to Claude Code; `null` or absent: not offered. */
  readonly askClaudeCode?: AskState | null;
  readonly demo: boolean;
  readonly refreshing: boolean;
  readonly nextRefreshAt: number | null;
  readonly refreshAllowedAt: number | null;
  /** The answer to the last click on Refresh, while it is shown. */
  readonly refreshAnswer?: RefreshAnswer | null;
  /** By how much this computer's clock is ahead where a user should know, ms (negative: behind); else `null`. */
  readonly clockAheadMs: number | null;
}

/** The facts before anything is known. */
export const noFacts: Facts = {
  account: null,
  tracker: null,
  problem: null,
  demo: false,
  refreshing: false,
  nextRefreshAt: null,
  refreshAllowedAt: null,
  clockAheadMs: null,
};

/**
 * An account as it is on screen at `now` (epoch ms).
 * @param amount whether sentences give what is used or what is left
 */
export function buildSnapshot(
  facts: Facts,
  now: number,
  locale: Locale,
  version: number,
  amount: Amount = 'used',
): AccountSnapshot {
  const { tracker } = facts;
  const newest = (tracker && newestShown(tracker, now)) ?? guessOf(facts, now);
  const told = tracker
    ? readWindows(tracker, now, { staleAfterMs: STALE_AFTER_MS }).map((window) => viewOf(window, now, facts))
    : [];
  const windows = newest?.source === 'local_estimate' ? [...told, ...guessedWindows(facts, now)] : told;
  const observedAt = newest?.observedAt ?? null;
  const ready = observedAt !== null;
  const tooOld = observedAt !== null && now - observedAt > STALE_AFTER_MS;
  // What Claude Code asks with its own login is as good as it is young: Quotide’s own login says nothing of it.
  const isOwn = newest !== null && isOfClaudeCode(newest.source);
  const isCutOff = facts.problem !== null && loginProblems.includes(facts.problem.kind) && !isOwn;
  const stale = ready && (tooOld || isCutOff);
  const beside = besideWindows(tracker, windows, now);
  const { extraUsage, limitMode } = beside;
  const phase = ready ? 'ready' : facts.problem ? 'empty' : 'loading';
  const problem = facts.problem && describeProblem(facts.problem, { locale, now, hasNumbers: ready });
  return {
    version,
    takenAt: now,
    locale,
    demo: facts.demo,
    phase,
    account: facts.account && plainAccount(facts.account),
    source: newest?.source ?? null,
    observedAt,
    stale,
    windows,
    today: facts.today ?? null,
    week: weekInHand(windows, facts.weekHabits ?? {}, facts.paceHistory ?? {}, now),
    fiveHourLimit: limitOf(facts),
    ...beside,
    verdict: verdictOf({
      windows: windows.map((window) => shownWindow(window, now)),
      extraUsage,
      limitMode,
      problem,
      phase,
      stale,
      observedAt,
      now,
      locale,
      amount,
    }),
    problem,
    askClaudeCode: askView(facts.askClaudeCode ?? null, facts.problem, now, locale),
    refreshing: facts.refreshing,
    nextRefreshAt: facts.nextRefreshAt,
    refreshAllowedAt: facts.refreshAllowedAt,
    refreshAnswer: facts.refreshAnswer ? refreshAnswerText(facts.refreshAnswer, locale) : null,
    clockAheadMs: facts.clockAheadMs,
  };
}

/** What is known beside the windows. */
function besideWindows(tracker: TrackerState | null, windows: readonly WindowView[], now: number) {
  const isFull = windows.some((window) => isLimit(window) && isReached(window));
  const limitMode = tracker ? limitModeAt(tracker.limitMode, isFull, now) : normalMode;
  const extraUsage = withState(tracker, limitMode.extra);
  const weekStart = windows.find(({ id }) => id === 'seven_day')?.startedAt ?? null;
  return {
    headline: tracker?.headline?.value ?? null,
    extraUsage,
    extraUsageFrom: extraUsage && moneyFrom(tracker),
    limitMode,
    bankedResets: bankedAt(tracker?.bankedResets ?? null, now),
    surfaces: surfacesAt(tracker?.breakdown ?? null, weekStart, now),
    promoCredits: promoCreditsAt(tracker?.promoCredits ?? null, now),
  };
}

const nothingReported: ExtraUsage = {
  enabled: false,
  used: null,
  limit: null,
  utilization: null,
  balance: null,
  disabledReason: null,
  userDisabled: false,
};

/**
 * Headers know whose money it is, and that it pays or is paused, before a report has an amount. A report that is newer
 * than they are knows better whether it is on.
 */
function withState(tracker: TrackerState | null, state: ExtraState): ExtraUsage | null {
  const reported = tracker?.extraUsage ?? null;
  const extra = reported?.value ?? null;
  if (Object.values(state).every((value) => value === null)) return extra;
  const isOn = state.inUse === true || state.isPaused === true;
  const isNewer = (tracker?.limitMode.extra?.observedAt ?? -Infinity) >= (reported?.observedAt ?? -Infinity);
  if (!isOn) return extra && { ...extra, state };
  if (!isNewer) return extra && { ...extra, state: { ...state, inUse: null, isPaused: null } };
  return { ...(extra ?? nothingReported), enabled: true, userDisabled: false, disabledReason: null, state };
}

/** Names of an account come from answers and from files of Claude Code. */
function plainAccount(account: Account): Account {
  const { plan, tier, name } = account;
  return { ...account, plan: plainName(plan), tier: plainName(tier), name: plainName(name) };
}

function plainName(name: string | null): string | null {
  return (name && plainLine(name)) || null;
}

function limitOf({ tracker, account }: Facts): FiveHourLimit {
  return fiveHourLimit({
    window: tracker?.windows.find(({ id }) => id === FIVE_HOUR) ?? null,
    answersWithout: tracker?.withoutFiveHour ?? 0,
    plan: account?.plan ?? null,
  });
}

function moneyFrom(tracker: TrackerState | null): AccountSnapshot['extraUsageFrom'] {
  const { source, observedAt } = tracker?.extraUsage ??
    tracker?.limitMode.extra ?? { source: null, observedAt: 0 };
  return source === null ? null : { source, observedAt };
}

/** These are about how to get a login to work: what to do goes before a guess. */
const beforeGuess: readonly string[] = ['no_credentials', 'expired', 'keychain_denied'];

/** Where Anthropic never said anything and does not answer now, this machine's own count stands in for it. */
function guessOf({ estimates = {}, problem }: Facts, now: number): TrackerState['newest'] {
  const helps = problem !== null && !beforeGuess.includes(problem.kind);
  return helps && Object.keys(estimates).length > 0 ? { source: 'local_estimate', observedAt: now } : null;
}

function guessedWindows({ estimates = {}, tokens }: Facts, now: number): readonly WindowView[] {
  return Object.entries(estimates)
    .map(([id, estimate]) => guessedWindow(id, rounded(estimate), tokens?.[id] ?? null, now))
    .sort(compareWindows);
}

function roundedEstimate(estimate: LocalEstimate | undefined): LocalEstimate | null {
  return estimate === undefined ? null : rounded(estimate);
}

/** With the digits that `status --json` has, so that each surface rounds the same number. */
function rounded(estimate: LocalEstimate): LocalEstimate {
  const { utilization, low, high, here, elsewhere } = estimate;
  return {
    ...estimate,
    utilization: estimatedPercentOf(utilization),
    low: estimatedPercentOf(low),
    high: estimatedPercentOf(high),
    here: estimatedPercentOf(here),
    elsewhere: elsewhere === null ? null : estimatedPercentOf(elsewhere),
  };
}

/** A window that runs, and since when (epoch ms). */
export interface RunningWindow {
  readonly id: string;
  readonly label: string;
  readonly startedAt: number;
}

/** The windows that run at `now`. */
export function runningWindows(tracker: TrackerState, now: number): readonly RunningWindow[] {
  return readWindows(tracker, now, { staleAfterMs: STALE_AFTER_MS }).flatMap(({ id, label, startedAt }) =>
    startedAt === null ? [] : [{ id, label, startedAt }],
  );
}

function viewOf(window: TrackedView, now: number, facts: Facts): WindowView {
  const pace = paceOf({
    utilization: window.utilization,
    resetsAt: window.resetsAt,
    lengthMs: windowLengthMs(window.id),
    observedAt: window.observedAt,
    stale: window.stale,
    roseAt: window.roseAt,
    now,
    history: facts.paceHistory?.[window.id] ?? null,
  });
  return {
    id: window.id,
    label: plainLine(window.label),
    utilization: window.utilization,
    phase: window.phase,
    resetsAt: window.resetsAt,
    startedAt: window.startedAt,
    // A window that surely runs out before its reset is worth a warning, however little is used yet.
    severity: pace.verdict === 'runs_out' ? worseSeverity(window.severity, 'warning') : window.severity,
    source: window.source,
    observedAt: window.observedAt,
    stale: window.stale,
    reachedAt: window.reachedAt,
    firstAt: window.firstAt,
    range: null,
    localEstimate: roundedEstimate(facts.estimates?.[window.id]),
    evidence: {
      reported: window.reported,
      httpStatus: window.httpStatus,
      rawResetsAt: window.rawResetsAt,
      exactReset: window.exactReset,
    },
    tokens: facts.tokens?.[window.id] ?? null,
    pace,
  };
}
