import type { Cost } from '../tokens/cost-sum';

/** The last columns of each row: known parts of `cost_usd`, which is empty if one answer has no known price. */
export const costColumns: readonly string[] = [
  'known_cost_usd',
  'unpriced_answers',
  'unpriced_tokens',
  'own_priced_answers',
];

/** The cells of `costColumns`. */
export function costCells({ knownCostUsd, unpriced, ownPriced }: Cost): readonly number[] {
  return [knownCostUsd, unpriced.messages, unpriced.tokens, ownPriced];
}
