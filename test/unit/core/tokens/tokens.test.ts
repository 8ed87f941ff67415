import { describe, expect, test } from 'vitest';
import {
  addTokens,
  mergeUse,
  noTokens,
  useKey,
  type TokenUse,
} from '../../../../electron/core/tokens/tokens';

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
  onPlan: true,
  copied: false,
  fast: false,
  terms: 0,
  ...over,
});

describe('two records of the same response', () => {
  test('have the same key by message id and request id', () => {
    expect(useKey(use())).toBe(useKey(use({ sessionId: 'fork', at: 5 })));
    expect(useKey(use())).not.toBe(useKey(use({ requestId: 'req_2' })));
  });

  test.each(['msg_1', 'chatcmpl-9', '0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f'])(
    'have the same key by a unique message id within a session without a request id: %s',
    (messageId) => {
      const told = { messageId, requestId: null };
      expect(useKey(use(told))).toBe(useKey(use({ ...told, at: 5 })));
      expect(useKey(use(told))).not.toBe(useKey(use({ ...told, sessionId: 'other' })));
    },
  );

  test.each(['ocgo', 'chatcmpl', 'msg_', '0a1b2c3d', '1', 'response'])(
    'need the same time, too, if the message id cannot be unique: %s',
    (messageId) => {
      const told = { messageId, requestId: null };
      expect(useKey(use(told))).toBe(useKey(use({ ...told, tokens: noTokens })));
      expect(useKey(use(told))).not.toBe(useKey(use({ ...told, at: 5 })));
    },
  );

  test('merge to at least the counts of either, in any order', () => {
    const full = use({ tokens: { input: 900, output: 7, cacheRead: 5, cacheWrite5m: 0, cacheWrite1h: 40 } });
    const bare = use({ tokens: { ...noTokens, output: 7, cacheWrite5m: 40 } });
    for (const merged of [mergeUse(full, bare), mergeUse(bare, full)])
      expect(merged.tokens).toEqual(full.tokens);
  });

  test('merge to the place of the response’s own session, not of a fork’s copy', () => {
    const own = use();
    const copy = use({ sessionId: 'fork', project: '/fork', branch: null, copied: true });
    for (const merged of [mergeUse(own, copy), mergeUse(copy, own)])
      expect(merged).toMatchObject({ sessionId: 's', project: '/p', branch: 'main', copied: false });
  });

  test('merge to the tokens of the larger output and the earlier time, in either order', () => {
    const early = use({ at: 2000, tokens: { ...noTokens, input: 10, output: 1 } });
    const final = use({ at: 3000, tokens: { ...noTokens, input: 10, output: 500 } });
    for (const merged of [mergeUse(early, final), mergeUse(final, early)]) {
      expect(merged.tokens.output).toBe(500);
      expect(merged.at).toBe(2000);
    }
  });

  test('merge to the fields that only one of them has', () => {
    const proxy = use({ origin: 'proxy', sessionId: null, project: null, branch: null, account: 'org' });
    const merged = mergeUse(proxy, use());
    expect(merged).toMatchObject({ origin: 'proxy', account: 'org', sessionId: 's', project: '/p' });
  });
});

test('addTokens adds each field', () => {
  const one = { input: 1, output: 2, cacheRead: 3, cacheWrite5m: 4, cacheWrite1h: 5 };
  expect(addTokens(one, addTokens(one, noTokens))).toEqual({
    input: 2,
    output: 4,
    cacheRead: 6,
    cacheWrite5m: 8,
    cacheWrite1h: 10,
  });
});
