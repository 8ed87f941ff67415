import { createHash } from 'node:crypto';

/**
 * Hashes a token to 16 hex digits: the key of its cooldown, which ends when the token changes. Not reversible; safe to
 * store and log.
 */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex').slice(0, 16);
}
