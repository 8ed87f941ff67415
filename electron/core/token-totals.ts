import { CostSum, type Cost } from './cost-sum';
import { createPricer, type Price, type PricedUse, type Pricer } from './prices';
import type { CountedUse } from './tokens';
import type { TokenSums } from './usage';

/** What responses add up to. */
export interface TokenTotals extends TokenSums, Omit<Cost, 'ownPriced'> {
  /** Responses, each once. */
  readonly messages: number;
  /** As `unpriced.messages`; it was there before. */
  readonly unpricedMessages: number;
  /** Responses among them that have a price of the user's own. */
  readonly ownPricedMessages: number;
  /** Responses among them that the plan does not pay for. */
  readonly offPlanMessages: number;
}

/** Totals of those responses that have a key in common. */
export interface TokenGroup extends TokenTotals {
  readonly key: string;
}

export interface GroupedTotals {
  readonly totals: TokenTotals;
  /** By key, in the order of their first use. */
  readonly groups: readonly TokenGroup[];
}

/** As much of a use as totals depend on. */
export type TotalledUse = PricedUse & Pick<CountedUse, 'onPlan'>;

/** Adds up uses, all of them and by key; one pass, nothing is kept of them. */
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

  add({ tokens, onPlan }: TotalledUse, price: Price): void {
    if (!onPlan) this.#offPlan += 1;
    this.#messages += 1;
    this.#input += tokens.input;
    this.#output += tokens.output;
    this.#cacheRead += tokens.cacheRead;
    this.#cacheWrite5m += tokens.cacheWrite5m;
    this.#cacheWrite1h += tokens.cacheWrite1h;
    this.#cost.add(price, tokens);
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
