/** Why a request did not reach its server. The worst-known first: of two failures the earlier in this list is said. */
export const causeKinds = [
  /** The variable that should name the proxy names no address; `name` is the variable. */
  'proxy_malformed',
  /** The variable names a kind of proxy that is not supported; `name` is the variable. */
  'proxy_unsupported',
  /** The proxy refuses the login that was sent. */
  'proxy_login_refused',
  /** The proxy asks for a login, and none is known. */
  'proxy_login',
  /** The server's certificate is signed by an authority that is not trusted; `name` is the authority. */
  'certificate_untrusted',
  /** The same, while the file that NODE_EXTRA_CA_CERTS names cannot be used; `name` is the authority. */
  'certificate_file',
  /** The server's certificate has expired, or is not valid yet. */
  'certificate_expired',
  /** The server's certificate is for another server. */
  'certificate_other_name',
  /** No secure connection came about for another reason. */
  'tls',
  /** The proxy answers, and does not let the request through; `name` is its HTTP status. */
  'proxy_refused',
  /** The proxy cannot be connected to, or does not answer. */
  'proxy_silent',
  /** The server refuses the connection. */
  'refused',
  /** The connection broke off. */
  'broken',
  /** The server does not answer in time. */
  'timeout',
  /** The server's name is not known. */
  'name_not_found',
  /** This computer has no network. */
  'no_network',
] as const;

export type CauseKind = (typeof causeKinds)[number];

/** A cause as facts; its words come from `causeWords`. Holds no login and no password. */
export interface NetworkCause {
  readonly kind: CauseKind;
  /** The server that was to be reached: `api.anthropic.com`. */
  readonly host: string;
  /** The proxy on the way: `proxy.corp:8080`; `null`: none is known. */
  readonly proxy: string | null;
  /** See the kinds; `null`: none, or not known. */
  readonly name: string | null;
}

/** The cause of two failed attempts that says most. */
export function clearerCause(first: NetworkCause, second: NetworkCause): NetworkCause {
  const rank = ({ kind, name }: NetworkCause) => causeKinds.indexOf(kind) * 2 + (name === null ? 1 : 0);
  return rank(second) <= rank(first) ? second : first;
}

/**
 * An authority that is not trusted, while the user's own file with certificates gives none: that file is to be mended.
 * @param hasEmptyFile whether NODE_EXTRA_CA_CERTS names a file without a readable certificate
 */
export function withEmptyFile(cause: NetworkCause, hasEmptyFile: boolean): NetworkCause {
  return cause.kind === 'certificate_untrusted' && hasEmptyFile
    ? { ...cause, kind: 'certificate_file' }
    : cause;
}

/** A connection that failed, and why. */
export class NetworkError extends Error {
  constructor(
    readonly network: NetworkCause,
    /** Whether the request surely was not sent: then it may be sent on another way. */
    readonly neverSent: boolean,
    options?: ErrorOptions,
  ) {
    super(`the connection failed: ${network.kind}`, options);
    this.name = 'NetworkError';
  }
}

/** The cause that an error carries, itself or along its chain of causes; `null` without one. */
export function networkErrorOf(error: unknown): NetworkError | null {
  let next: unknown = error;
  for (let depth = 0; depth < 5 && next instanceof Error; depth += 1) {
    if (next instanceof NetworkError) return next;
    next = next.cause;
  }
  return null;
}

/** What a code of Node or Chromium means for the connection it came from, in the order of trial. */
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

/** What a code says (`ECONNREFUSED`, `ERR_PROXY_CONNECTION_FAILED`); `null` for one that says nothing. */
export function causeOfCode(code: string): CauseKind | null {
  return byCode.find(([, codes]) => codes.test(code))?.[0] ?? null;
}

/** What an error on the way to the proxy itself means: all of its faults are one to the user, but no network. */
export function proxyCauseOfCode(code: string): CauseKind {
  const kind = causeOfCode(code);
  if (kind === 'no_network' || kind === 'tls' || kind?.startsWith('certificate_') === true) return kind;
  return 'proxy_silent';
}
