/** The families of Claude's models that limits, weights and prices tell apart. */
export type Family = 'opus' | 'sonnet' | 'haiku' | 'fable' | 'other';

/** All families, `other` last. */
export const families: readonly Family[] = ['opus', 'sonnet', 'haiku', 'fable', 'other'];

/** The family of a model by its name, however it is written (`claude-opus-5-5`, `us.anthropic.claude-…`). */
export function familyOf(model: string): Family {
  const name = model.toLowerCase();
  return families.find((family) => name.includes(family)) ?? 'other';
}
