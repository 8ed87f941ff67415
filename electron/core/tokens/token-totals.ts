import { CostSum, type Cost } from './cost-sum';
import { createPricer, type Price, type PricedUse, type Pricer } from '../prices/prices';
import type { CountedUse } from './tokens';
import type { TokenSums } from '../usage/usage';

/** The totals of some responses. */
export interface TokenTotals extends TokenSums, Omit<Cost, 'ownPriced'> {
  /** The number of responses, each once. */
  readonly messages: number;
  /** The same as `unpriced.messages`, for older readers. */
  readonly unpricedMessages: number;
  /** The number of responses with a price of the user's own. */
  readonly ownPricedMessages: number;
  /** The number of responses that the plan does not pay for. */
  readonly offPlanMessages: number;
}

/** The totals of the responses with a common key. */
export interface TokenGroup extends TokenTotals {
  readonly key: string;
}

export interface GroupedTotals {
  readonly totals: TokenTotals;
  /** By key, in the order of first use. */
  readonly groups: readonly TokenGroup[];
}

/** The fields of a use, or of `count` uses together, that totals depend on. */
export type TotalledUse = PricedUse & Pick<CountedUse, 'onPlan'>;

/** Adds up uses, in total and by key, in one pass. */
export function totalsBy<T extends TotalledUse>(
  uses: Iterable<T>,
  keyOf: (use: T) => string,
  priceOf: Pricer = createPricer(),
): GroupedTotals {
  const all = new Sum();
  const byKey = new Map<string, Sum>();
  for (const use of uses) {
    const price = priceOf(use);
    all.add(use, price);
    const key = keyOf(use);
    let sum = byKey.get(key);
    if (sum === undefined) byKey.set(key, (sum = new Sum()));
    sum.add(use, price);
  }
  const groups = [...byKey].map(([key, sum]) => ({ key, ...sum.totals() }));
  return { totals: all.totals(), groups };
}

class Sum {
  #messages = 0;
  #input = 0;
  #output = 0;
  #cacheRead = 0;
  #cacheWrite5m = 0;
  #cacheWrite1h = 0;
  #offPlan = 0;
  readonly #cost = new CostSum();

  add({ tokens, onPlan, count = 1 }: TotalledUse, price: Price): void {
    if (!onPlan) this.#offPlan += count;
    this.#messages += count;
    this.#input += tokens.input;
    this.#output += tokens.output;
    this.#cacheRead += tokens.cacheRead;
    this.#cacheWrite5m += tokens.cacheWrite5m;
    this.#cacheWrite1h += tokens.cacheWrite1h;
    this.#cost.add(price, tokens, count);
  }

  totals(): TokenTotals {
    const { costUsd, knownCostUsd, unpriced, ownPriced } = this.#cost.cost();
    return {
      messages: this.#messages,
      input: this.#input,
      output: this.#output,
      cacheRead: this.#cacheRead,
      cacheWrite5m: this.#cacheWrite5m,
      cacheWrite1h: this.#cacheWrite1h,
      costUsd,
      knownCostUsd,
      unpriced,
      unpricedMessages: unpriced.messages,
      ownPricedMessages: ownPriced,
      offPlanMessages: this.#offPlan,
    };
  }
}
