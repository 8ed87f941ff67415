import { describeProblem } from './copy';
import type { Locale } from './format';
import { paceOf } from './pace';
import type { PaceHistory } from './pace/history';
import { loginProblems, type Problem } from './problem';
import type { Display, Snapshot, WindowView } from './snapshot-types';
import { readWindows, type TrackedView, type TrackerState } from './tracker';
import type { Account, TokenSums } from './usage';
import { verdictOf } from './verdict';
import { windowLengthMs, worseSeverity } from './windows';

/** A reading is old once three regular readings (300 s each) were missed. */
export const STALE_AFTER_MS = 900_000;

/** All that main knows; the snapshot is a function of this, the locale and the time. */
export interface Facts {
  readonly account: Account | null;
  readonly tracker: TrackerState | null;
  /** What the stored readings taught, by window id; a window without is judged by its own pace. */
  readonly paceHistory?: Readonly<Record<string, PaceHistory>>;
  /** What this machine used since each window began, by window id; a window without is not counted. */
  readonly tokens?: Readonly<Record<string, TokenSums>>;
  readonly problem: Problem | null;
  readonly demo: boolean;
  readonly refreshing: boolean;
  readonly nextRefreshAt: number | null;
  readonly refreshAllowedAt: number | null;
  readonly display: Display;
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
  display: { amount: 'used', time: 'countdown' },
};

/** Everything that is on screen at `now`. */
export function buildSnapshot(facts: Facts, now: number, locale: Locale, version: number): Snapshot {
  const { tracker } = facts;
  const windows = tracker
    ? readWindows(tracker, now, { staleAfterMs: STALE_AFTER_MS }).map((window) =>
        viewOf(window, now, facts.paceHistory?.[window.id] ?? null, facts.tokens?.[window.id] ?? null),
      )
    : [];
  const observedAt = tracker?.newest?.observedAt ?? null;
  const ready = observedAt !== null;
  const tooOld = observedAt !== null && now - observedAt > STALE_AFTER_MS;
  const stale = ready && (tooOld || (facts.problem !== null && loginProblems.includes(facts.problem.kind)));
  const extraUsage = tracker?.extraUsage?.value ?? null;
  const phase = ready ? 'ready' : facts.problem ? 'empty' : 'loading';
  const problem = facts.problem && describeProblem(facts.problem, { locale, now, hasNumbers: ready });
  return {
    version,
    takenAt: now,
    locale,
    demo: facts.demo,
    phase,
    account: facts.account,
    source: tracker?.newest?.source ?? null,
    observedAt,
    stale,
    windows,
    accounts: [],
    display: facts.display,
    alerts: { undelivered: null, refusal: null },
    scan: null,
    extraUsage,
    verdict: verdictOf({ windows, extraUsage, problem, phase, stale, observedAt, now, locale }),
    problem,
    history: null,
    refreshing: facts.refreshing,
    nextRefreshAt: facts.nextRefreshAt,
    refreshAllowedAt: facts.refreshAllowedAt,
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

function viewOf(
  window: TrackedView,
  now: number,
  history: PaceHistory | null,
  tokens: TokenSums | null,
): WindowView {
  const pace = paceOf({
    utilization: window.utilization,
    resetsAt: window.resetsAt,
    lengthMs: windowLengthMs(window.id),
    observedAt: window.observedAt,
    stale: window.stale,
    roseAt: window.roseAt,
    now,
    history,
  });
  return {
    id: window.id,
    label: window.label,
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
    estimate: null,
    evidence: {
      reported: window.reported,
      httpStatus: window.httpStatus,
      rawResetsAt: window.rawResetsAt,
      exactReset: window.exactReset,
    },
    tokens,
    pace,
  };
}
