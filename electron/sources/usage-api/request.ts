import type { NetworkCause } from '../../core/network/failure-cause';
import { err, ok, type Result } from '../../core/result';
import { classify, isHtml } from './classify';
import { orStopped, stopOf, withDeadline } from '../../platform/http/deadline';
import { plainFailure, type ApiFailure } from './request-failure';
import { networkFailure, redirectFailure } from './network-error';
import { MAX_BODY_BYTES, readText } from '../../platform/http/read-body';
import type { Fetch } from '../../platform/http/fetch-type';
import { parseHttpDate } from './retry-after';
import { targetUrl } from './target';

/** One request to Anthropic's OAuth API. */
export interface ApiRequest {
  readonly fetch: Fetch;
  /** Origin (and path, if any) to which the token may be sent: https, or loopback. */
  readonly baseUrl: string;
  /** The access token; in memory only, never repeated in a result. */
  readonly token: string;
  /** Claude Code's version, `2.1.280`; for `null` or anything else a built-in version is used. */
  readonly userAgentVersion: string | null;
  /**
   * Which of Claude Code's two forms of `User-Agent` is sent; default `usage`. Only answers to `terminal` have banked
   * resets.
   */
  readonly client?: 'usage' | 'terminal';
  /** Cancels the request: the app quits, the computer sleeps. */
  readonly signal?: AbortSignal;
  readonly clock: { readonly now: () => number };
  /** For headers and body together, in real milliseconds; default 15 000. */
  readonly deadlineMs?: number;
}

/** An answer of status 200 with JSON that is not parsed further. */
export interface ApiAnswer {
  readonly body: unknown;
  readonly status: number;
  /** When the last byte arrived (epoch ms by `clock`). */
  readonly observedAt: number;
  /** The server's own clock, from `Date` (epoch ms, whole seconds); `null` without it. */
  readonly serverDate: number | null;
  /** From `anthropic-organization-id`, which identifies the account without a request for the profile. */
  readonly organizationId: string | null;
  /** Anthropic's id of the request, for reports to them. */
  readonly requestId: string | null;
}

const DEADLINE_MS = 15_000;
const FALLBACK_VERSION = '2.1.280';
const USAGE_PATH = '/api/oauth/usage';

/** With this parameter the answer has banked resets: https://github.com/steipete/CodexBar/issues/3895 */
const WITH_GRANTS = `${USAGE_PATH}?cedar_ember=1`;

/**
 * Requests the usage once: `GET /api/oauth/usage`. Never throws, does not retry.
 *
 * @param withGrants whether the answer should have banked resets too
 */
export function fetchUsage(
  request: ApiRequest,
  { withGrants = false }: { readonly withGrants?: boolean } = {},
): Promise<Result<ApiAnswer, ApiFailure>> {
  return withGrants ? ask({ ...request, client: 'terminal' }, WITH_GRANTS) : ask(request, USAGE_PATH);
}

/** Sends one GET of a path of the OAuth API. Never throws, does not retry. */
export async function ask(request: ApiRequest, path: string): Promise<Result<ApiAnswer, ApiFailure>> {
  // Anthropic answers an empty bearer token with 429 and an hour's wait, and fetch quotes a token that fits no header
  // in its error.
  if (!/^[\x21-\x7e]{1,8192}$/.test(request.token)) {
    return err(plainFailure('no_credentials', 'no_token', 'no usable access token; nothing was sent'));
  }
  const url = targetUrl(request.baseUrl, path);
  if (url === null) {
    return err(
      plainFailure('offline', 'bad_address', 'the API address must be https or loopback; nothing was sent'),
    );
  }
  return withDeadline(request.deadlineMs ?? DEADLINE_MS, request.signal, async (signal) => {
    try {
      return await exchange(request, url, signal);
    } catch (error) {
      return err(stopFailure(signal, url.hostname) ?? networkFailure(error, url.hostname));
    }
  });
}

async function exchange(
  request: ApiRequest,
  url: URL,
  signal: AbortSignal,
): Promise<Result<ApiAnswer, ApiFailure>> {
  if (signal.aborted) throw new Error('stopped before it began');
  const response = await orStopped(request.fetch(url.href, initOf(request, signal)), signal);
  const { status } = response;
  // At a redirect Node returns the 3xx, browsers return an opaque answer of status 0, and Electron throws.
  if (response.type === 'opaqueredirect' || response.redirected || (status >= 300 && status < 400)) {
    return err(redirectFailure(status === 0 ? null : status));
  }
  const contentType = response.headers.get('content-type');
  if (response.ok && isHtml(contentType, '')) return err(portal(status));
  // The status of a refusal is enough, even when its body is cut off or does not come.
  const text = response.ok
    ? await readText(response, signal)
    : await readText(response, signal).catch(() => '');
  const serverDate = parseHttpDate(response.headers.get('date') ?? '');
  const now = request.clock.now();
  if (!response.ok) {
    const retryAfter = response.headers.get('retry-after');
    if (stopOf(signal) === 'cancelled') throw new Error('cancelled');
    const failure = classify({
      status,
      text: text ?? '',
      contentType,
      retryAfter,
      ...idsOf(response),
      now: serverDate ?? now,
    });
    return err(status === 407 ? { ...failure, cause: proxyLogin(url.hostname) } : failure);
  }
  return toAnswer(response, text, { observedAt: now, serverDate });
}

function toAnswer(
  response: Response,
  text: string | null,
  times: Pick<ApiAnswer, 'observedAt' | 'serverDate'>,
): Result<ApiAnswer, ApiFailure> {
  const { status } = response;
  if (text === null) {
    const detail = `the answer is larger than ${String(MAX_BODY_BYTES)} bytes`;
    return err({ ...plainFailure('contract_changed', 'too_large', detail), status });
  }
  if (isHtml(null, text)) return err(portal(status));
  try {
    return ok({ body: JSON.parse(text) as unknown, status, ...times, ...idsOf(response) });
  } catch {
    const detail = `the answer is not JSON (${String(text.length)} characters)`;
    return err({ ...plainFailure('contract_changed', 'not_json', detail), status });
  }
}

/** The headers are exactly Claude Code's; with another User-Agent Anthropic answers 429 at once. */
function initOf(request: ApiRequest, signal: AbortSignal): RequestInit {
  const version = /^\d+\.\d+\.\d+$/.test(request.userAgentVersion ?? '') ? request.userAgentVersion : null;
  return {
    method: 'GET',
    headers: {
      Authorization: `Bearer ${request.token}`,
      'anthropic-beta': 'oauth-2025-04-20',
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': userAgent(version ?? FALLBACK_VERSION, request.client),
    },
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    signal,
  };
}

function userAgent(version: string, client: ApiRequest['client'] = 'usage'): string {
  return client === 'usage' ? `claude-code/${version}` : `claude-cli/${version} (external, cli)`;
}

function idsOf({ headers }: Response): Pick<ApiAnswer, 'organizationId' | 'requestId'> {
  return {
    organizationId: idOf(headers.get('anthropic-organization-id')),
    requestId: idOf(headers.get('request-id')),
  };
}

function idOf(header: string | null): string | null {
  return header !== null && /^[\w-]{1,64}$/.test(header) ? header : null;
}

function portal(status: number): ApiFailure {
  const detail = 'a web page came in place of data; a network sign-in page?';
  return { ...plainFailure('offline', 'portal', detail, true), status };
}

function stopFailure(signal: AbortSignal, host: string): ApiFailure | null {
  const stop = stopOf(signal);
  if (stop === null) return null;
  if (stop === 'cancelled') return plainFailure('offline', stop, 'given up before an answer came');
  const cause = { kind: 'timeout', host, proxy: null, name: null } as const;
  return { ...plainFailure('offline', stop, 'no complete answer in time', true), cause };
}

/** The cause of a 407, which only a proxy sends. */
function proxyLogin(host: string): NetworkCause {
  return { kind: 'proxy_login', host, proxy: null, name: null };
}
