import { families, familyOf, type Family } from '../tokens/models';

/** What this machine has used today, and on the days before. Tokens include those of the cache. */
export interface TodayUse {
  /** Tokens since local midnight. */
  readonly tokens: number;
  /** The model family with most of them and its share in percent; `null` without tokens. */
  readonly most: { readonly family: Family; readonly percent: number } | null;
  /** Tokens of the last seven local days, oldest first; the last one is today. */
  readonly days: readonly number[];
}

/** Tokens of one model. */
export interface ModelTokens {
  readonly model: string;
  readonly tokens: number;
}

/**
 * The use of today from the tokens of each model.
 * @param earlier tokens of the six days before, oldest first
 */
export function todayUse(models: readonly ModelTokens[], earlier: readonly number[]): TodayUse {
  const sums = families.map((family) => ({
    family,
    tokens: sum(models.filter(({ model }) => familyOf(model) === family)),
  }));
  const tokens = sum(models);
  const [most] = sums.toSorted((a, b) => b.tokens - a.tokens);
  return {
    tokens,
    most:
      most === undefined || most.tokens === 0
        ? null
        : { family: most.family, percent: (most.tokens / tokens) * 100 },
    days: [...earlier, tokens],
  };
}

/** All tokens of these models. */
export function sum(models: readonly ModelTokens[]): number {
  return models.reduce((total, { tokens }) => total + tokens, 0);
}
