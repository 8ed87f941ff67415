import { createCredential } from './credential';
import type { Finder, Origin } from './types';

const VARIABLE = 'CLAUDE_CODE_OAUTH_TOKEN';

/**
 * Finds the token of `claude setup-token`. Such a token has only the scope `user:inference`: `checkCredential`
 * therefore refuses it for usage requests, and a stored login always has precedence.
 */
export function createEnvironmentFinder(env: Readonly<Record<string, string | undefined>>): Finder {
  const origin: Origin = { finder: 'environment', where: VARIABLE };
  return {
    id: 'environment',
    find() {
      const accessToken = (env[VARIABLE] ?? '').trim();
      if (accessToken === '') return Promise.resolve({ ...origin, outcome: 'absent', detail: 'not set' });
      const credential = createCredential({
        accessToken,
        expiresAt: null,
        scopes: ['user:inference'],
        subscriptionType: null,
        rateLimitTier: null,
        origin,
        warnings: [],
      });
      const detail = 'set, but such a token may only talk to Claude: it cannot read usage';
      return Promise.resolve({ ...origin, outcome: 'found', detail, credential });
    },
  };
}
