import type { ProblemKind } from '../../core/problem';
import type { Credential } from './types';

/** A token this close to its end is not sent: it would arrive expired. */
const EXPIRY_SKEW_MS = 60_000;

/** What `GET /api/oauth/usage` asks for; tokens of `claude setup-token` lack it. */
const USAGE_SCOPE = 'user:profile';

/**
 * Why a credential must not be sent, or `null`. Pure, and asked before any request: an empty bearer earns a 429
 * of an hour, an expired one a 401 and then a 429 for the whole machine (facts §1.1, §8.8).
 */
export function checkCredential(credential: Credential, now: number): ProblemKind | null {
  if (credential.accessToken === '') return 'no_credentials';
  if (isExpired(credential, now)) return 'expired';
  if (credential.scopes !== null && !credential.scopes.includes(USAGE_SCOPE)) return 'missing_scope';
  return null;
}

/** Whether the token ends within a minute of `now` (epoch ms); unknown expiry is not expired. */
export function isExpired(credential: Credential, now: number): boolean {
  return credential.expiresAt !== null && credential.expiresAt - now <= EXPIRY_SKEW_MS;
}

/**
 * The best of several: a usable one beats any other, then the newest `expiresAt` (unknown counts as oldest), then
 * the earlier in the list. A stale file must not beat a live keychain: robinebers/openusage#738.
 */
export function bestCredential(credentials: readonly Credential[], now: number): Credential | null {
  let best: Credential | null = null;
  for (const candidate of credentials) {
    if (best === null || isBetter(candidate, best, now)) best = candidate;
  }
  return best;
}

function isBetter(a: Credential, b: Credential, now: number): boolean {
  const usable = checkCredential(a, now) === null;
  if (usable !== (checkCredential(b, now) === null)) return usable;
  return (a.expiresAt ?? -Infinity) > (b.expiresAt ?? -Infinity);
}
