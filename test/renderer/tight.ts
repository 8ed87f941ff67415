import type { ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { at, extraUsage, fiveHour, noPace, normal, ready, sevenDayFable, tokens } from './samples';
import { snapshots } from './snapshots';

/** A row with as many parts as possible. */
const full = (severity: 'warning' | 'critical' | 'reached') =>
  sevenDayFable({
    severity,
    utilization: severity === 'reached' ? 100 : severity === 'critical' ? 98 : 84,
    reachedAt: severity === 'reached' ? at('12:20') : null,
    tokens: tokens(984_600_000, 12_700_000),
    pace: noPace,
  });

const scoped = ready(at('12:47'), {
  windows: [
    full('reached'),
    { ...full('critical'), id: 'seven_day_sonnet', label: '7-day Sonnet' },
    { ...full('warning'), id: 'cinder_cove', label: 'Other allowance', stale: true },
  ],
  extraUsage: {
    ...extraUsage,
    used: { amount: 1247.52, currency: 'USD' },
    limit: { amount: 14_000, currency: 'USD' },
    balance: { amount: 12_752.48, currency: 'USD' },
    utilization: 96,
  },
});

/** The snapshots whose words need the most room, besides those of `snapshots`. */
export const tight = {
  scoped,
  'scoped-left': { ...scoped, display: { amount: 'left', time: 'clock' } },
  'week-in-hand': {
    ...scoped,
    week: {
      window: 'seven_day_sonnet',
      today: { used: 14, allowance: 100 },
      sessions: { low: 12, high: 13 },
    },
  },
  'model-reached': ready(at('12:47'), { windows: [fiveHour(), full('reached')] }),
  'may-run-out': ready(at('12:47'), {
    windows: [fiveHour(), sevenDayFable({ pace: { ...noPace, atReset: { low: 88, mid: 105, high: 121 } } })],
  }),
  'money-old': {
    ...snapshots.enterprise,
    stale: true,
    observedAt: at('12:02'),
    extraUsage: {
      ...extraUsage,
      enabled: false,
      disabledReason: 'out_of_credits',
      utilization: 100,
      used: { amount: 1247.52, currency: 'USD' },
      balance: { amount: 12_752.48, currency: 'USD' },
    },
  },
  'extra-old': {
    ...normal,
    stale: true,
    observedAt: at('12:02'),
    extraUsage: {
      ...extraUsage,
      enabled: false,
      disabledReason: 'out_of_credits',
      balance: { amount: 12.48, currency: 'USD' },
    },
  },
} satisfies Record<string, ShownSnapshot>;
