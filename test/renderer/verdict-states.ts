import type { Pace, ShownSnapshot } from '../../electron/core/snapshot/snapshot-types';
import { inLanguage } from './in-language';
import { problems } from './problems';
import {
  at,
  DAY,
  extraUsage,
  fiveHour,
  HOUR,
  lasts,
  MINUTE,
  noPace,
  NOW,
  ready,
  sevenDay,
  sevenDayFable,
} from './samples';

/** A forecast whose high end passes 100 %, with the times at which its high end and its middle do. */
function beyond(low: number, mid: number, high: number, earliest: number, middle: number | null): Pace {
  return {
    ...noPace,
    verdict: mid < 100 ? 'lasts' : 'unknown',
    atReset: { low, mid, high },
    fullAt: { earliest, middle },
  };
}

const full = fiveHour({
  utilization: 100,
  severity: 'reached',
  pace: noPace,
  reachedAt: at('14:20'),
  firstAt: at('10:00'),
});
const state = (change: Partial<ShownSnapshot>) =>
  inLanguage(ready(NOW, { extraUsage: null, ...change }), 'en');
const afterwards = (change: Partial<ShownSnapshot>) =>
  inLanguage(ready(at('14:23'), { extraUsage: null, windows: [full, sevenDay()], ...change }), 'en');

/** Situations with very different verdicts; each verdict is built by the app. */
export const verdictStates = {
  fine: state({ windows: [fiveHour(), sevenDay()] }),
  'fine until': state({
    windows: [fiveHour(), sevenDay({ pace: beyond(58, 80, 134, NOW + DAY, null) })],
  }),
  'fine so far': state({ windows: [fiveHour({ utilization: 2, pace: noPace }), sevenDay()] }),
  'too early': state({
    windows: [fiveHour(), sevenDay({ utilization: 3, pace: beyond(3, 40, 190, NOW + 2 * DAY, null) })],
  }),
  'could run out': state({
    windows: [fiveHour(), sevenDayFable({ pace: beyond(88, 105, 121, NOW + DAY, NOW + 1.6 * DAY) })],
  }),
  'runs out, rough': state({
    windows: [
      fiveHour({
        utilization: 62,
        firstAt: NOW - 12_000,
        pace: beyond(213, 300, 386, NOW + 20 * MINUTE, NOW + 35 * MINUTE),
      }),
      sevenDay(),
    ],
  }),
  'runs out': inLanguage(
    ready(at('14:02'), {
      windows: [
        fiveHour({
          utilization: 93,
          severity: 'warning',
          pace: {
            verdict: 'runs_out',
            atReset: { low: 108, mid: 115, high: 122 },
            runsOutAt: at('14:20'),
            runsOutBetween: { from: at('14:14'), to: at('14:29') },
          },
        }),
        sevenDay(),
      ],
    }),
    'en',
  ),
  reached: afterwards({ extraUsage: { ...extraUsage, enabled: false, userDisabled: true } }),
  'reached, and extra usage pays': afterwards({ extraUsage }),
  'reached when first seen': afterwards({
    windows: [{ ...full, reachedAt: at('14:20'), firstAt: at('14:20') }, sevenDay()],
  }),
  'no answer': state({
    stale: true,
    observedAt: NOW - HOUR,
    problem: { ...problems.offline, since: NOW - HOUR, cause: 'timeout' },
    windows: [
      fiveHour({ stale: true, observedAt: NOW - HOUR, pace: noPace }),
      sevenDay({ stale: true, observedAt: NOW - HOUR, pace: noPace }),
    ],
  }),
  left: state({
    display: { amount: 'left', time: 'clock' },
    windows: [fiveHour(), sevenDay({ pace: lasts(62, 70, 80) })],
  }),
} satisfies Record<string, ShownSnapshot>;
