import { z } from 'zod';
import type { PlanId } from '../../core/estimate/budgets';
import type { Calibration } from '../../core/estimate/learning/calibration';
import type { Miss } from '../../core/estimate/learning/miss';
import type { EnteredWeek } from '../../core/estimate/basis';
import { reviveCalibration, reviveMisses, reviveWeek } from '../../core/estimate/learning/load-calibration';
import type { History } from '../../history/history';

/** The user's entries for an account: the plan, if Anthropic names none, and the state of the week. */
export interface UserEntry {
  readonly plan: PlanId | null;
  readonly week: EnteredWeek | null;
}

/** The stored part of the estimates of each account; the app and the command share it. */
export interface EstimateMemory {
  readonly calibration: (account: string) => Calibration | null;
  readonly saveCalibration: (calibration: Calibration, now: number) => void;
  readonly userEntry: (account: string) => UserEntry;
  readonly saveUserEntry: (account: string, entry: UserEntry, now: number) => void;
  /** How the estimates after a silence turned out, the newest last. */
  readonly misses: (account: string) => readonly Miss[];
  readonly saveMisses: (account: string, misses: readonly Miss[], now: number) => void;
}

/** Misses that are stored of an account. */
const MOST_MISSES = 50;

const StoredEntry = z.object({
  plan: z.enum(['pro', 'max_5x', 'max_20x']).nullable(),
  week: z.object({ anchor: z.unknown(), editedAt: z.number() }).nullable(),
});

/** Stores under `estimate…:<account>` in the history's `kept` table, so that deleting an account deletes these too. */
export function createEstimateMemory({ kept, keep }: Pick<History, 'kept' | 'keep'>): EstimateMemory {
  return {
    calibration: (account) => {
      const calibration = reviveCalibration(kept(`estimate:${account}`));
      return calibration?.account === account ? calibration : null;
    },
    saveCalibration: (calibration, now) => {
      keep(`estimate:${calibration.account}`, calibration, now);
    },
    userEntry: (account) => {
      const stored = StoredEntry.safeParse(kept(`estimate-said:${account}`));
      if (!stored.success) return { plan: null, week: null };
      const { plan, week } = stored.data;
      const anchor = week === null ? null : reviveWeek(week.anchor);
      return { plan, week: week === null || anchor === null ? null : { anchor, editedAt: week.editedAt } };
    },
    saveUserEntry: (account, entry, now) => {
      keep(`estimate-said:${account}`, entry, now);
    },
    misses: (account) => reviveMisses(kept(`estimate-misses:${account}`)),
    saveMisses: (account, misses, now) => {
      keep(`estimate-misses:${account}`, misses.slice(-MOST_MISSES), now);
    },
  };
}
