import { type Family, familyOf } from '../tokens/models';
import { planOfTierWords, spelledWords } from '../usage/plan-spelling';
import type { Account, TokenSums } from '../usage/usage';
import type { Prior } from './learning/fit';

/** Plans with a budget. */
export type PlanId = 'pro' | 'max_5x' | 'max_20x';

/**
 * The community's weekly budgets in tokens of Sonnet's input (R2, C11). Nobody can verify them: they serve until
 * the calibration knows better.
 */
export const WEEKLY_BUDGET: Readonly<Record<PlanId, number>> = {
  pro: 23e6,
  max_5x: 115e6,
  max_20x: 460e6,
};

/** What Anthropic calls the plans since 2026-10-30: names, the same in every language. */
export const PLAN_NAMES: Readonly<Record<PlanId, string>> = {
  pro: 'Pro',
  max_5x: 'Max',
  max_20x: 'Ultra',
};

/** R2's weight of a model's tokens (C12); cache writes kept for an hour count twice, as Anthropic prices them. */
const MODEL_WEIGHT: Readonly<Record<Family, number>> = {
  opus: 5,
  sonnet: 1,
  haiku: 0.25,
  fable: 5,
  other: 1,
};

/** Tokens as R2 weighs them, in tokens of Sonnet's input. */
export function communityTokens(model: string, tokens: TokenSums): number {
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = tokens;
  return (
    MODEL_WEIGHT[familyOf(model)] *
    (input + output + 1.25 * cacheWrite5m + 2 * cacheWrite1h + 0.1 * cacheRead)
  );
}

/** The plan of Anthropic's rate-limit tier, verbatim (`default_claude_max_5x`); `null` for one without a budget. */
export function planOfTier(tier: string | null): PlanId | null {
  const named = planOfTierWords(spelledWords(tier));
  if (named?.name === 'Ultra') return 'max_20x';
  if (named?.name === 'Max') return named.multiple === 5 ? 'max_5x' : null;
  return named?.name === 'Pro' ? 'pro' : null;
}

/** The plan with a budget of an account: by its tier, else by the plan's name where that is one plan alone. */
export function budgetPlan({ plan, tier }: Pick<Account, 'plan' | 'tier'>): PlanId | null {
  const byTier = planOfTier(tier);
  if (byTier !== null) return byTier;
  // Max without a tier was Max 5x or Max 20x until 2026-10-30.
  return plan === 'Ultra' ? 'max_20x' : null;
}

/**
 * How many percent a unit of load makes, before anything was learned. Five-hour windows hold about an eighth of a
 * week's; both are guesses, and their deviations say so.
 */
export function priorOf(window: string, plan: PlanId | null): Prior {
  const weekly = Math.log(100 / (WEEKLY_BUDGET[plan ?? 'max_5x'] / 1e6));
  const doubt = plan === null ? 2 : 1.2;
  return window === 'five_hour'
    ? { scale: weekly + Math.log(8), scaleDeviation: doubt + 0.3 }
    : { scale: weekly, scaleDeviation: doubt };
}
