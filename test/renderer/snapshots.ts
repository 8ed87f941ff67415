import type { ProblemView, ShownSnapshot, Verdict } from '../../electron/core/snapshot/snapshot-types';
import { limitStates } from './limit-states';
import { empty, problems } from './problems';
import {
  at,
  extraUsage,
  fiveHour,
  lasts,
  MINUTE,
  noPace,
  normal,
  NOW,
  ownAccount,
  ready,
  sevenDay,
  sevenDayFable,
  tokens,
  verdict,
} from './samples';

/** A sample of every state of the popover, as plain data for tests and screenshots. */

const warning = ready(at('14:02'), {
  verdict: verdict(
    'warning',
    'Your 5-hour window runs out at 14:20,',
    '40 minutes before it resets.',
    'Between 14:14 and 14:29 at this pace. Then extra usage pays: $92.48 left.',
  ),
  windows: [
    fiveHour({
      utilization: 93,
      severity: 'warning',
      tokens: tokens(11_900_000, 171_000),
      pace: {
        verdict: 'runs_out',
        atReset: { low: 108, mid: 115, high: 122 },
        runsOutAt: at('14:20'),
        runsOutBetween: { from: at('14:14'), to: at('14:29') },
      },
    }),
    sevenDay({ utilization: 47, tokens: tokens(93_400_000, 1_300_000), pace: lasts(68, 76, 86) }),
    sevenDayFable({ utilization: 52, tokens: tokens(21_900_000, 311_000), pace: lasts(76, 85, 96) }),
  ],
});

const critical = ready(at('14:17'), {
  source: 'response_headers',
  observedAt: at('14:17') - 5000,
  nextRefreshAt: at('14:18'),
  verdict: verdict(
    'critical',
    'About 3 minutes left',
    'in the 5-hour window. It resets at 15:00, in 43 minutes.',
    'Then extra usage pays: $92.48 left.',
  ),
  windows: [
    fiveHour({
      utilization: 98,
      severity: 'critical',
      source: 'response_headers',
      tokens: tokens(12_800_000, 184_000),
      pace: {
        verdict: 'runs_out',
        atReset: { low: 112, mid: 115, high: 119 },
        runsOutAt: at('14:20'),
        runsOutBetween: { from: at('14:19'), to: at('14:22') },
      },
    }),
    sevenDay({ utilization: 47, tokens: tokens(94_300_000, 1_400_000), pace: lasts(68, 76, 86) }),
    sevenDayFable({ utilization: 52, tokens: tokens(22_100_000, 314_000), pace: lasts(76, 85, 96) }),
  ],
});

const oldReading = { observedAt: at('14:02'), stale: true, pace: noPace };

/** The numbers of 14:02 at 14:31, and why there are no newer ones. */
function stale(
  reason: ProblemView | null,
  line: Verdict,
  change: Partial<ShownSnapshot> = {},
): ShownSnapshot {
  return ready(at('14:31'), {
    observedAt: at('14:02'),
    stale: true,
    problem: reason,
    verdict: line,
    windows: [
      fiveHour({ ...oldReading, utilization: 63, tokens: tokens(8_400_000, 122_000) }),
      sevenDay({ ...oldReading, utilization: 45, tokens: tokens(89_900_000, 1_300_000) }),
      sevenDayFable({ ...oldReading, utilization: 50, tokens: tokens(21_200_000, 301_000) }),
    ],
    ...change,
  });
}

const old = 'These numbers are 29 minutes old.';

const accounts: ShownSnapshot['accounts'] = [
  ownAccount,
  {
    dir: '/home/mara/.claude-work',
    dirLabel: '~/.claude-work',
    plan: 'Team',
    name: 'Fennel GmbH',
    chosen: false,
    utilization: 84,
    severity: 'warning',
    stale: true,
    source: 'official_api',
    observedAt: at('12:02'),
  },
  {
    dir: '/srv/claude',
    dirLabel: '/srv/claude',
    plan: null,
    name: null,
    chosen: false,
    utilization: null,
    severity: 'normal',
    stale: false,
    source: null,
    observedAt: null,
  },
];

/** Every state by name. */
export const snapshots = {
  normal,
  warning,
  critical,
  ...limitStates,
  importing: { ...normal, scan: { done: 380_000_000, total: 1_000_000_000 } },
  stale: stale(null, verdict('muted', old, 'Quotide asks for new ones by itself.')),
  'rate-limited': stale(
    problems.rate_limited,
    verdict(
      'muted',
      old,
      'Anthropic asks to wait until 14:40; Quotide asks again then.',
      'Your limits are not affected by this.',
    ),
    { nextRefreshAt: at('14:40'), refreshAllowedAt: at('14:40') },
  ),
  offline: stale(
    {
      ...problems.offline,
      message: 'Offline since 14:04.',
      advice: 'Quotide keeps trying; the last numbers stay.',
      since: at('14:04'),
    },
    verdict('muted', 'Offline since 14:04.', old),
    { nextRefreshAt: at('14:32') },
  ),
  'expired-with-value': stale(
    problems.expired,
    verdict('muted', 'Your login has expired.', 'Run `claude` once to renew it.', old),
    { nextRefreshAt: null },
  ),
  'no-credentials': empty(problems.no_credentials),
  expired: empty(problems.expired),
  'missing-scope': empty(problems.missing_scope),
  'org-forbids': empty(problems.org_forbids),
  'keychain-denied': empty(problems.keychain_denied),
  'rate-limited-empty': empty(problems.rate_limited),
  'offline-empty': empty(problems.offline),
  'contract-changed': empty(problems.contract_changed),
  loading: {
    ...normal,
    phase: 'loading',
    source: null,
    observedAt: null,
    windows: [],
    extraUsage: null,
    today: null,
    scan: { done: 380_000_000, total: 1_000_000_000 },
    verdict: verdict('muted', 'Getting your numbers.', 'This takes a few seconds, once.'),
    refreshing: true,
    nextRefreshAt: null,
  },
  enterprise: {
    ...normal,
    account: {
      key: 'team',
      plan: 'Enterprise',
      tier: null,
      organizationId: 'sample-org',
      name: 'Fennel GmbH',
    },
    observedAt: NOW - 41_000,
    windows: [],
    extraUsage: {
      ...extraUsage,
      used: { amount: 46.31, currency: 'USD' },
      limit: { amount: 500, currency: 'USD' },
      utilization: 9.26,
    },
    verdict: verdict(
      'normal',
      'You’re fine.',
      '$46.31 of your $500 is spent.',
      'This plan bills by use. It has no 5-hour or 7-day window.',
    ),
    nextRefreshAt: NOW + 4 * MINUTE,
  },
  demo: {
    ...normal,
    demo: true,
    windows: [fiveHour({ tokens: null }), sevenDay({ tokens: null })],
    extraUsage: null,
    today: null,
  },
  'not-started': {
    ...normal,
    verdict: verdict(
      'normal',
      'You’re fine.',
      'About 70\u202f% will be used when the 7-day window resets Tue 09:00.',
      'The 5-hour window starts with your next message.',
    ),
    windows: [
      fiveHour({
        utilization: 0,
        phase: 'not_started',
        resetsAt: null,
        startedAt: null,
        tokens: null,
        pace: noPace,
      }),
      sevenDay(),
    ],
  },
  'reset-due': ready(at('15:01'), {
    verdict: verdict('normal', 'Reset was due at 15:00.', 'Checking.'),
    refreshing: true,
    windows: [fiveHour({ utilization: null, phase: 'reset_due', pace: noPace }), sevenDay()],
  }),
  unknown: {
    ...normal,
    verdict: verdict('normal', 'Can’t tell yet.', 'Needs one reading from Anthropic.'),
    windows: [
      fiveHour({ tokens: null }),
      sevenDay({ utilization: null, phase: 'unknown', resetsAt: null, startedAt: null, pace: noPace }),
    ],
  },
  estimate: {
    ...normal,
    source: 'local_estimate',
    windows: [
      fiveHour({
        source: 'local_estimate',
        utilization: 12.4,
        range: { low: 9, high: 16 },
        evidence: { reported: 12.4, httpStatus: null, rawResetsAt: null, exactReset: false },
        tokens: tokens(1_700_000, 25_000),
        pace: noPace,
      }),
      sevenDay({ utilization: null, phase: 'unknown', resetsAt: null, startedAt: null, pace: noPace }),
    ],
    extraUsage: null,
    problem: problems.offline,
    verdict: verdict(
      'muted',
      'Offline since 11:48.',
      'This machine alone has used about 12\u202f% of the 5-hour window.',
      'Use on other devices isn’t counted.',
    ),
  },
  shared: {
    ...normal,
    windows: [
      fiveHour(),
      sevenDay({
        localEstimate: {
          utilization: 24,
          low: 19,
          high: 30,
          calibrated: true,
          error: 2.1,
          here: 24,
          elsewhere: 6.5,
          resetsAt: null,
          basis: 'official',
          since: at('09:00'),
          off: 0.7,
          split: { here: 24, elsewhere: 18, error: 2.1 },
        },
      }),
    ],
    extraUsage: null,
  },
  week: {
    ...normal,
    week: { window: 'seven_day', today: { used: 4, allowance: 14 }, sessions: { low: 2, high: 3 } },
  },
  left: {
    ...normal,
    display: { amount: 'left', time: 'clock' },
    verdict: verdict(
      'normal',
      'You’re fine.',
      'About 60\u202f% will be left when the 5-hour window resets at 15:00.',
    ),
  },
  accounts: { ...normal, windows: [fiveHour(), sevenDay()], extraUsage: null, accounts },
  'accounts-expired': {
    ...empty(problems.expired),
    account: null,
    accounts: accounts.map((account) => ({ ...account, chosen: account.plan === null })),
  },
} satisfies Record<string, ShownSnapshot>;

export type StateName = keyof typeof snapshots;
