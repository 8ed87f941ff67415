import { describe, expect, it } from 'vitest';
import { createEnvironmentFinder } from '../../../../electron/sources/credentials/environment-token';
import { checkCredential } from '../../../../electron/sources/credentials/validate';
import { CANARY, expectNoCanary, NOW } from './support';

describe('the environment finder', () => {
  it.each([{}, { CLAUDE_CODE_OAUTH_TOKEN: '' }, { CLAUDE_CODE_OAUTH_TOKEN: '  ' }])(
    'the environment finder finds nothing in %j',
    async (env) => {
      const finding = await createEnvironmentFinder(env).find({ reason: 'user' });
      expect(finding).toEqual({
        finder: 'environment',
        where: 'CLAUDE_CODE_OAUTH_TOKEN',
        outcome: 'absent',
        detail: 'not set',
      });
    },
  );

  it('the environment finder finds a token that must never be sent for usage, and gives the reason', async () => {
    const env = { CLAUDE_CODE_OAUTH_TOKEN: ` ${CANARY}\n` };
    const { credential, ...attempt } = await createEnvironmentFinder(env).find({ reason: 'background' });
    expect(credential?.accessToken).toBe(CANARY);
    expect(credential && checkCredential(credential, NOW)).toBe('missing_scope');
    expect(attempt.outcome).toBe('found');
    expect(attempt.detail).toContain('cannot read usage');
    expectNoCanary({ attempt, credential });
  });
});
