/** The families of Claude's models that limits, weights and prices tell apart. */
export type Family = 'opus' | 'sonnet' | 'haiku' | 'fable' | 'other';

/** All families, `other` last. */
export const families: readonly Family[] = ['opus', 'sonnet', 'haiku', 'fable', 'other'];

/**
 * The family of a model by its name, however it is written (`claude-opus-5-5`, `us.anthropic.claude-…`). A model that is
 * priced like another family is of that one.
 */
export function familyOf(model: string): Family {
  const name = model.toLowerCase();
  // Mythos costs what Fable costs.
  if (name.includes('mythos')) return 'fable';
  return families.find((family) => name.includes(family)) ?? 'other';
}

/** Tokens that a model holds, as a rule and with the large context on. */
export const contextSizes = { usual: 200_000, large: 1_000_000 } as const;

/**
 * How many tokens a model holds. Responses do not say whether the large context is on, so a session that has
 * held more than the usual one (`largest`, in tokens) shows that it is.
 */
export function contextSizeOf(model: string, largest: number): number {
  return /\[1m\]/i.test(model) || largest > contextSizes.usual ? contextSizes.large : contextSizes.usual;
}
