import { describe, expect, it } from 'vitest';
import { costOf, modelId, ratesOf } from '../../../electron/core/prices';
import { totalsBy } from '../../../electron/core/token-totals';
import { noTokens, type TokenUse } from '../../../electron/core/tokens';

const AT = Date.UTC(2026, 10, 1);
const million = { input: 1e6, output: 1e6, cacheRead: 1e6, cacheWrite5m: 1e6, cacheWrite1h: 1e6 };

describe('a model', () => {
  it.each([
    ['claude-opus-4-5-20251101', 'claude-opus-4-5'],
    ['us.anthropic.claude-opus-4-5-20251101-v1:0', 'claude-opus-4-5'],
    ['anthropic/claude-sonnet-4-6', 'claude-sonnet-4-6'],
    ['claude-opus-4-6[1m]', 'claude-opus-4-6'],
    ['claude-opus-4@20250514', 'claude-opus-4'],
    ['claude-3-5-haiku-20241022', 'claude-haiku-3-5'],
    ['claude-3-7-sonnet-latest', 'claude-sonnet-3-7'],
    ['claude-fable-5-1', 'claude-fable-5-1'],
  ])('%s is %s', (written, id) => {
    expect(modelId(written)).toBe(id);
  });

  it.each([
    ['claude-fable-5-1', [10, 12.5, 20, 0.25, 50]],
    ['claude-fable-5', [10, 12.5, 20, 1, 50]],
    ['claude-opus-5-5', [4, 5, 8, 0.2, 20]],
    ['claude-opus-4-8', [5, 6.25, 10, 0.5, 25]],
    ['claude-opus-4-1', [15, 18.75, 30, 1.5, 75]],
    ['claude-sonnet-4-6', [3, 3.75, 6, 0.3, 15]],
    ['claude-haiku-4-5', [1, 1.25, 2, 0.1, 5]],
    ['claude-haiku-3-5', [0.8, 1, 1.6, 0.08, 4]],
  ])('%s costs what the list says', (model, [input, write5m, write1h, cacheRead, output]) => {
    expect(ratesOf(model, AT, 0)).toEqual({ input, write5m, write1h, cacheRead, output });
  });
});

describe('the price', () => {
  it('is that of the day: Sonnet 5.5 reads its cache at half price since 7 October', () => {
    const day = (date: number) => ratesOf('claude-sonnet-5-5', Date.UTC(2026, 9, date), 0)?.cacheRead;
    expect([day(6), day(7), day(8)]).toEqual([0.2, 0.1, 0.1]);
  });

  it('goes by the length of the whole prompt: Haiku 5.5 over 100,000 tokens', () => {
    const cost = (cacheRead: number) =>
      costOf({
        model: 'claude-haiku-5-5',
        at: AT,
        fast: false,
        tokens: { ...noTokens, input: 10, cacheRead, output: 1e6 },
      });
    expect(cost(99_990)).toBeCloseTo(0.5 + (10 * 0.1 + 99_990 * 0.01) / 1e6, 9);
    expect(cost(99_991)).toBeCloseTo(2.5 + (10 * 0.5 + 99_991 * 0.05) / 1e6, 9);
  });

  it('counts writes of an hour double', () => {
    expect(costOf({ model: 'claude-opus-4-6', at: AT, fast: false, tokens: million })).toBeCloseTo(
      5 + 25 + 0.5 + 6.25 + 10,
      9,
    );
  });

  it('is unknown, not 0, for other models, and for fast mode', () => {
    const tokens = { ...noTokens, input: 5 };
    for (const model of ['gpt-7', 'claude-opus-9', '', 'constructor', '__proto__'])
      expect(costOf({ model, at: AT, fast: false, tokens })).toBeNull();
    expect(costOf({ model: 'claude-opus-4-6', at: AT, fast: true, tokens })).toBeNull();
  });
});

describe('totals', () => {
  const use = (model: string, output: number): TokenUse => ({
    ...{
      messageId: 'm',
      requestId: null,
      at: AT,
      model,
      tokens: { ...noTokens, output },
      origin: 'transcript',
    },
    ...{
      account: null,
      sessionId: null,
      project: null,
      branch: null,
      sidechain: false,
      fast: false,
      onPlan: true,
      copied: false,
    },
  });

  it('are of all and by key; a sum with an unknown part is not known', () => {
    const { totals, groups } = totalsBy(
      [use('claude-opus-4-6', 1e6), use('x', 7), use('x', 8)],
      ({ model }) => model,
    );
    expect(totals).toMatchObject({
      messages: 3,
      output: 1_000_015,
      costUsd: null,
      knownCostUsd: 25,
      unpricedMessages: 2,
    });
    expect(groups).toMatchObject([
      { key: 'claude-opus-4-6', messages: 1, costUsd: 25, unpricedMessages: 0 },
      { key: 'x', messages: 2, output: 15, costUsd: null, knownCostUsd: 0, unpricedMessages: 2 },
    ]);
  });
});
