import { mergeTerms, termsOf, usualTerms } from '../../core/prices/terms';
import type { TokenSums } from '../../core/usage';

/** What a response has told about itself so far. */
export interface Told {
  readonly messageId: string | null;
  readonly model: string | null;
  readonly input: number | null;
  readonly output: number | null;
  readonly cacheRead: number | null;
  readonly cacheWrite: number | null;
  readonly cacheWrite5m: number | null;
  readonly cacheWrite1h: number | null;
  readonly fast: boolean;
  readonly terms: number;
}

export const nothingTold: Told = {
  messageId: null,
  model: null,
  input: null,
  output: null,
  cacheRead: null,
  cacheWrite: null,
  cacheWrite5m: null,
  cacheWrite1h: null,
  fast: false,
  terms: usualTerms,
};

/** After a message (the whole body, or that of `message_start`). */
export function withMessage(told: Told, message: unknown): Told {
  const fields = fieldsOf(message);
  const named = {
    ...told,
    messageId: textOf(fields['id']) ?? told.messageId,
    model: textOf(fields['model']) ?? told.model,
  };
  return withUsage(named, fields['usage']);
}

/**
 * After a `usage` object. Its numbers are cumulative, so the latest one that is there wins and nothing is summed:
 * with server tools several `message_delta` come, https://github.com/PostHog/posthog-python (7.75.4).
 */
export function withUsage(told: Told, usage: unknown): Told {
  const fields = fieldsOf(usage);
  const split = fieldsOf(fields['cache_creation']);
  const { service_tier, inference_geo, speed } = fields;
  const searches = fieldsOf(fields['server_tool_use'])['web_search_requests'];
  return {
    ...told,
    input: countOf(fields['input_tokens']) ?? told.input,
    output: countOf(fields['output_tokens']) ?? told.output,
    cacheRead: countOf(fields['cache_read_input_tokens']) ?? told.cacheRead,
    cacheWrite: countOf(fields['cache_creation_input_tokens']) ?? told.cacheWrite,
    cacheWrite5m: countOf(split['ephemeral_5m_input_tokens']) ?? told.cacheWrite5m,
    cacheWrite1h: countOf(split['ephemeral_1h_input_tokens']) ?? told.cacheWrite1h,
    fast: told.fast || fields['speed'] === 'fast',
    terms: mergeTerms(told.terms, termsOf({ service_tier, inference_geo, speed, searches })),
  };
}

/** The tokens as the ledger wants them; `null` while no count was told at all. */
export function tokensOf(told: Told): TokenSums | null {
  const { input, output, cacheRead, cacheWrite, cacheWrite5m, cacheWrite1h } = told;
  if (input === null && output === null) return null;
  const total = cacheWrite ?? (cacheWrite5m ?? 0) + (cacheWrite1h ?? 0);
  // Without a split, or with one that an update of the total has outdated, the rest counts as the short kind.
  const oneHour = Math.min(cacheWrite1h ?? 0, total);
  return {
    input: input ?? 0,
    output: output ?? 0,
    cacheRead: cacheRead ?? 0,
    cacheWrite5m: total - oneHour,
    cacheWrite1h: oneHour,
  };
}

export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A count of tokens, or nothing: no text, no fraction, nothing below 0. */
function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : null;
}
