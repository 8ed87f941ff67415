import type { Price } from '../prices/prices';
import type { TokenSums } from '../usage/usage';

/** The cost of some responses. */
export interface Cost {
  /** The cost in USD; `null` if the price of any response is unknown. */
  readonly costUsd: number | null;
  /** The cost in USD of the responses with a known price. */
  readonly knownCostUsd: number;
  /** The responses without a known price: their number and all of their tokens. */
  readonly unpriced: { readonly messages: number; readonly tokens: number };
  /** The number of responses that have a price of the user's own. */
  readonly ownPriced: number;
}

/** The cost of no response. */
export const noCost: Cost = {
  costUsd: 0,
  knownCostUsd: 0,
  unpriced: { messages: 0, tokens: 0 },
  ownPriced: 0,
};

/** Adds up the cost of responses; one without a price does not affect the sum of the others. */
export class CostSum {
  #usd = 0;
  #messages = 0;
  #tokens = 0;
  #own = 0;

  add({ usd, isOwn }: Price, { input, output, cacheRead, cacheWrite5m, cacheWrite1h }: TokenSums): void {
    if (isOwn) this.#own += 1;
    if (usd !== null) {
      this.#usd += usd;
      return;
    }
    this.#messages += 1;
    this.#tokens += input + output + cacheRead + cacheWrite5m + cacheWrite1h;
  }

  cost(): Cost {
    const knownCostUsd = Math.round(this.#usd * 1e6) / 1e6;
    return {
      costUsd: this.#messages > 0 ? null : knownCostUsd,
      knownCostUsd,
      unpriced: { messages: this.#messages, tokens: this.#tokens },
      ownPriced: this.#own,
    };
  }
}
