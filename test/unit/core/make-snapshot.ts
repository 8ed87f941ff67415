import type { Locale } from '../../../electron/core/text/format';
import type {
  AppSnapshot,
  Pace,
  ProblemView,
  ShownSnapshot,
  WindowView,
} from '../../../electron/core/snapshot/snapshot-types';
import type { ExtraUsage } from '../../../electron/core/usage/usage';

/** The mock's day: Saturday 21 November 2026, 12:47. */
export const NOW = Date.UTC(2026, 10, 21, 12, 47);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const RESET = Date.UTC(2026, 10, 21, 15, 0);
export const WEEK_RESET = Date.UTC(2026, 10, 24, 9, 0);

export const locale: Locale = { language: 'en-GB', timeZone: 'UTC' };

export const noPace: Pace = { verdict: 'unknown', atReset: null, runsOutAt: null, runsOutBetween: null };

export function lasts(low: number, mid: number, high: number): Pace {
  return { ...noPace, verdict: 'lasts', atReset: { low, mid, high } };
}

/** A live 5-hour window, a bit more than half over. */
export function windowView(change: Partial<WindowView> = {}): WindowView {
  return {
    id: 'five_hour',
    label: '5-hour',
    utilization: 22,
    phase: 'running',
    resetsAt: RESET,
    startedAt: RESET - 5 * HOUR,
    severity: 'normal',
    source: 'official_api',
    observedAt: NOW - 12_000,
    stale: false,
    reachedAt: null,
    range: null,
    localEstimate: null,
    evidence: { reported: 22, httpStatus: 200, rawResetsAt: '2026-11-21T15:00:00.280Z', exactReset: false },
    tokens: null,
    pace: lasts(34, 40, 47),
    ...change,
  };
}

export function weekView(change: Partial<WindowView> = {}): WindowView {
  return windowView({
    id: 'seven_day',
    label: '7-day',
    utilization: 42,
    resetsAt: WEEK_RESET,
    startedAt: WEEK_RESET - 7 * DAY,
    pace: lasts(62, 71, 80),
    ...change,
  });
}

export function scopedView(change: Partial<WindowView> = {}): WindowView {
  return weekView({
    id: 'seven_day_fable',
    label: '7-day Fable',
    utilization: 47,
    pace: lasts(70, 79, 89),
    ...change,
  });
}

export function extraUsage(change: Partial<ExtraUsage> = {}): ExtraUsage {
  return {
    enabled: true,
    used: { amount: 47.52, currency: 'USD' },
    limit: { amount: 140, currency: 'USD' },
    utilization: 33.94,
    balance: null,
    disabledReason: null,
    userDisabled: false,
    ...change,
  };
}

export function problemView(change: Partial<ProblemView> = {}): ProblemView {
  return {
    kind: 'rate_limited',
    message: 'Anthropic asks to wait until 14:40.',
    advice: 'Quotide asks again then.',
    action: null,
    retryAt: Date.UTC(2026, 10, 21, 14, 40),
    since: NOW - 5 * MINUTE,
    ...change,
  };
}

/** The popover of the mock's first page. */
export function snapshot(change: Partial<ShownSnapshot> = {}): ShownSnapshot {
  return shown({
    version: 1,
    takenAt: NOW,
    locale: { language: 'en-GB', timeZone: 'UTC' },
    demo: false,
    phase: 'ready',
    account: null,
    source: 'official_api',
    observedAt: NOW - 12_000,
    stale: false,
    windows: [windowView(), weekView()],
    accounts: [],
    display: { amount: 'used', time: 'countdown' },
    undelivered: { last: null, refusal: null },
    scan: null,
    extraUsage: null,
    verdict: { tone: 'normal', claim: 'You’re fine.', rest: '', note: null },
    problem: null,
    historyWarning: null,
    settingsFile: null,
    refreshing: false,
    nextRefreshAt: null,
    refreshAllowedAt: null,
    refreshAnswer: null,
    clockAheadMs: null,
    ...change,
  });
}

/** Marks a snapshot that a test made as one for tray and pages; nothing in it is changed. */
export function shown(snapshot: AppSnapshot): ShownSnapshot {
  return snapshot as ShownSnapshot;
}
