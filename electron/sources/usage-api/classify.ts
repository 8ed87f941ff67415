import type { ProblemKind } from '../../core/problem';
import type { ApiFailure, FailureReason } from './failure';
import { parseRetryAfter } from './retry-after';
import { recordOf, shortPlain } from './text';

/** An HTTP answer other than the wished-for one. */
export interface BadAnswer {
  readonly status: number;
  /** As far as it could be read; `''` when not. */
  readonly text: string;
  readonly contentType: string | null;
  readonly retryAfter: string | null;
  readonly organizationId?: string | null;
  readonly requestId?: string | null;
  /** Epoch ms by which `Retry-After` dates are counted. */
  readonly now: number;
}

interface Verdict {
  readonly kind: ProblemKind;
  readonly reason: FailureReason;
  readonly transport?: true;
}

const REFUSED = 'refused_by_api';

/** What a refusal means, by status and body. */
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
  // Anthropic's API answers in JSON; a page in its place says nothing about the login.
  if (isHtml(answer.contentType, answer.text))
    return { kind: 'offline', reason: status === 403 ? 'blocked' : 'portal', transport: true };
  if (status === 401) return { kind: 'expired', reason: REFUSED };
  if (status === 403) return forbidden(error);
  // The proxy wants a login (407), or the request took too long on its way (408, 425).
  if (status === 407) return { kind: 'offline', reason: 'proxy', transport: true };
  if (status === 408 || status === 425) return { kind: 'offline', reason: 'timeout', transport: true };
  return { kind: 'contract_changed', reason: REFUSED };
}

/**
 * Only the words decide: Cloudflare answers `Request not allowed` to TLS clients it does not like, with a login that is
 * fine (https://github.com/jarrodwatts/claude-hud/issues/143).
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

/** A web page, by its type or by its first character. */
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
