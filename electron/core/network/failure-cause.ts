/** Why a request did not reach its server, most informative first: of two failures, the first in this list is shown. */
export const causeKinds = [
  /** The variable of the proxy contains no address; `name` is the variable. */
  'proxy_malformed',
  /** The variable contains an unsupported kind of proxy; `name` is the variable. */
  'proxy_unsupported',
  /** The proxy refuses the login that was sent. */
  'proxy_login_refused',
  /** The proxy requires a login, and none is configured. */
  'proxy_login',
  /** The server's certificate is signed by an authority that is not trusted; `name` is the authority. */
  'certificate_untrusted',
  /** The same, and the file in NODE_EXTRA_CA_CERTS cannot be used; `name` is the authority. */
  'certificate_file',
  /** The server's certificate has expired, or is not valid yet. */
  'certificate_expired',
  /** The server's certificate is for another server. */
  'certificate_other_name',
  /** The secure connection failed for another reason. */
  'tls',
  /** The proxy answers, but refuses the request; `name` is its HTTP status. */
  'proxy_refused',
  /** The proxy refuses the connection, or does not answer. */
  'proxy_silent',
  /** The server refuses the connection. */
  'refused',
  /** The connection was cut. */
  'broken',
  /** The server does not answer in time. */
  'timeout',
  /** The server's name could not be resolved. */
  'name_not_found',
  /** This computer has no network. */
  'no_network',
] as const;

export type CauseKind = (typeof causeKinds)[number];

/** A cause as facts; `causeWords` has its words. Contains no login and no password. */
export interface NetworkCause {
  readonly kind: CauseKind;
  /** The server of the request: `api.anthropic.com`. */
  readonly host: string;
  /** The proxy on the way, such as `proxy.corp:8080`; `null`: none is known. */
  readonly proxy: string | null;
  /** See the kinds; `null`: none, or unknown. */
  readonly name: string | null;
}

/** The more informative cause of two failed attempts. */
export function clearerCause(first: NetworkCause, second: NetworkCause): NetworkCause {
  const rank = ({ kind, name }: NetworkCause) => causeKinds.indexOf(kind) * 2 + (name === null ? 1 : 0);
  return rank(second) <= rank(first) ? second : first;
}

/**
 * Replaces the cause of an untrusted authority if the user's own certificate file has no certificate: that file needs a
 * fix.
 * @param hasEmptyFile whether NODE_EXTRA_CA_CERTS names a file without a readable certificate
 */
export function withEmptyFile(cause: NetworkCause, hasEmptyFile: boolean): NetworkCause {
  return cause.kind === 'certificate_untrusted' && hasEmptyFile
    ? { ...cause, kind: 'certificate_file' }
    : cause;
}

/** A failed connection with its cause. */
export class NetworkError extends Error {
  constructor(
    readonly network: NetworkCause,
    /** Whether the request was certainly not sent, so that it may be sent in another way. */
    readonly neverSent: boolean,
    options?: ErrorOptions,
  ) {
    super(`the connection failed: ${network.kind}`, options);
    this.name = 'NetworkError';
  }
}

/** The cause of an error, or of an error in its chain of causes; `null` without one. */
export function networkErrorOf(error: unknown): NetworkError | null {
  let next: unknown = error;
  for (let depth = 0; depth < 5 && next instanceof Error; depth += 1) {
    if (next instanceof NetworkError) return next;
    next = next.cause;
  }
  return null;
}

/** The cause of an error code of Node or Chromium; the first match counts. */
const byCode: readonly (readonly [CauseKind, RegExp])[] = [
  [
    'no_network',
    /INTERNET_DISCONNECTED|E(?:NET|HOST)UNREACH|ENETDOWN|ENONET|EADDRNOTAVAIL|ADDRESS_UNREACHABLE|NETWORK_(?:CHANGED|IO_SUSPENDED)/,
  ],
  ['proxy_login', /UNEXPECTED_PROXY_AUTH|PROXY_AUTH_(?:REQUESTED|UNSUPPORTED)/],
  ['proxy_refused', /TUNNEL_CONNECTION_FAILED|PROXY_(?:HTTP_)?[A-Z_]*REDIRECT/],
  ['certificate_untrusted', /PROXY_CERTIFICATE_INVALID/],
  ['proxy_silent', /PROXY_CONNECTION_FAILED|SOCKS_|NO_SUPPORTED_PROXIES|MANDATORY_PROXY|PAC_/],
  ['certificate_expired', /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|CERT_DATE_INVALID/],
  ['certificate_other_name', /CERT_ALTNAME_INVALID|CERT_COMMON_NAME_INVALID|HOSTNAME_MISMATCH/],
  [
    'certificate_untrusted',
    /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY)|CERT_AUTHORITY_INVALID|CERT_UNTRUSTED|INVALID_CA|CERT_CHAIN_TOO_LONG/,
  ],
  ['tls', /CERT|SSL|TLS|EPROTO|SIGNATURE/],
  ['name_not_found', /ENOTFOUND|EAI_|NAME_NOT_RESOLVED|NAME_RESOLUTION|ERR_DNS|ICANN/],
  ['timeout', /TIMED_?OUT|TIMEOUT|EHOSTDOWN/],
  ['refused', /ECONNREFUSED|CONNECTION_REFUSED|EACCES|EPERM|NETWORK_ACCESS_DENIED|BLOCKED/],
  [
    'broken',
    /ECONNRESET|ECONNABORTED|EPIPE|CONNECTION_(?:RESET|CLOSED|ABORTED|FAILED)|EMPTY_RESPONSE|UND_ERR_SOCKET/,
  ],
];

/** The cause of an error code (`ECONNREFUSED`, `ERR_PROXY_CONNECTION_FAILED`); `null` for an unknown one. */
export function causeOfCode(code: string): CauseKind | null {
  return byCode.find(([, codes]) => codes.test(code))?.[0] ?? null;
}

/** The cause of an error on the connection to the proxy: one for all its faults, except for a missing network. */
export function proxyCauseOfCode(code: string): CauseKind {
  const kind = causeOfCode(code);
  if (kind === 'no_network' || kind === 'tls' || kind?.startsWith('certificate_') === true) return kind;
  return 'proxy_silent';
}
