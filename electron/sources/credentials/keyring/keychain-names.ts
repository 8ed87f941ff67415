import { createHash } from 'node:crypto';

/** The service name of Claude Code's keychain item while `CLAUDE_CONFIG_DIR` is not set. */
export const PLAIN_SERVICE = 'Claude Code-credentials';

/**
 * The service name while it is set: the first 8 hex digits of the SHA-256 of the variable's text, NFC-normalised and
 * not resolved (https://github.com/robinebers/openusage/issues/424).
 */
export function hashedService(configDir: string): string {
  const digest = createHash('sha256').update(configDir.normalize('NFC'), 'utf8').digest('hex');
  return `${PLAIN_SERVICE}-${digest.slice(0, 8)}`;
}
