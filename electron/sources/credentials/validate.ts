import type { ProblemKind } from '../../core/problem';
import type { Credential } from './types';

/** A token that expires this soon is not sent, since it could expire on the way. */
const EXPIRY_SKEW_MS = 60_000;

/** The scope that `GET /api/oauth/usage` requires; tokens of `claude setup-token` lack it. */
const USAGE_SCOPE = 'user:profile';

/**
 * The reason why a credential must not be sent, or `null`. Called before any request: Anthropic answers an empty bearer
 * token with a 429 of an hour, and an expired one with a 401 and then a 429 for the whole machine.
 */
export function checkCredential(credential: Credential, now: number): ProblemKind | null {
  if (credential.accessToken === '') return 'no_credentials';
  if (isExpired(credential, now)) return 'expired';
  if (credential.scopes !== null && !credential.scopes.includes(USAGE_SCOPE)) return 'missing_scope';
  return null;
}

/** Whether the token expires within a minute of `now` (epoch ms); false where the expiry is not known. */
export function isExpired(credential: Credential, now: number): boolean {
  return credential.expiresAt !== null && credential.expiresAt - now <= EXPIRY_SKEW_MS;
}

/**
 * The best of several credentials: a usable one before any other, then the newest `expiresAt` (unknown counts as
 * oldest), then the order of the list. An old file must not come before a valid keychain item:
 * https://github.com/robinebers/openusage/issues/738
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
