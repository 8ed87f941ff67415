import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loginFacts } from '../../../../electron/sources/credentials/credential';
import { CANARY, credential, expectNoCanary, NOW } from './support';

describe('createCredential', () => {
  it('a credential gives the token only by its property’s name', () => {
    expect(credential().accessToken).toBe(CANARY);
  });

  it.each([
    ['JSON', () => JSON.stringify({ nested: [credential()] })],
    ['inspect', () => inspect({ nested: [credential()] }, { depth: null, showHidden: true, getters: true })],
    ['inspect without custom', () => inspect(credential(), { customInspect: false })],
    ['format %o', () => format('%s %o %O %j', credential(), credential(), credential(), credential())],
    ['a spread', () => inspect({ ...credential() }, { showHidden: true })],
    ['Object.assign', () => JSON.stringify(Object.assign({}, credential()))],
    ['a structured clone', () => inspect(structuredClone(credential()))],
    ['an error', () => inspect(new Error('failed', { cause: credential() }), { depth: null })],
    ['a string', () => format('%s', credential())],
  ])('a credential does not leak through %s', (_name, leak) => {
    const text = leak();
    expect(text.length).toBeGreaterThan(10);
    expect(text).not.toContain(CANARY);
  });

  it('a credential shows that there is a token, and all the rest', () => {
    expect(JSON.parse(JSON.stringify(credential()))).toEqual({
      accessToken: '<redacted>',
      expiresAt: NOW + 8 * 3_600_000,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
      rateLimitTier: 'default_claude_max_5x',
      origin: { finder: 'file', where: '/home/ada/.claude/.credentials.json' },
      warnings: [],
    });
  });

  it('a credential cannot be changed', () => {
    expect(Object.isFrozen(credential())).toBe(true);
  });

  it('the facts of a credential are without the token', () => {
    expect(loginFacts(credential())).toEqual({
      expiresAt: NOW + 8 * 3_600_000,
      scopes: ['user:inference', 'user:profile'],
      subscriptionType: 'max',
      rateLimitTier: 'default_claude_max_5x',
      warnings: [],
    });
    expectNoCanary(loginFacts(credential()));
  });
});
