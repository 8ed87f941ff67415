import type { TokenUse } from '../../core/tokens';
import { Cursor } from './cursor';
import { UsageCounts } from './usage-counts';

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
    tokens: iteration.tokens,
    fast: iteration.fast,
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
    const counts = new UsageCounts();
    const cursor = new Cursor();
    const bytes = Buffer.from(JSON.stringify(iteration));
    cursor.start(bytes, 0, bytes.length);
    counts.read(cursor);
    return { model: iteration.model, tokens: counts.tokens(), fast: counts.fast };
  });
}

function isAdvisor(value: unknown): value is { readonly model: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { type, model } = value as { readonly type?: unknown; readonly model?: unknown };
  return type === 'advisor_message' && typeof model === 'string' && model !== '';
}
