import type { IncomingHttpHeaders } from 'node:http';
import expired401 from '../../fixtures/api/error-401-expired.json' with { type: 'json' };
import org403 from '../../fixtures/api/error-403-org.json' with { type: 'json' };
import scope403 from '../../fixtures/api/error-403-scope.json' with { type: 'json' };
import limited429 from '../../fixtures/api/error-429.json' with { type: 'json' };
import type { ApiAnswer, ApiLogin, Refusal } from './types';

const USER_AGENT = /^claude-(code\/\d+\.\d+\.\d+|cli\/\d+\.\d+\.\d+( \(.*\))?)$/;

/** The bearer of a request: `''` for an empty one, `null` when the header is missing or of another kind. */
export function bearer(headers: IncomingHttpHeaders): string | null {
  const match = /^Bearer(?: +(.*))?$/i.exec(headers.authorization ?? '');
  return match === null ? null : (match[1] ?? '').trim();
}

/** Why the real API would refuse the headers of a request, in its order of checks; `null` when it accepts them. */
export function judge(headers: IncomingHttpHeaders, logins: ReadonlyMap<string, ApiLogin>): Refusal | null {
  const token = bearer(headers);
  if (!USER_AGENT.test(headers['user-agent'] ?? '')) return 'user_agent';
  if (token === null) return 'no_authorization';
  if (token === '') return 'empty_bearer';
  const beta = String(headers['anthropic-beta'] ?? '');
  if (!beta.split(/\s*,\s*/).includes('oauth-2025-04-20')) return 'no_oauth_beta';
  const login = logins.get(token);
  if (login === undefined) return 'unknown_token';
  if (login.orgForbids === true) return 'org_forbids';
  if (login.scopes !== undefined && !login.scopes.includes('user:profile')) return 'missing_scope';
  return null;
}

function anthropicError(status: number, type: string, message: string): ApiAnswer {
  return { status, body: { type: 'error', error: { type, message } } };
}

/** The body Anthropic would send with an error status, for a script that gives only the status. */
export function errorBody(status: number): Readonly<Record<string, unknown>> {
  if (status === 401) return expired401;
  if (status === 403) return scope403;
  if (status === 429) return limited429;
  const type = status === 404 ? 'not_found_error' : status === 529 ? 'overloaded_error' : 'api_error';
  return { type: 'error', error: { type, message: `Made-up error ${String(status)}` } };
}

/** The answer that goes with a refusal; bodies as captured (test/fixtures/api), where there is a capture. */
export function refuse(refusal: Refusal): ApiAnswer {
  switch (refusal) {
    case 'user_agent':
      return { status: 429, headers: { 'retry-after': '0' }, body: limited429 };
    case 'empty_bearer':
      return { status: 429, headers: { 'retry-after': '3242' }, body: limited429 };
    case 'rate_limited':
      return { status: 429, body: limited429 };
    case 'no_authorization':
      return anthropicError(401, 'authentication_error', 'x-api-key header is required');
    case 'no_oauth_beta':
      return anthropicError(401, 'authentication_error', 'OAuth authentication is currently not supported.');
    case 'unknown_token':
      return { status: 401, body: expired401 };
    case 'missing_scope':
      return { status: 403, body: scope403 };
    case 'org_forbids':
      return { status: 403, body: org403 };
    case 'not_found':
      return anthropicError(404, 'not_found_error', 'Not found');
  }
}
