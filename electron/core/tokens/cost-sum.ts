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

  /** @param count the number of responses that have this price together */
  add({ usd, isOwn }: Price, tokens: TokenSums, count = 1): void {
    if (isOwn) this.#own += count;
    if (usd !== null) {
      this.#usd += usd;
      return;
    }
    const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = tokens;
    this.#messages += count;
    this.#tokens += input + output + cacheRead + cacheWrite5m + cacheWrite1h;
  }

  cost(): Cost {
    // First to a ten-thousandth of a millionth: sums in another order differ by less, and end on the same side of a half.
    const micros = Math.round(this.#usd * 1e10) / 1e4;
    const knownCostUsd = Math.round(micros) / 1e6;
    return {
      costUsd: this.#messages > 0 ? null : knownCostUsd,
      knownCostUsd,
      unpriced: { messages: this.#messages, tokens: this.#tokens },
      ownPriced: this.#own,
    };
  }
}
