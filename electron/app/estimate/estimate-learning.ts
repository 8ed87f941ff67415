import type { PlanId } from '../../core/estimate/budgets';
import { newCalibration, type Calibration } from '../../core/estimate/learning/calibration';
import { learn } from '../../core/estimate/learning/learn-budget';
import { missOf, type Miss } from '../../core/estimate/learning/miss';
import type { LocalUse, OfficialReading } from '../../core/estimate/estimate-types';
import { windowLengthMs } from '../../core/usage/windows';
import type { History } from '../../history/history';

export interface LearningTask {
  readonly account: string;
  readonly plan: PlanId | null;
  readonly calibration: Calibration | null;
  /** Readings until then are learned from, epoch ms: of a later time the ledger may not have all use yet. */
  readonly until: number;
}

export interface LearningResult {
  readonly calibration: Calibration;
  /** Estimates that were checked on the way, the newest last. */
  readonly misses: readonly Miss[];
}

const DAY = 86_400_000;
/** How far back readings are learned from, in ms: a pair counts half after ten days, and transcripts last thirty. */
const LEARNED_FROM_MS = 21 * DAY;
/** Readings and responses of one query, which takes a few ms. Each reading is learned from in a step of its own. */
const READINGS = 40;
const ROWS = 500;

export type LearningHistory = Pick<History, 'paceSamples' | 'ledger' | 'windowsOf'>;

/**
 * Learns from the readings since the last time, window by window, each together with what this machine used meanwhile.
 * A step takes a few ms; between two steps the caller may give the event loop a turn.
 */
export function* learnInSteps(
  history: LearningHistory,
  { account, plan, calibration: known, until }: LearningTask,
): Generator<undefined, LearningResult> {
  let calibration = startOf(known, account, plan);
  const misses: Miss[] = [];
  for (const window of history.windowsOf(account)) {
    if (windowLengthMs(window) === null) continue;
    const last = calibration.windows.find((each) => each.window === window)?.last.at;
    let after = Math.max(last ?? 0, until - LEARNED_FROM_MS);
    for (;;) {
      const samples = history.paceSamples({ account, window, after, until }, READINGS);
      const newest = samples.at(-1)?.at;
      if (newest === undefined) break;
      const uses: LocalUse[] = [];
      for (const page of history.ledger.uses({ account, since: after, until: newest + 1 }, ROWS)) {
        uses.push(...page.filter(({ onPlan }) => onPlan));
        yield;
      }
      for (const { at, utilization, resetsAt } of samples) {
        if (utilization === null) continue;
        const reading: OfficialReading = { window, utilization, resetsAt, at };
        const own = uses.filter((use) => use.at <= at);
        const miss = missOf(calibration, reading, own, plan);
        if (miss !== null) misses.push(miss);
        calibration = learn(calibration, reading, own);
        yield;
      }
      after = newest;
    }
  }
  return { calibration, misses: misses.sort((a, b) => a.at - b.at) };
}

/** A calibration that was learned on another plan does not fit this one. */
function startOf(known: Calibration | null, account: string, plan: PlanId | null): Calibration {
  if (known === null) return newCalibration(account, plan);
  if (known.plan === plan || plan === null) return known;
  return known.plan === null ? { ...known, plan } : newCalibration(account, plan);
}
