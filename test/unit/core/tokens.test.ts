import { describe, expect, test } from 'vitest';
import { addTokens, mergeUse, noTokens, useKey, type TokenUse } from '../../../electron/core/tokens';

const use = (over: Partial<TokenUse> = {}): TokenUse => ({
  messageId: 'msg_1',
  requestId: 'req_1',
  at: 1000,
  model: 'claude-opus-5-5',
  tokens: { ...noTokens, input: 10, output: 1 },
  origin: 'transcript',
  account: null,
  sessionId: 's',
  project: '/p',
  branch: 'main',
  sidechain: false,
  fast: false,
  ...over,
});

describe('the same response told twice', () => {
  test('is known by message id and request id, by the message id alone without one', () => {
    expect(useKey(use())).not.toBe(useKey(use({ requestId: 'req_2' })));
    expect(useKey(use({ requestId: null }))).toBe('msg_1');
  });

  test('has the tokens of the larger output and the first time, in either order', () => {
    const early = use({ at: 2000, tokens: { ...noTokens, input: 10, output: 1 } });
    const final = use({ at: 3000, tokens: { ...noTokens, input: 10, output: 500 } });
    for (const merged of [mergeUse(early, final), mergeUse(final, early)]) {
      expect(merged.tokens.output).toBe(500);
      expect(merged.at).toBe(2000);
    }
  });

  test('knows what only one telling knew', () => {
    const proxy = use({ origin: 'proxy', sessionId: null, project: null, branch: null, account: 'org' });
    const merged = mergeUse(proxy, use());
    expect(merged).toMatchObject({ origin: 'proxy', account: 'org', sessionId: 's', project: '/p' });
  });
});

test('sums add field by field', () => {
  const one = { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 };
  expect(addTokens(one, addTokens(one, noTokens))).toEqual({
    input: 2,
    output: 4,
    cacheRead: 6,
    cacheWrite5m: 8,
    cacheWrite1h: 10,
  });
});
