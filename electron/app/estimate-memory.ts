import { z } from 'zod';
import type { PlanId } from '../core/estimate/budgets';
import type { Calibration } from '../core/estimate/calibration';
import { isMiss, type Miss } from '../core/estimate/miss';
import type { SaidWeek } from '../core/estimate/own';
import { reviveCalibration, reviveWeek } from '../core/estimate/revive';
import type { History } from '../history/history';

/** What the user said of an account: the plan (where Anthropic does not), and how the week stands. */
export interface Said {
  readonly plan: PlanId | null;
  readonly week: SaidWeek | null;
}

/** What estimates remember of each account, over restarts; the app and the command see the same. */
export interface EstimateMemory {
  readonly calibration: (account: string) => Calibration | null;
  readonly keepCalibration: (calibration: Calibration, now: number) => void;
  readonly said: (account: string) => Said;
  readonly keepSaid: (account: string, said: Said, now: number) => void;
  /** How the estimates after a silence turned out, the newest last. */
  readonly misses: (account: string) => readonly Miss[];
  readonly keepMisses: (account: string, misses: readonly Miss[], now: number) => void;
}

/** Misses that are kept of an account. */
const MOST_MISSES = 50;

const StoredSaid = z.object({
  plan: z.enum(['pro', 'max_5x', 'max_20x']).nullable(),
  week: z.object({ anchor: z.unknown(), editedAt: z.number() }).nullable(),
});

/** Under the names `estimate…:<account>` in the history's `kept` table, so that forgetting an account takes them too. */
export function createEstimateMemory({ kept, keep }: Pick<History, 'kept' | 'keep'>): EstimateMemory {
  return {
    calibration: (account) => {
      const known = reviveCalibration(kept(`estimate:${account}`));
      return known?.account === account ? known : null;
    },
    keepCalibration: (calibration, now) => {
      keep(`estimate:${calibration.account}`, calibration, now);
    },
    said: (account) => {
      const stored = StoredSaid.safeParse(kept(`estimate-said:${account}`));
      if (!stored.success) return { plan: null, week: null };
      const { plan, week } = stored.data;
      const anchor = week === null ? null : reviveWeek(week.anchor);
      return { plan, week: week === null || anchor === null ? null : { anchor, editedAt: week.editedAt } };
    },
    keepSaid: (account, said, now) => {
      keep(`estimate-said:${account}`, said, now);
    },
    misses: (account) => {
      const stored = kept(`estimate-misses:${account}`);
      return Array.isArray(stored) ? stored.filter(isMiss) : [];
    },
    keepMisses: (account, misses, now) => {
      keep(`estimate-misses:${account}`, misses.slice(-MOST_MISSES), now);
    },
  };
}
