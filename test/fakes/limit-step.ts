import type { TokenUse } from '../../electron/core/tokens/tokens';
import type { Observation } from '../../electron/core/usage/usage';
import type { History } from '../../electron/history/history';
import { useOf } from './token-use';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** The window of one model: its readings disturb those of no other. */
export const STEP_WINDOW = 'seven_day_haiku';
const MODEL = 'claude-haiku-4-5';

/** Some weeks of work and readings, in which the limit changes on one day. */
export interface LimitStep {
  readonly account: string;
  /** The end, epoch ms. */
  readonly until: number;
  readonly days: number;
  /** How many days before the end the limit changes, and to how many of its tokens. */
  readonly changedDaysAgo: number;
  readonly factor: number;
}

/** Token uses of eight hours a day, a reading after each half hour of them, and fewer ones in the pause. */
export function limitStep({ account, until, days, changedDaysAgo, factor }: LimitStep): {
  readonly uses: readonly TokenUse[];
  readonly observations: readonly Observation[];
} {
  const start = until - days * DAY;
  const changedAt = until - changedDaysAgo * DAY;
  const uses: TokenUse[] = [];
  const observations: Observation[] = [];
  let percent = 0;
  let resetsAt = start + WEEK;
  for (let at = start; at < until; at += HOUR / 2) {
    while (at >= resetsAt) {
      resetsAt += WEEK;
      percent = 0;
    }
    const half = Math.round((at - start) / (HOUR / 2));
    if (half % 48 < 16) {
      const thousands = 500 + 60 * (half % 7);
      const tokens = { input: thousands * 1000, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
      uses.push(useOf(`step-${half}`, { at: at + 5 * MINUTE, model: MODEL, account, tokens }));
      percent += thousands / (at < changedAt ? 900 : 900 * factor);
    }
    if (half % 48 < 16 || half % 8 === 0)
      observations.push(observationAt(at + 20 * MINUTE, account, Math.round(percent), resetsAt));
  }
  return { uses, observations };
}

function observationAt(at: number, account: string, utilization: number, resetsAt: number): Observation {
  return {
    source: 'official_api',
    observedAt: at,
    account,
    organizationId: account,
    httpStatus: 200,
    fresh: true,
    windows: [
      {
        id: STEP_WINDOW,
        label: '7-day Haiku',
        utilization,
        resetsAt,
        rawResetsAt: new Date(resetsAt).toISOString(),
        exactReset: false,
        severity: 'normal',
      },
    ],
  };
}

/** Stores them in a history. */
export function storeLimitStep(history: Pick<History, 'append' | 'ledger'>, step: LimitStep): void {
  const { uses, observations } = limitStep(step);
  const { account: key } = step;
  const account = { key, plan: 'Max', tier: null, organizationId: key, name: null };
  history.ledger.add(uses);
  for (const observation of observations)
    history.append({ observation, account, events: [], serverAheadMs: null, keep: {} });
}
