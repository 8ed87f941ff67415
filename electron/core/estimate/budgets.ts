import { type Family, familyOf } from '../models';
import type { TokenSums } from '../usage';
import type { Prior } from './fit';

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

/** What Anthropic calls the plans: names, the same in every language. */
export const PLAN_NAMES: Readonly<Record<PlanId, string>> = {
  pro: 'Pro',
  max_5x: 'Max 5x',
  max_20x: 'Max 20x',
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
  // Whole words: a date with a 20 in it is no 20x.
  const words = (tier ?? '').toLowerCase().split(/[^a-z0-9]+/);
  if (words.includes('max'))
    return words.includes('20x') ? 'max_20x' : words.includes('5x') ? 'max_5x' : null;
  return words.includes('pro') ? 'pro' : null;
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
