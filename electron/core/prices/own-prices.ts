import type { TokenSums } from '../usage/usage';
import { readModel } from './model-spelling';

/** USD for a million tokens of each kind. */
export type Rates = TokenSums;

/** The user's own prices, which replace those of Anthropic's list. */
export interface OwnPrices {
  /** The factor for list prices; 1 leaves them as they are. */
  readonly factor: number;
  /**
   * Rates by model, in any spelling; with `-fast` at the end, those of its fast mode. The factor does not apply to
   * them.
   */
  readonly models: Readonly<Record<string, Rates>>;
}

/** No own prices: list prices as they are. */
export const noOwnPrices: OwnPrices = { factor: 1, models: {} };

/** The user's own rates by the common name of all spellings of a model. */
export function ownRatesByModel({ models }: OwnPrices): ReadonlyMap<string, Rates> {
  return new Map(Object.entries(models).map(([model, rates]) => [commonName(model), rates]));
}

/** The common name of all spellings of a Claude model; for any other model, its name in lower case. */
export function commonName(model: string): string {
  const spelt = readModel(model);
  if (spelt === null) return model.trim().toLowerCase();
  return spelt.isFast ? fastName(spelt.id) : spelt.id;
}

/** The name of a model's fast mode. */
export function fastName(id: string): string {
  return `${id}-fast`;
}
