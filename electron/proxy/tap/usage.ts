import { mergeTerms, termsOf, usualTerms } from '../../core/prices/price-terms';
import type { TokenSums } from '../../core/usage/usage';
import { jsonMembers, smallText, smallValue } from './json-members';

/** The facts that a response has stated about itself so far. */
export interface ResponseUsage {
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

export const noUsage: ResponseUsage = {
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

function withMessage(before: ResponseUsage, message: unknown): ResponseUsage {
  const fields = fieldsOf(message);
  const named = {
    ...before,
    messageId: textOf(fields['id']) ?? before.messageId,
    model: textOf(fields['model']) ?? before.model,
  };
  return withUsage(named, fields['usage']);
}

/** Adds a message as JSON; only its id, model and usage are parsed. Bytes that are no JSON object add nothing. */
export function withMessageBytes(before: ResponseUsage, message: Buffer): ResponseUsage {
  const whole = smallText(message);
  if (whole !== undefined) return withMessage(before, whole);
  const members = jsonMembers(message, ['id', 'model', 'usage']);
  if (members === null) return before;
  return withMessage(before, {
    id: smallValue(members.get('id')),
    model: smallValue(members.get('model')),
    usage: smallValue(members.get('usage')),
  });
}

/** Adds the data of a server-sent event, as JSON. Only a message's start and its deltas have counts. */
export function withEventBytes(before: ResponseUsage, data: Buffer): ResponseUsage {
  const whole = smallText(data);
  if (whole !== undefined) return withEvent(before, fieldsOf(whole));
  const members = jsonMembers(data, ['type', 'message', 'usage']);
  const type = smallValue(members?.get('type'));
  const message = members?.get('message');
  if (type === 'message_start' && message !== undefined) return withMessageBytes(before, message);
  return type === 'message_delta' ? withUsage(before, smallValue(members?.get('usage'))) : before;
}

function withEvent(before: ResponseUsage, data: Readonly<Record<string, unknown>>): ResponseUsage {
  if (data['type'] === 'message_start') return withMessage(before, data['message']);
  return data['type'] === 'message_delta' ? withUsage(before, data['usage']) : before;
}

/**
 * Adds a `usage` object. Its numbers are cumulative, so the latest value replaces earlier ones and nothing is summed:
 * with server tools there are several `message_delta` (https://github.com/PostHog/posthog-python, 7.75.4).
 */
function withUsage(before: ResponseUsage, usage: unknown): ResponseUsage {
  const fields = fieldsOf(usage);
  const split = fieldsOf(fields['cache_creation']);
  const { service_tier, inference_geo, speed } = fields;
  const searches = fieldsOf(fields['server_tool_use'])['web_search_requests'];
  return {
    ...before,
    input: countOf(fields['input_tokens']) ?? before.input,
    output: countOf(fields['output_tokens']) ?? before.output,
    cacheRead: countOf(fields['cache_read_input_tokens']) ?? before.cacheRead,
    cacheWrite: countOf(fields['cache_creation_input_tokens']) ?? before.cacheWrite,
    cacheWrite5m: countOf(split['ephemeral_5m_input_tokens']) ?? before.cacheWrite5m,
    cacheWrite1h: countOf(split['ephemeral_1h_input_tokens']) ?? before.cacheWrite1h,
    fast: before.fast || fields['speed'] === 'fast',
    terms: mergeTerms(before.terms, termsOf({ service_tier, inference_geo, speed, searches })),
  };
}

/** The tokens in the ledger's form; `null` while the response has stated no count. */
export function tokensOf(before: ResponseUsage): TokenSums | null {
  const { input, output, cacheRead, cacheWrite, cacheWrite5m, cacheWrite1h } = before;
  if (input === null && output === null) return null;
  const total = cacheWrite ?? (cacheWrite5m ?? 0) + (cacheWrite1h ?? 0);
  // Without a split, or with one that is older than the total, the rest counts as the 5-minute kind.
  const oneHour = Math.min(cacheWrite1h ?? 0, total);
  return {
    input: input ?? 0,
    output: output ?? 0,
    cacheRead: cacheRead ?? 0,
    cacheWrite5m: total - oneHour,
    cacheWrite1h: oneHour,
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** A count of tokens; `null` for text, fractions and negative numbers. */
function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= 200 ? value : null;
}
