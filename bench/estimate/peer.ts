import { type PlanId, WEEKLY_BUDGET } from '../../electron/core/estimate/budgets';
import { atTime, periodOf, withUse } from '../../electron/core/estimate/silent-period';
import type { LocalUse, OfficialReading } from '../../electron/core/estimate/estimate-types';
import { lastUpTo } from './server';

const DAY = 86_400_000;

/**
 * The weights of a widely used local tracker, the peer, verbatim: cache writes of an hour count like those of five
 * minutes.
 */
function billable({ model, tokens }: LocalUse): number {
  const weight = model.includes('opus') ? 5 : model.includes('haiku') ? 0.25 : 1;
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = tokens;
  return Math.floor(weight * (input + output + 1.25 * (cacheWrite5m + cacheWrite1h) + 0.1 * cacheRead));
}

/** The peer's budgets of five hours, which its author withdrew. */
const WITHDRAWN: Readonly<Record<PlanId, number>> = { pro: 613e3, max_5x: 3_065e3, max_20x: 12_260e3 };

/** Budgets for the peer's weights: its own, and for five hours a fairer one, an eighth of a week. */
export const peerBudget = {
  week: (plan: PlanId) => WEEKLY_BUDGET[plan],
  kindFiveHours: (plan: PlanId) => WEEKLY_BUDGET[plan] / 8,
  ownFiveHours: (plan: PlanId) => WITHDRAWN[plan],
};

/** The peer's percent at its best: its user has entered the percent at the last reading, and the reset is known. */
export function peerSynced(
  anchor: OfficialReading,
  uses: readonly LocalUse[],
  now: number,
  budget: number,
): number {
  const since = uses.filter(({ at }) => at > anchor.at);
  const period = atTime(since.reduce(withUse, periodOf(anchor, anchor.utilization)), now);
  const used = since.filter(({ at }) => at >= period.from).reduce((sum, use) => sum + billable(use), 0);
  return Math.min(100, period.percent + (100 * used) / budget);
}

/** The peer's percent without its user's help: its week starts at the first use, and moves on by its own rule. */
export function peerAlone(uses: readonly LocalUse[], now: number, budget: number): number {
  let anchor = uses[0]?.at ?? now;
  while (anchor + 7 * DAY <= now) {
    const next = uses[lastUpTo(uses, anchor + 7 * DAY - 1) + 1];
    anchor = next !== undefined && next.at <= now ? next.at : anchor + 7 * DAY;
  }
  const from = lastUpTo(uses, anchor - 1) + 1;
  const used = uses.slice(from, lastUpTo(uses, now) + 1).reduce((sum, use) => sum + billable(use), 0);
  return Math.min(100, (100 * used) / budget);
}
