import type { ProblemKind } from '../../core/problem';
import type { ApiFailure, FailureReason } from './request-failure';
import { parseRetryAfter } from './retry-after';
import { recordOf } from './body/json-values';
import { shortPlain } from './body/names';

/** An HTTP answer that is not a success. */
export interface BadAnswer {
  readonly status: number;
  /** The body as far as it could be read; `''` where it could not. */
  readonly text: string;
  readonly contentType: string | null;
  readonly retryAfter: string | null;
  readonly organizationId?: string | null;
  readonly requestId?: string | null;
  /** Epoch ms; dates in `Retry-After` are compared with it. */
  readonly now: number;
}

interface Verdict {
  readonly kind: ProblemKind;
  readonly reason: FailureReason;
  readonly transport?: true;
}

const REFUSED = 'refused_by_api';

/** Classifies a refusal by its status and body. */
export function classify(answer: BadAnswer): ApiFailure {
  const error = anthropicError(answer.text);
  const verdict = judge(answer, error);
  return {
    kind: verdict.kind,
    reason: verdict.reason,
    status: answer.status,
    retryAfterMs: parseRetryAfter(answer.retryAfter, answer.now),
    organizationId: answer.organizationId ?? null,
    hasRequestId: (answer.requestId ?? null) !== null,
    detail: shortPlain(
      [`HTTP ${String(answer.status)}`, error?.type, error?.message].filter(Boolean).join(' '),
    ),
    transport: verdict.transport === true,
  };
}

function judge(answer: BadAnswer, error: AnthropicError | null): Verdict {
  const { status } = answer;
  if (status === 429) return { kind: 'rate_limited', reason: REFUSED };
  if (status >= 500) return { kind: 'offline', reason: 'server_trouble' };
  // Anthropic's API answers in JSON; a web page in its place gives no information about the login.
  if (isHtml(answer.contentType, answer.text))
    return { kind: 'offline', reason: status === 403 ? 'blocked' : 'portal', transport: true };
  if (status === 401) return { kind: 'expired', reason: REFUSED };
  if (status === 403) return forbidden(error);
  // The proxy requires a login (407), or the request took too long on its way (408, 425).
  if (status === 407) return { kind: 'offline', reason: 'proxy', transport: true };
  if (status === 408 || status === 425) return { kind: 'offline', reason: 'timeout', transport: true };
  return { kind: 'contract_changed', reason: REFUSED };
}

/**
 * Classifies a 403 by its message: Cloudflare answers `Request not allowed` to TLS clients that it blocks, even with a
 * valid login (https://github.com/jarrodwatts/claude-hud/issues/143).
 */
function forbidden(error: AnthropicError | null): Verdict {
  if (error !== null && /scope requirement/i.test(error.message))
    return { kind: 'missing_scope', reason: REFUSED };
  const byOrganization =
    error?.type === 'permission_error' || /\borgani[sz]ation\b/i.test(error?.message ?? '');
  if (byOrganization && !/request not allowed/i.test(error?.message ?? ''))
    return { kind: 'org_forbids', reason: REFUSED };
  return { kind: 'offline', reason: 'blocked', transport: true };
}

/** Whether an answer is a web page, by its type or its first character. */
export function isHtml(contentType: string | null, text: string): boolean {
  return /\bx?html\b/i.test(contentType ?? '') || /^\s*</.test(text.slice(0, 100));
}

interface AnthropicError {
  readonly type: string;
  readonly message: string;
}

/** `{"error": {"type", "message"}}`, the API's own shape of a refusal. */
function anthropicError(text: string): AnthropicError | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  const error = recordOf(recordOf(body)?.['error']);
  if (error === null) return null;
  const word = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { type: word(error['type']), message: word(error['message']) };
}
