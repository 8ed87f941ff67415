import { isPlanModel } from '../../core/tokens/plan-use';
import { withoutSearches } from '../../core/prices/price-terms';
import type { TokenUse } from '../../core/tokens/tokens';
import { LineScan } from './line-scan';
import { isFast, tokensOf } from './usage-counts';

/**
 * Models that were asked for advice while a response was made: `usage.iterations[]` of type `advisor_message`. Their
 * tokens are not in the response's own; the other iterations are.
 * @param text the `iterations` as they were written; anything odd in them is left out.
 */
export function advisorUses(use: TokenUse, text: string): readonly TokenUse[] {
  if (!text.includes('advisor_message')) return [];
  return advisors(text).map((iteration, index) => ({
    ...use,
    // A response of its own, which has no id of its own.
    messageId: `${use.messageId}#advisor${String(index + 1)}`,
    model: iteration.model,
    onPlan: use.onPlan && isPlanModel(iteration.model),
    tokens: iteration.tokens,
    fast: iteration.fast,
    terms: withoutSearches(use.terms),
  }));
}

function advisors(text: string): readonly Pick<TokenUse, 'model' | 'tokens' | 'fast'>[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(parsed)) return [];
  return (parsed as unknown[]).filter(isAdvisor).map((iteration) => {
    const line = new LineScan();
    const bytes = Buffer.from(JSON.stringify({ message: { usage: iteration } }));
    line.walk(bytes, 0, bytes.length);
    return { model: iteration.model, tokens: tokensOf(line), fast: isFast(line) };
  });
}

function isAdvisor(value: unknown): value is { readonly model: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { type, model } = value as { readonly type?: unknown; readonly model?: unknown };
  return type === 'advisor_message' && typeof model === 'string' && model !== '';
}
