import type { TokenUse } from '../../electron/core/tokens/tokens';

/** 2026-11-21T20:00:00Z. */
const AT = 1_795_291_200_000;

/** A response with 1111 tokens, 10 of them out; `rest` replaces what matters to a test. */
export function useOf(messageId: string, rest: Partial<TokenUse> = {}): TokenUse {
  return {
    messageId,
    requestId: `req_${messageId}`,
    at: AT,
    model: 'claude-opus-5-5',
    account: null,
    tokens: { input: 1, output: 10, cacheRead: 100, cacheWrite5m: 1000, cacheWrite1h: 0 },
    origin: 'transcript',
    sessionId: 's1',
    project: '/p',
    branch: 'main',
    sidechain: false,
    fast: false,
    terms: 0,
    onPlan: true,
    copied: false,
    ...rest,
  };
}
