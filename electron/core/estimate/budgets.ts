import { type Family, familyOf } from '../tokens/models';
import { planOfTierWords, spelledWords } from '../usage/plan-spelling';
import type { Account, TokenSums } from '../usage/usage';
import type { Prior } from './learning/fit';

/** Plans with a budget. */
export type PlanId = 'pro' | 'max_5x' | 'max_20x';

/**
 * The community's weekly budgets in tokens of Sonnet's input. Anthropic publishes none, so they cannot be verified.
 * They are used until the calibration has learned the account's own.
 */
export const WEEKLY_BUDGET: Readonly<Record<PlanId, number>> = {
  pro: 23e6,
  max_5x: 115e6,
  max_20x: 460e6,
};

/** Anthropic's names of the plans since 2026-10-30; the same in every language. */
export const PLAN_NAMES: Readonly<Record<PlanId, string>> = {
  pro: 'Pro',
  max_5x: 'Max',
  max_20x: 'Ultra',
};

/** The community's weight of a model's tokens, relative to Sonnet's. */
const MODEL_WEIGHT: Readonly<Record<Family, number>> = {
  opus: 5,
  sonnet: 1,
  haiku: 0.25,
  fable: 5,
  other: 1,
};

/**
 * Tokens by the community's weights, in tokens of Sonnet's input. Cache writes for an hour count twice, as in
 * Anthropic's prices.
 */
export function communityTokens(model: string, tokens: TokenSums): number {
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = tokens;
  return (
    MODEL_WEIGHT[familyOf(model)] *
    (input + output + 1.25 * cacheWrite5m + 2 * cacheWrite1h + 0.1 * cacheRead)
  );
}

/** The plan of Anthropic's rate-limit tier (`default_claude_max_5x`); `null` for a tier without a budget. */
export function planOfTier(tier: string | null): PlanId | null {
  const named = planOfTierWords(spelledWords(tier));
  if (named?.name === 'Ultra') return 'max_20x';
  if (named?.name === 'Max') return named.multiple === 5 ? 'max_5x' : null;
  return named?.name === 'Pro' ? 'pro' : null;
}

/** The account's plan with a budget: by its tier, else by the plan's name if only one plan has that name. */
export function budgetPlan({ plan, tier }: Pick<Account, 'plan' | 'tier'>): PlanId | null {
  const byTier = planOfTier(tier);
  if (byTier !== null) return byTier;
  // Max without a tier was Max 5x or Max 20x until 2026-10-30.
  return plan === 'Ultra' ? 'max_20x' : null;
}

/**
 * The percent of a unit of load before anything was learned. A five-hour window has about an eighth of a week's budget.
 * Both are guesses with large deviations.
 */
export function priorOf(window: string, plan: PlanId | null): Prior {
  const weekly = Math.log(100 / (WEEKLY_BUDGET[plan ?? 'max_5x'] / 1e6));
  const doubt = plan === null ? 2 : 1.2;
  return window === 'five_hour'
    ? { scale: weekly + Math.log(8), scaleDeviation: doubt + 0.3 }
    : { scale: weekly, scaleDeviation: doubt };
}
