import { communityTokens, type PlanId, WEEKLY_BUDGET } from '../estimate/budgets';
import type { Miss } from '../estimate/learning/miss';
import type { LocalEstimate } from '../estimate/basis';
import type { LocalUse } from '../estimate/estimate-types';

/** The week by this machine's own count, and the user's entry for it. */
export interface WeekReport {
  /** The plan in use; `null`: unknown. */
  readonly plan: PlanId | null;
  /** The user's choice; it counts only while Anthropic reports no plan. */
  readonly chosenPlan: PlanId | null;
  /** Anthropic's name of the plan; `null` while it reports none with a budget. */
  readonly planSaid: string | null;
  readonly estimate: LocalEstimate | null;
  /** Percent used by a recent reading of Anthropic, which ranks before every estimate. */
  readonly official: number | null;
  /** Weighted tokens since the week's start, and the plan's budget of them; `null` without either. */
  readonly weighted: { readonly used: number; readonly budget: number } | null;
  /** Whether the user has an entry that can be deleted. */
  readonly isSaid: boolean;
  /** When the week began (epoch ms); `null` while that is a guess. */
  readonly startedAt: number | null;
  /** The last estimate that a reading has checked. */
  readonly miss: Miss | null;
}

/** Weighted tokens of some use, beside the budget of a plan. */
export function weightedOf(plan: PlanId | null, uses: readonly LocalUse[]): WeekReport['weighted'] {
  if (plan === null || uses.length === 0) return null;
  const used = uses.reduce((sum, { model, tokens }) => sum + communityTokens(model, tokens), 0);
  return { used: Math.round(used), budget: WEEKLY_BUDGET[plan] };
}
