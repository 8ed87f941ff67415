import fs from 'node:fs';
import { learnInSteps } from '../../electron/app/estimate/estimate-learning';
import { createEstimateMemory } from '../../electron/app/estimate/estimate-memory';
import type { Observation } from '../../electron/core/usage/usage';
import { createHistory, type History } from '../../electron/history/history';
import { openHistory } from '../../electron/history/open';
import { useOf } from './token-use';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Points of each window that a million of Sonnet's input tokens take. */
const RATE = { five_hour: 8, seven_day: 4 } as const;
const WORK = { before: 0.25, after: 0.06 } as const;

export interface SeededEstimate {
  readonly account: string;
  /** The present; the week began three days before it. */
  readonly now: number;
  /** Between these this machine is used, half an hour after half an hour, though Anthropic says nothing. */
  readonly usedFrom: number;
  readonly usedUntil: number;
}

/**
 * Three days of work that Quotide has read and learned from, and work that is still to come. Gives the week's percent
 * now and after that work, and its reset.
 */
export function seedEstimate(dataDir: string, { account, now, usedFrom, usedUntil }: SeededEstimate) {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { db } = openHistory(dataDir, now);
  db.pragma('synchronous = OFF');
  const history = createHistory(db);
  const start = now - 3 * DAY;
  const percents = { five_hour: 0, seven_day: 0 };
  for (let at = start; at <= now; at += 30 * MINUTE) {
    const sinceStart = at - start;
    if (sinceStart % (5 * HOUR) === 0) percents.five_hour = 0;
    if (sinceStart > 0 && (sinceStart / HOUR) % 24 < 8)
      work(history, at - 10 * MINUTE, WORK.before, percents);
    const shortStart = start + Math.floor(sinceStart / (5 * HOUR)) * 5 * HOUR;
    const resets = { five_hour: shortStart + 5 * HOUR, seven_day: start + 7 * DAY };
    history.append({
      observation: observationOf(account, at, percents, resets),
      account: {
        key: account,
        plan: 'Max',
        tier: 'default_claude_max_5x',
        organizationId: account,
        name: null,
      },
      events: [],
      serverAheadMs: 0,
      keep: {},
    });
  }
  const weekNow = percents.seven_day;
  const later = { ...percents };
  for (let at = usedFrom; at <= usedUntil; at += 30 * MINUTE) work(history, at, WORK.after, later);
  const task = { account, plan: 'max_5x', calibration: null, until: now } as const;
  const steps = learnInSteps(history, task);
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done !== true) continue;
    createEstimateMemory(history).saveCalibration(step.value.calibration, now);
    break;
  }
  history.close();
  return { weekNow, weekLater: later.seven_day, weekResetsAt: start + 7 * DAY };
}

function work(
  history: History,
  at: number,
  millions: number,
  percents: Record<keyof typeof RATE, number>,
): void {
  const tokens = { input: millions * 1e6, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
  history.ledger.add([useOf(`m${at}`, { at, model: 'claude-sonnet-5-5', tokens })]);
  percents.five_hour += RATE.five_hour * millions;
  percents.seven_day += RATE.seven_day * millions;
}

function observationOf(
  account: string,
  at: number,
  percents: Record<keyof typeof RATE, number>,
  resets: Record<keyof typeof RATE, number>,
): Observation {
  const windows = (['five_hour', 'seven_day'] as const).map((id) => ({
    id,
    label: id === 'five_hour' ? '5-hour' : '7-day',
    utilization: percents[id],
    resetsAt: resets[id],
    rawResetsAt: new Date(resets[id]).toISOString(),
    exactReset: false,
    severity: 'normal' as const,
  }));
  return {
    ...({ source: 'official_api', observedAt: at, account, windows, organizationId: account } as const),
    httpStatus: 200,
    fresh: true,
  };
}
