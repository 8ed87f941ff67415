import type { Cost } from '../tokens/cost-sum';

/** What stands beside `cost_usd`, which is empty as soon as one answer has no known price; at the end of each row. */
export const costColumns: readonly string[] = [
  'known_cost_usd',
  'unpriced_answers',
  'unpriced_tokens',
  'own_priced_answers',
];

/** The cells of those columns. */
export function costCells({ knownCostUsd, unpriced, ownPriced }: Cost): readonly number[] {
  return [knownCostUsd, unpriced.messages, unpriced.tokens, ownPriced];
}
