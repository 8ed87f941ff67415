import type { NetworkCause } from '../../core/network/failure-cause';
import type { Problem } from '../../core/problem';
import type { ApiFailure } from '../../sources/usage-api/request-failure';
import type { ApiAnswer } from '../../sources/usage-api/request';
import { refusalFacts, type Asking } from './request-log';
import { problemOf } from '../accounts/login-look';

/** The cause of a request that did not reach Anthropic: `no_network` if the system reports that there is none. */
function causeOf({ kind, cause }: ApiFailure, isOnline: boolean): NetworkCause | undefined {
  if (kind !== 'offline' || isOnline) return cause;
  return { kind: 'no_network', host: cause?.host ?? '', proxy: null, name: null };
}

/** The facts by which a refusal is judged, besides the failure itself. */
interface RefusalContext {
  /** The problem on show. */
  readonly shown: Problem | null;
  /** Scopes of the login that was refused; `null`: unknown. */
  readonly scopes: readonly string[] | null;
  /** Whether this computer has a network, as the system reports. */
  readonly isOnline: boolean;
  readonly now: number;
}

/** The problem to show after a request that failed. */
export function refusalProblem(
  failure: ApiFailure,
  asking: Asking,
  { shown, scopes, isOnline, now }: RefusalContext,
): Problem {
  const cause = causeOf(failure, isOnline);
  // A slow server before the network went away was not "offline" yet.
  const isLater = cause?.kind === 'no_network' && shown?.cause?.kind !== 'no_network';
  const problem = problemOf(failure.kind, isLater ? null : shown, now, failure.detail);
  const isLimited = failure.kind === 'rate_limited';
  return {
    ...problem,
    retryAt: isLimited ? (asking.cooldown?.until ?? null) : null,
    ...(isLimited && { refusal: refusalFacts(asking, failure, scopes) }),
    ...(cause !== undefined && { cause }),
  };
}

/** The failure of an answer with an unknown shape. `detail` names the part that was not understood, redacted. */
export function unknownShape({ status, organizationId, requestId }: ApiAnswer, detail: string): ApiFailure {
  return {
    kind: 'contract_changed',
    reason: 'unknown_shape',
    status,
    retryAfterMs: null,
    organizationId,
    hasRequestId: requestId !== null,
    detail,
    transport: false,
  };
}
