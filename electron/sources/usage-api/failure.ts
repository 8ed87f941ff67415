import type { NetworkCause } from '../../core/network/cause';
import type { ProblemKind } from '../../core/problem';

/** What exactly went wrong, for the log and `doctor`; `ProblemKind` is what a person is told. */
export type FailureReason =
  /** Nothing was sent: the token is empty or no token at all. */
  | 'no_token'
  /** Nothing was sent: the address is none, or not safe for a token. */
  | 'bad_address'
  /** The caller gave up; not news for anybody. */
  | 'cancelled'
  /** Anthropic's API said no: see `status`. */
  | 'refused_by_api'
  /** Anthropic's servers are in trouble (5xx). */
  | 'server_trouble'
  /** Something in between said no in Anthropic's place (Cloudflare, a proxy). */
  | 'blocked'
  /** A web page or a redirect where data was due: a network's sign-in page, mostly. */
  | 'portal'
  | 'too_large'
  | 'not_json'
  | 'unknown_shape'
  | NetworkReason;

/** The request never got an answer. */
export type NetworkReason =
  'no_network' | 'dns' | 'connection_refused' | 'tls' | 'timeout' | 'reset' | 'proxy' | 'network';

/** Why a request gave no data. */
export interface ApiFailure {
  readonly kind: ProblemKind;
  readonly reason: FailureReason;
  /** HTTP status; `null` when there was no answer. */
  readonly status: number | null;
  /** What `Retry-After` asked for (0 = "now", which no caller should believe); `null` without a usable one. */
  readonly retryAfterMs: number | null;
  /** From `anthropic-organization-id`: a refusal too says whose token it was; `null` without an answer. */
  readonly organizationId: string | null;
  /** Whether the answer bore a `request-id`: one that does not never reached what knows the login. */
  readonly hasRequestId: boolean;
  /** One short line, redacted: no token, no e-mail address, no address of this machine. */
  readonly detail: string;
  /** The way to the API is at fault, not the login or the API: another network or transport may help. */
  readonly transport: boolean;
  /** Why the server was not reached, for a person; absent: it was, or it is not known. */
  readonly cause?: NetworkCause;
}

/** A failure without an answer of the API's own. */
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
