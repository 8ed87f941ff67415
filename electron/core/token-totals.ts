import { costOf } from './prices';
import type { CountedUse } from './tokens';
import type { TokenSums } from './usage';

/** What responses add up to. */
export interface TokenTotals extends TokenSums {
  /** Responses, each once. */
  readonly messages: number;
  /** At list prices, in USD; `null` as soon as the price of one of them is not known. */
  readonly costUsd: number | null;
  /** What those cost whose price is known, and how many there are of the others. */
  readonly knownCostUsd: number;
  readonly unpricedMessages: number;
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

/** As much of a use as its cost depends on. */
export type PricedUse = Pick<CountedUse, 'at' | 'model' | 'tokens' | 'fast' | 'onPlan'>;

/** Adds up uses, all of them and by key; one pass, nothing is kept of them. */
export function totalsBy<T extends PricedUse>(uses: Iterable<T>, keyOf: (use: T) => string): GroupedTotals {
  const all = new Sum();
  const byKey = new Map<string, Sum>();
  for (const use of uses) {
    const cost = costOf(use);
    all.add(use, cost);
    const key = keyOf(use);
    let sum = byKey.get(key);
    if (sum === undefined) byKey.set(key, (sum = new Sum()));
    sum.add(use, cost);
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
  #knownCostUsd = 0;
  #unpriced = 0;
  #offPlan = 0;

  add({ tokens, onPlan }: PricedUse, cost: number | null): void {
    if (!onPlan) this.#offPlan += 1;
    this.#messages += 1;
    this.#input += tokens.input;
    this.#output += tokens.output;
    this.#cacheRead += tokens.cacheRead;
    this.#cacheWrite5m += tokens.cacheWrite5m;
    this.#cacheWrite1h += tokens.cacheWrite1h;
    if (cost === null) this.#unpriced += 1;
    else this.#knownCostUsd += cost;
  }

  totals(): TokenTotals {
    const knownCostUsd = Math.round(this.#knownCostUsd * 1e6) / 1e6;
    return {
      messages: this.#messages,
      input: this.#input,
      output: this.#output,
      cacheRead: this.#cacheRead,
      cacheWrite5m: this.#cacheWrite5m,
      cacheWrite1h: this.#cacheWrite1h,
      costUsd: this.#unpriced > 0 ? null : knownCostUsd,
      knownCostUsd,
      unpricedMessages: this.#unpriced,
      offPlanMessages: this.#offPlan,
    };
  }
}
