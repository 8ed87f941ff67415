import type { Price } from './prices';
import type { TokenSums } from './usage';

/** What responses cost together. */
export interface Cost {
  /** In USD; `null` as soon as the price of one of them is not known. */
  readonly costUsd: number | null;
  /** What those cost whose price is known. */
  readonly knownCostUsd: number;
  /** The others: how many there are, and all tokens of theirs. */
  readonly unpriced: { readonly messages: number; readonly tokens: number };
  /** Responses that have a price of the user's own. */
  readonly ownPriced: number;
}

/** Nothing was used. */
export const noCost: Cost = {
  costUsd: 0,
  knownCostUsd: 0,
  unpriced: { messages: 0, tokens: 0 },
  ownPriced: 0,
};

/** Adds up what responses cost: one without a price hides none of the others. */
export class CostSum {
  #known = 0;
  #messages = 0;
  #tokens = 0;
  #own = 0;

  add({ usd, isOwn }: Price, { input, output, cacheRead, cacheWrite5m, cacheWrite1h }: TokenSums): void {
    if (isOwn) this.#own += 1;
    if (usd !== null) {
      this.#known += usd;
      return;
    }
    this.#messages += 1;
    this.#tokens += input + output + cacheRead + cacheWrite5m + cacheWrite1h;
  }

  cost(): Cost {
    const knownCostUsd = Math.round(this.#known * 1e6) / 1e6;
    return {
      costUsd: this.#messages > 0 ? null : knownCostUsd,
      knownCostUsd,
      unpriced: { messages: this.#messages, tokens: this.#tokens },
      ownPriced: this.#own,
    };
  }
}
