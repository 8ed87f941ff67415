import { createHash } from 'node:crypto';

/**
 * The hash of an account's key by which two machines find that they use the same account, 16 hex digits. `null` for a
 * key that names a folder or nothing: it has no meaning on another machine.
 */
export function accountHash(key: string | null): string | null {
  if (key === null || key.startsWith('dir-')) return null;
  return createHash('sha256').update(`quotide account ${key}`).digest('hex').slice(0, 16);
}
