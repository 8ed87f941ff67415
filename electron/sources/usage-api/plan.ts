import {
  planOfTierWords,
  planOfTypeWords,
  spelledWords,
  type PlanWords,
} from '../../core/usage/plan-spelling';
import { cleanName } from './body/names';

/** The plan's name on screen, and the rate-limit tier verbatim. */
export interface PlanFacts {
  readonly plan: string | null;
  readonly tier: string | null;
}

/** The longest label of an unknown plan, in characters: it has to fit into the head of the popover. */
export const LONGEST_PLAN_LABEL = 24;

/**
 * `Free`, `Pro`, `Max`, `Ultra`, `Team`, `Enterprise`, Anthropic's names since 2026-10-30; an unknown plan by its own
 * spelling (`claude_edu_plus` → `Edu Plus`); `null` only when neither word names a plan.
 */
export function planLabel(subscriptionType: string | null, rateLimitTier: string | null): string | null {
  const typeWords = spelledWords(subscriptionType);
  const tierWords = spelledWords(rateLimitTier);
  const type = planOfTypeWords(typeWords);
  const tier = planOfTierWords(tierWords);
  // The seats of an organization have the tiers of personal plans.
  if (type === 'Team' || type === 'Enterprise' || type === 'Ultra') return type;
  if (type === null && typeWords.length > 0) return ownSpelling(typeWords);
  if (tier === null) return type ?? ownSpelling(tierWords);
  if (tier.name === 'Ultra') return 'Ultra';
  if (type !== null && type !== 'Max') return type;
  const isOtherMultiple = tier.multiple !== null && tier.multiple !== 5;
  return isOtherMultiple ? `Max ${String(tier.multiple)}x` : (type ?? tier.name);
}

function ownSpelling(words: readonly string[]): string | null {
  const text = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ');
  return cleanName(text, LONGEST_PLAN_LABEL);
}

/**
 * The plan of the first place that names one. A later place only makes a `Max` without a tier more precise: until
 * 2026-10-30 Ultra was named Max too, and only the tier separates the two. The `tier` comes from a place that names the
 * same plan.
 */
export function planFrom(places: readonly PlanWords[]): PlanFacts {
  const facts = places.map(({ type, tier }) => ({
    plan: planLabel(type, tier),
    tier: tier === '' ? null : tier,
  }));
  const first = facts.find((each) => each.plan !== null);
  const isBareMax = first?.plan === 'Max' && first.tier === null;
  const ultra = isBareMax ? facts.find((each) => each.plan === 'Ultra') : undefined;
  const plan = (ultra ?? first)?.plan ?? null;
  const agreeing = facts.filter((each) => each.plan === plan || each.plan === null);
  return { plan, tier: agreeing.flatMap(({ tier }) => tier ?? [])[0] ?? null };
}

const TYPE_KEYS = ['subscription_type', 'organization_type', 'plan_type', 'plan'];
const TIER_KEYS = ['rate_limit_tier', 'user_rate_limit_tier', 'organization_rate_limit_tier'];

/**
 * The keys of a usage answer that may name the plan. No captured body has one; Claude Code's `get_usage` has the first.
 */
export const PLAN_KEYS: readonly string[] = [...TYPE_KEYS, ...TIER_KEYS];

/** Parses the plan's words of a usage answer; `null` where it has none. */
export function readPlanWords(body: Readonly<Record<string, unknown>>): PlanWords | null {
  const first = (keys: readonly string[]) => keys.flatMap((key) => cleanName(body[key], 64) ?? [])[0] ?? null;
  const words = { type: first(TYPE_KEYS), tier: first(TIER_KEYS) };
  return words.type === null && words.tier === null ? null : words;
}
