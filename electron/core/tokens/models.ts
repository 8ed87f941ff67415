/** The families of Claude's models, which limits, weights and prices depend on. */
export type Family = 'opus' | 'sonnet' | 'haiku' | 'fable' | 'other';

/** All families; `other` is last. */
export const families: readonly Family[] = ['opus', 'sonnet', 'haiku', 'fable', 'other'];

/**
 * The family in a model's name, in any spelling (`claude-opus-5-5`, `us.anthropic.claude-…`). A model with the prices
 * of another family belongs to that one.
 */
export function familyOf(model: string): Family {
  const name = model.toLowerCase();
  // Mythos costs what Fable costs.
  if (name.includes('mythos')) return 'fable';
  return families.find((family) => name.includes(family)) ?? 'other';
}

/** The tokens that a model can hold: usually, and with the large context. */
export const contextSizes = { usual: 200_000, large: 1_000_000 } as const;

/**
 * The number of tokens that a model can hold. Responses do not state whether the large context is on; a session that
 * has held more than the usual context (`largest`, in tokens) proves it.
 */
export function contextSizeOf(model: string, largest: number): number {
  return /\[1m\]/i.test(model) || largest > contextSizes.usual ? contextSizes.large : contextSizes.usual;
}
