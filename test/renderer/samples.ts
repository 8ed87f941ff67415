import type { LocalEstimate } from '../../electron/core/estimate/own';
import type { Snapshot, Verdict, WindowView } from '../../electron/core/snapshot-types';
import type { ExtraUsage } from '../../electron/core/usage';

/**
 * What the sample snapshots are made of. The day is the mock's, Saturday 21 November 2026; all times are
 * meant to be shown in UTC.
 */

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** An instant of the sample day. */
export function at(clock: `${number}:${number}`): number {
  return Date.parse(`2026-11-21T${clock}:00Z`);
}

export const NOW = at('12:47');
const FIVE_HOUR_RESET = at('15:00');
const WEEK_RESET = Date.parse('2026-11-24T09:00:00Z');
export const noPace = { verdict: 'unknown', atReset: null, runsOutAt: null, runsOutBetween: null } as const;

/** Tokens as a row shows them: so many in (nearly all of it cache), so many out. */
export function tokens(input: number, output: number): WindowView['tokens'] {
  return { input: input / 100, output, cacheRead: (input * 99) / 100, cacheWrite5m: 0, cacheWrite1h: 0 };
}

export function lasts(low: number, mid: number, high: number): WindowView['pace'] {
  return { verdict: 'lasts', atReset: { low, mid, high }, runsOutAt: null, runsOutBetween: null };
}

/** The 5-hour window of the normal state, with what differs. */
export function fiveHour(change: Partial<WindowView> = {}): WindowView {
  return {
    id: 'five_hour',
    label: '5-hour',
    utilization: 22,
    phase: 'running',
    resetsAt: FIVE_HOUR_RESET,
    startedAt: FIVE_HOUR_RESET - 5 * HOUR,
    severity: 'normal',
    source: 'official_api',
    observedAt: NOW - 12_000,
    stale: false,
    reachedAt: null,
    estimate: null,
    local: null,
    evidence: {
      reported: change.utilization === undefined ? 22 : change.utilization,
      httpStatus: 200,
      rawResetsAt: '2026-11-21T14:59:59.720441+00:00',
      exactReset: false,
    },
    tokens: tokens(3_100_000, 46_000),
    pace: lasts(34, 40, 47),
    ...change,
  };
}

export function sevenDay(change: Partial<WindowView> = {}): WindowView {
  return fiveHour({
    id: 'seven_day',
    label: '7-day',
    utilization: 42,
    resetsAt: WEEK_RESET,
    startedAt: WEEK_RESET - 7 * DAY,
    tokens: tokens(84_600_000, 1_200_000),
    pace: lasts(62, 70, 80),
    ...change,
  });
}

export function sevenDayFable(change: Partial<WindowView> = {}): WindowView {
  return sevenDay({
    id: 'seven_day_fable',
    label: '7-day Fable',
    utilization: 47,
    tokens: tokens(20_400_000, 290_000),
    pace: lasts(70, 79, 89),
    ...change,
  });
}

export const extraUsage: ExtraUsage = {
  enabled: true,
  used: { amount: 47.52, currency: 'USD' },
  limit: { amount: 140, currency: 'USD' },
  utilization: 33.94,
  balance: null,
  disabledReason: null,
  userDisabled: false,
};

export function verdict(
  tone: Verdict['tone'],
  claim: string,
  rest: string,
  note: string | null = null,
): Verdict {
  return { tone, claim, rest, note };
}

const fine = verdict(
  'normal',
  'You’re fine.',
  'About 40\u202f% will be used when the 5-hour window resets at 15:00.',
);

export const normal: Snapshot = {
  version: 1,
  takenAt: NOW,
  locale: { language: 'en-GB', timeZone: 'UTC', hour12: false },
  demo: false,
  phase: 'ready',
  account: {
    key: 'sample',
    plan: 'Max',
    tier: 'default_claude_max_5x',
    organizationId: null,
    name: 'mara@fennel.dev',
  },
  source: 'official_api',
  observedAt: NOW - 12_000,
  stale: false,
  windows: [fiveHour(), sevenDay(), sevenDayFable()],
  accounts: [],
  alerts: { undelivered: null, refusal: null },
  scan: null,
  display: { amount: 'used', time: 'countdown' },
  extraUsage,
  verdict: fine,
  problem: null,
  history: null,
  settingsFile: null,
  refreshing: false,
  nextRefreshAt: NOW + 2 * MINUTE,
  refreshAllowedAt: null,
  refreshAnswer: null,
  clockAheadMs: null,
};

/** The normal state at another moment, with what differs. */
export function ready(takenAt: number, change: Partial<Snapshot>): Snapshot {
  return { ...normal, takenAt, observedAt: takenAt - 8000, nextRefreshAt: takenAt + 2 * MINUTE, ...change };
}

/** What this machine's own count says of a window: learned, and told from the rest. */
export const local: LocalEstimate = {
  utilization: 42.3,
  low: 38,
  high: 47,
  calibrated: true,
  error: 2,
  here: 33,
  elsewhere: 9.3,
  resetsAt: at('15:00'),
  basis: 'official',
  since: NOW - HOUR,
  off: 1.3,
};
