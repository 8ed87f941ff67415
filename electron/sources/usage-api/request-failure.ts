import type { NetworkCause } from '../../core/network/failure-cause';
import type { ProblemKind } from '../../core/problem';

/** The exact failure, for the log and `doctor`; `ProblemKind` is for the screen. */
export type FailureReason =
  /** Nothing was sent: the token is empty or malformed. */
  | 'no_token'
  /** Nothing was sent: the address is invalid, or not safe for a token. */
  | 'bad_address'
  /** The caller cancelled the request; not shown as a problem. */
  | 'cancelled'
  /** Anthropic's API refused: see `status`. */
  | 'refused_by_api'
  /** Anthropic's servers failed (5xx). */
  | 'server_trouble'
  /** A server before Anthropic's refused (Cloudflare, a proxy). */
  | 'blocked'
  /** A web page or a redirect came instead of data, mostly the sign-in page of a network. */
  | 'portal'
  | 'too_large'
  | 'not_json'
  | 'unknown_shape'
  | NetworkReason;

/** The request got no answer. */
export type NetworkReason =
  'no_network' | 'dns' | 'connection_refused' | 'tls' | 'timeout' | 'reset' | 'proxy' | 'network';

/** Why a request gave no data. */
export interface ApiFailure {
  readonly kind: ProblemKind;
  readonly reason: FailureReason;
  /** HTTP status; `null` when there was no answer. */
  readonly status: number | null;
  /** The wait of `Retry-After` in ms; 0 means "now", which callers must not follow; `null` without a usable header. */
  readonly retryAfterMs: number | null;
  /** From `anthropic-organization-id`, which refusals have too; `null` without an answer. */
  readonly organizationId: string | null;
  /** Whether the answer has a `request-id`; an answer without one did not come from the servers that check logins. */
  readonly hasRequestId: boolean;
  /** One short line, redacted: no token, no e-mail address, no address of this machine. */
  readonly detail: string;
  /** Whether the way to the API failed, not the login or the API: another network or transport may help. */
  readonly transport: boolean;
  /**
   * The cause why the server was not reached, for the screen; absent where it was reached, or the cause is not known.
   */
  readonly cause?: NetworkCause;
}

/** Creates a failure without an answer of the API. */
export function plainFailure(
  kind: ProblemKind,
  reason: FailureReason,
  detail: string,
  transport = false,
): ApiFailure {
  return {
    kind,
    reason,
    status: null,
    retryAfterMs: null,
    organizationId: null,
    hasRequestId: false,
    detail,
    transport,
  };
}
