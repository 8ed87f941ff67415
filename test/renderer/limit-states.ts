import { normalMode } from '../../electron/core/limit-mode/mode-view';
import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import {
  at,
  DAY,
  extraUsage,
  fiveHour,
  lasts,
  noPace,
  ready,
  sevenDay,
  sevenDayFable,
  tokens,
  verdict,
} from './samples';

const reached = ready(at('14:23'), {
  observedAt: at('14:23') - 3000,
  nextRefreshAt: at('15:00'),
  verdict: verdict(
    'reached',
    'Limit reached.',
    'Claude answers again at 15:00, in 37 minutes.',
    'Extra usage is off, so nothing is charged.',
  ),
  windows: [
    fiveHour({
      utilization: 100,
      severity: 'reached',
      reachedAt: at('14:20'),
      tokens: tokens(13_100_000, 188_000),
      pace: noPace,
    }),
    sevenDay({ utilization: 48, tokens: tokens(94_600_000, 1_400_000), pace: lasts(68, 76, 86) }),
    sevenDayFable({ utilization: 53, tokens: tokens(22_100_000, 314_000), pace: lasts(77, 86, 96) }),
  ],
  extraUsage: { ...extraUsage, enabled: false, userDisabled: true },
  resetAlert: { window: 'five_hour', at: at('15:00'), state: 'on' },
});

/** The states at a reached limit. */
export const limitStates = {
  reached,
  'alerts-off': { ...reached, resetAlert: { window: 'five_hour', at: at('15:00'), state: 'off' } },
  'low-priority': {
    ...reached,
    verdict: verdict(
      'reached',
      'Limit reached.',
      'Claude goes on at lower priority. 40\u202f% of the allowance is left until 18:00.',
      'The 5-hour window resets at 15:00, in 37 minutes.',
    ),
    limitMode: {
      ...normalMode,
      mode: 'low_priority',
      source: 'response_headers',
      observedAt: at('14:23') - 3000,
      allowance: { left: 40, resetsAt: at('18:00') },
    },
    bankedResets: {
      count: 2,
      nextExpiresAt: at('15:00') + 9 * DAY,
      grants: [],
      source: 'official_api',
      observedAt: at('14:23') - 3000,
    },
    windows: reached.windows.slice(0, 2),
  },
} satisfies Record<string, ShownSnapshot>;
