import type { NetworkCause } from '../core/network/cause';
import type { ApiFailure } from '../sources/usage-api/failure';
import type { ApiAnswer } from '../sources/usage-api/request';

/** Why a request did not reach Anthropic: where the system itself says that there is no network, that is the cause. */
export function causeOf({ kind, cause }: ApiFailure, isOnline: boolean): NetworkCause | undefined {
  if (kind !== 'offline' || isOnline) return cause;
  return { kind: 'no_network', host: cause?.host ?? '', proxy: null, name: null };
}

/** The failure of an answer that came and is not understood. `detail` says what of it, redacted. */
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
