import {
  causeOfCode,
  networkErrorOf,
  type CauseKind,
  type NetworkCause,
} from '../../core/network/failure-cause';
import { plainFailure, type ApiFailure, type NetworkReason } from './request-failure';

/**
 * Error codes of Node (`cause.code` of a failed fetch) and of Chromium (`net::ERR_…` in the message) with a plain
 * description, in the order in which they are tested. TLS failures are reported like the others and never bypassed.
 */
const CAUSES: readonly { readonly reason: NetworkReason; readonly codes: RegExp; readonly words: string }[] =
  [
    { reason: 'proxy', codes: /PROXY|TUNNEL|PAC_|SOCKS/, words: 'the proxy did not let the request through' },
    {
      reason: 'dns',
      codes: /ENOTFOUND|EAI_|NAME_NOT_RESOLVED|NAME_RESOLUTION|ERR_DNS/,
      words: 'the name of the server was not found',
    },
    { reason: 'timeout', codes: /TIMED_?OUT|TIMEOUT/, words: 'no answer in time' },
    {
      reason: 'tls',
      codes: /CERT|SSL|TLS|EPROTO|SIGNATURE/,
      words: "the server's certificate is not trusted, or no secure connection came about",
    },
    {
      reason: 'connection_refused',
      codes: /ECONNREFUSED|CONNECTION_REFUSED/,
      words: 'the connection was refused',
    },
    {
      reason: 'no_network',
      codes:
        /ENETUNREACH|ENETDOWN|EHOSTUNREACH|EADDRNOTAVAIL|INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|NETWORK_(CHANGED|IO_SUSPENDED)/,
      words: 'this computer has no way to the network',
    },
    {
      reason: 'reset',
      codes:
        /ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|CONNECTION_(RESET|CLOSED|ABORTED|FAILED)|EMPTY_RESPONSE|INCOMPLETE_CHUNKED|CONTENT_LENGTH_MISMATCH|PREMATURE_CLOSE/,
      words: 'the connection broke off',
    },
  ];

const CODE = /\b(?:ERR|UND|HPE|Z)_[A-Z0-9_]{2,60}\b|\bE[A-Z]{3,}[A-Z0-9_]*\b/g;

/**
 * Turns a thrown fetch error into a failure. Only its codes are repeated: messages may quote headers with the token.
 * @param host the server of the request
 */
export function networkFailure(error: unknown, host: string): ApiFailure {
  const known = networkErrorOf(error);
  const { codes, messages } = gather(error);
  if (known !== null) return failureOf(known.network, codes[0] ?? null);
  // Electron's net.fetch throws this for redirect: 'manual' (electron lib/common/api/net-client-request.ts).
  if (/redirect/i.test(messages)) return redirectFailure(null);
  const seen = codes.join(' ');
  const cause = CAUSES.find((each) => each.codes.test(seen));
  const words = cause?.words ?? 'the request failed';
  const detail = codes[0] === undefined ? words : `${words} (${codes[0]})`;
  const failure = plainFailure('offline', cause?.reason ?? 'network', detail, true);
  const kind = causeOfCode(seen);
  return kind === null ? failure : { ...failure, cause: { kind, host, proxy: null, name: null } };
}

/** The failure of a connection whose cause is known. Name and proxy contain no login, so the log may show them. */
function failureOf(cause: NetworkCause, code: string | null): ApiFailure {
  const { kind, proxy, name } = cause;
  const reason = reasons[kind];
  const words = CAUSES.find((each) => each.reason === reason)?.words ?? 'the request failed';
  const facts = [kind, name, proxy === null ? null : `by ${proxy}`, code].filter((fact) => fact !== null);
  return { ...plainFailure('offline', reason, `${words} (${facts.join(', ')})`, true), cause };
}

const reasons: Readonly<Record<CauseKind, NetworkReason>> = {
  proxy_malformed: 'proxy',
  proxy_unsupported: 'proxy',
  proxy_login_refused: 'proxy',
  proxy_login: 'proxy',
  certificate_untrusted: 'tls',
  certificate_file: 'tls',
  certificate_expired: 'tls',
  certificate_other_name: 'tls',
  tls: 'tls',
  proxy_refused: 'proxy',
  proxy_silent: 'proxy',
  refused: 'connection_refused',
  broken: 'reset',
  timeout: 'timeout',
  name_not_found: 'dns',
  no_network: 'no_network',
};

/** The failure of a redirected request. Redirects are never followed, since the token must go to one address only. */
export function redirectFailure(status: number | null): ApiFailure {
  const detail = 'redirected to another address; a network sign-in page?';
  return { ...plainFailure('offline', 'portal', detail, true), status };
}

/** Collects the codes along the chain of causes, Node's own `code`s first. */
function gather(error: unknown): { readonly codes: readonly string[]; readonly messages: string } {
  const codes: string[] = [];
  const messages: string[] = [];
  let next: unknown = error;
  for (let depth = 0; depth < 5 && next instanceof Error; depth += 1) {
    const code: unknown = 'code' in next ? next.code : undefined;
    if (typeof code === 'string' && /^[A-Z0-9_]{2,64}$/.test(code)) codes.push(code);
    messages.push(next.message.slice(0, 500));
    next = next instanceof AggregateError ? (next.errors as unknown[])[0] : next.cause;
  }
  const text = messages.join(' ');
  return { codes: [...codes, ...(text.match(CODE) ?? [])], messages: text };
}
