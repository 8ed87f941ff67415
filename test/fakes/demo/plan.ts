/** The plans that a demo can be started as. */
export type DemoPlan = 'pro' | 'max' | 'ultra';

/** A demo's plan as Anthropic's API spells it, and its limits. */
export interface DemoPlanFacts {
  readonly subscriptionType: string;
  readonly rateLimitTier: string;
  /** Whether there is a 5-hour limit. */
  readonly fiveHour: boolean;
  /** Whether a model has a week of its own. */
  readonly scoped: boolean;
}

const FACTS: Readonly<Record<DemoPlan, DemoPlanFacts>> = {
  pro: { subscriptionType: 'pro', rateLimitTier: 'default_claude_ai', fiveHour: true, scoped: false },
  max: { subscriptionType: 'max', rateLimitTier: 'default_claude_max_5x', fiveHour: true, scoped: true },
  // Claude Code still spells Ultra as the former tier.
  ultra: { subscriptionType: 'max', rateLimitTier: 'default_claude_max_20x', fiveHour: false, scoped: true },
};

export function demoPlanFacts(plan: DemoPlan): DemoPlanFacts {
  return FACTS[plan];
}

/** The plan that a word names, `max` where there is none. Throws for another word. */
export function readDemoPlan(word: string | undefined): DemoPlan {
  const plan = word === undefined || word === '' ? 'max' : word.toLowerCase();
  if (plan === 'pro' || plan === 'max' || plan === 'ultra') return plan;
  throw new Error(`the plan of a demo is pro, max or ultra, not "${plan}"`);
}
