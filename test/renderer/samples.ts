import type { LocalEstimate } from '../../electron/core/estimate/basis';
import type { ShownSnapshot, Verdict, WindowView } from '../../electron/core/snapshot/snapshot-types';
import * as make from '../unit/core/make-snapshot';

/**
 * The parts of the sample snapshots. Their day is Saturday 21 November 2026, the day of the design's pictures, in UTC.
 * They come from the builder of the unit tests, and add what only a page shows: tokens, account, forecast.
 */

export { DAY, HOUR, lasts, MINUTE, noPace, NOW } from '../unit/core/make-snapshot';

/** An instant of the sample day. */
export function at(clock: `${number}:${number}`): number {
  return Date.parse(`2026-11-21T${clock}:00Z`);
}

/** Token sums of a row: `input` tokens went in, 99 % of them from the cache; `output` tokens came out. */
export function tokens(input: number, output: number): WindowView['tokens'] {
  return { input: input / 100, output, cacheRead: (input * 99) / 100, cacheWrite5m: 0, cacheWrite1h: 0 };
}

/** The 5-hour window of the normal state, with changes. */
export function fiveHour(change: Partial<WindowView> = {}): WindowView {
  return make.windowView({
    evidence: evidence(change.utilization === undefined ? 22 : change.utilization),
    tokens: tokens(3_100_000, 46_000),
    ...change,
  });
}

/** The 7-day window of the normal state, with changes. */
export function sevenDay(change: Partial<WindowView> = {}): WindowView {
  return make.weekView({
    evidence: evidence(change.utilization === undefined ? 42 : change.utilization),
    tokens: tokens(84_600_000, 1_200_000),
    pace: make.lasts(62, 70, 80),
    ...change,
  });
}

/** The 7-day window of one model, with changes. */
export function sevenDayFable(change: Partial<WindowView> = {}): WindowView {
  return make.scopedView({
    evidence: evidence(change.utilization === undefined ? 47 : change.utilization),
    tokens: tokens(20_400_000, 290_000),
    ...change,
  });
}

function evidence(reported: number | null): WindowView['evidence'] {
  return {
    reported,
    httpStatus: 200,
    rawResetsAt: '2026-11-21T14:59:59.720441+00:00',
    exactReset: false,
  };
}

export const extraUsage = make.extraUsage();

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

/** The account of the sample, as a list of accounts has it. */
export const ownAccount: ShownSnapshot['accounts'][number] = {
  dir: '/home/mara/.claude',
  dirLabel: '~/.claude',
  plan: 'Max',
  name: 'mara@fennel.dev',
  chosen: true,
  utilization: 42,
  severity: 'normal',
  stale: false,
  source: 'official_api',
  observedAt: make.NOW - 12_000,
};

/** A day's use of this machine, mostly Opus. */
const today: ShownSnapshot['today'] = {
  tokens: 3_150_000,
  most: { family: 'opus', percent: 67.6 },
  days: [4_100_000, 9_800_000, 12_400_000, 7_300_000, 10_900_000, 0, 3_150_000],
};

export const normal: ShownSnapshot = make.snapshot({
  locale: { language: 'en-GB', timeZone: 'UTC', hour12: false },
  account: {
    key: 'sample',
    plan: 'Max',
    tier: 'default_claude_max_5x',
    organizationId: null,
    name: 'mara@fennel.dev',
  },
  windows: [fiveHour(), sevenDay(), sevenDayFable()],
  extraUsage,
  verdict: fine,
  accounts: [ownAccount],
  today,
  nextRefreshAt: make.NOW + 2 * make.MINUTE,
});

/** The normal state at another moment, with changes. */
export function ready(takenAt: number, change: Partial<ShownSnapshot>): ShownSnapshot {
  return {
    ...normal,
    takenAt,
    observedAt: takenAt - 8000,
    nextRefreshAt: takenAt + 2 * make.MINUTE,
    ...change,
  };
}

/** An estimate of a window from this machine's own count, calibrated by Anthropic's numbers. */
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
  since: make.NOW - make.HOUR,
  off: 1.3,
};
