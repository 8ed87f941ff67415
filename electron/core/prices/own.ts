import type { TokenSums } from '../usage';
import { readModel } from './spelling';

/** What a million tokens of each kind cost in USD. */
export type Rates = TokenSums;

/** Prices of the user's own, in place of Anthropic's list. */
export interface OwnPrices {
  /** List prices are multiplied by this; 1: as they are listed. */
  readonly factor: number;
  /** By model, in any spelling; with `-fast` at its end, those of its fast mode. The factor does not touch them. */
  readonly models: Readonly<Record<string, Rates>>;
}

/** Everything as it is listed. */
export const noOwnPrices: OwnPrices = { factor: 1, models: {} };

/** Own rates by the name that all spellings of a model have in common. */
export function ownRatesByModel({ models }: OwnPrices): ReadonlyMap<string, Rates> {
  return new Map(Object.entries(models).map(([model, rates]) => [commonName(model), rates]));
}

/** One name for all spellings of a Claude model; of any other, its name in lower case. */
export function commonName(model: string): string {
  const spelt = readModel(model);
  if (spelt === null) return model.trim().toLowerCase();
  return spelt.isFast ? fastName(spelt.id) : spelt.id;
}

/** What a model's fast mode is called. */
export function fastName(id: string): string {
  return `${id}-fast`;
}
