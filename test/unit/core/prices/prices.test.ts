import { describe, expect, it } from 'vitest';
import { createPricer, type PricedUse } from '../../../../electron/core/prices/prices';
import { PRICES } from '../../../../electron/core/prices/price-table';
import { termsOf } from '../../../../electron/core/prices/price-terms';
import { totalsBy } from '../../../../electron/core/tokens/token-totals';
import { noTokens } from '../../../../electron/core/tokens/tokens';
import { useOf } from '../../../fakes/token-use';

const NOVEMBER = Date.UTC(2026, 10, 20);
const million = { input: 1e6, output: 1e6, cacheRead: 1e6, cacheWrite5m: 1e6, cacheWrite1h: 1e6 };

function use(model: string, rest: Partial<PricedUse> = {}): PricedUse {
  return { model, at: NOVEMBER, tokens: { ...noTokens, output: 1e6 }, fast: false, terms: 0, ...rest };
}

const listPrice = createPricer();
const costOf = (priced: PricedUse): number | null => listPrice(priced).usd;

/**
 * A million tokens each of input and output, in two responses, so that no prompt is a long one because of its output.
 */
function inOut(model: string, rest: Partial<PricedUse> = {}): readonly (number | null)[] {
  const exact = (cost: number | null, times: number) => cost && Math.round(cost * times * 1e6) / 1e6;
  const input = costOf(use(model, { tokens: { ...noTokens, input: 100_000 }, ...rest }));
  return [exact(input, 10), exact(costOf(use(model, rest)), 1)];
}

const terms = (said: Partial<Parameters<typeof termsOf>[0]>) => termsOf({ searches: 0, ...said });

describe('the list price', () => {
  it.each([
    ['claude-fable-5-2', [8, 10, 16, 0.2, 40]],
    ['claude-mythos-5-2', [8, 10, 16, 0.2, 40]],
    ['claude-fable-5-1', [10, 12.5, 20, 0.25, 50]],
    ['claude-fable-5', [10, 12.5, 20, 1, 50]],
    ['claude-opus-5-5', [4, 5, 8, 0.2, 20]],
    ['claude-opus-4-8', [5, 6.25, 10, 0.5, 25]],
    ['claude-opus-4-1', [15, 18.75, 30, 1.5, 75]],
    ['claude-sonnet-4-6', [3, 3.75, 6, 0.3, 15]],
    ['claude-haiku-4-5', [1, 1.25, 2, 0.1, 5]],
    ['claude-haiku-3-5', [0.8, 1, 1.6, 0.08, 4]],
    ['claude-haiku-3', [0.25, 0.3, 0.5, 0.03, 1.25]],
  ])('of %s is that of each kind of token', (model, prices) => {
    const kinds = ['input', 'cacheWrite5m', 'cacheWrite1h', 'cacheRead', 'output'] as const;
    const each = kinds.map((kind) => costOf(use(model, { tokens: { ...noTokens, [kind]: 50_000 } })));
    expect(each.map((cost) => Math.round((cost ?? 0) * 20 * 1e9) / 1e9)).toEqual(prices);
    expect(costOf(use(model, { tokens: million }))).toBeCloseTo(
      prices.reduce((sum, price) => sum + price, 0),
      9,
    );
  });

  it('is that of the day: Sonnet 5.5 reads its cache at half price since 7 October 2026', () => {
    const tokens = { ...noTokens, cacheRead: 1e6 };
    const day = (date: number) => costOf(use('claude-sonnet-5-5', { at: Date.UTC(2026, 9, date), tokens }));
    expect([day(6), day(7), day(8)]).toEqual([0.2, 0.1, 0.1]);
  });

  it('depends on the length of the whole prompt: Haiku 5.5 over 100,000 tokens', () => {
    const cost = (cacheRead: number) =>
      costOf(use('claude-haiku-5-5', { tokens: { ...noTokens, input: 10, cacheRead, output: 1e6 } }));
    expect(cost(99_990)).toBeCloseTo(0.5 + (10 * 0.1 + 99_990 * 0.01) / 1e6, 9);
    expect(cost(99_991)).toBeCloseTo(2.5 + (10 * 0.5 + 99_991 * 0.05) / 1e6, 9);
  });

  it.each([
    // Sonnet 4 accepted such prompts from 12 August 2025 to 30 April 2026 only.
    ['claude-sonnet-4', Date.UTC(2025, 7, 11), 3, 15],
    ['claude-sonnet-4', Date.UTC(2025, 7, 12), 6, 22.5],
    ['claude-sonnet-4-5', Date.UTC(2026, 3, 29), 6, 22.5],
    ['claude-sonnet-4-5', Date.UTC(2026, 3, 30), 3, 15],
    // The beta of Claude 4.6 ended on 13 March 2026.
    ['claude-sonnet-4-6', Date.UTC(2026, 2, 12), 6, 22.5],
    ['claude-opus-4-6', Date.UTC(2026, 2, 12), 10, 37.5],
    ['claude-opus-4-6', Date.UTC(2026, 2, 13), 5, 25],
    ['claude-opus-4-5', Date.UTC(2026, 2, 12), 5, 25],
  ])('of %s over 200,000 tokens is that of the day', (model, at, input, output) => {
    const [usual = 0] = inOut(model, { at });
    const cost = (tokens: number) => costOf(use(model, { at, tokens: { ...noTokens, input: tokens } }));
    expect(cost(200_000)).toBeCloseTo((usual ?? 0) * 0.2, 9);
    expect(cost(200_001)).toBeCloseTo((input * 200_001) / 1e6, 9);
    const long = { ...noTokens, cacheRead: 300_000, output: 1e6 };
    expect(costOf(use(model, { at, tokens: long }))).toBeCloseTo(input * 0.03 + output, 9);
  });

  it('is unknown, not 0, for other models', () => {
    for (const model of ['gpt-7', 'claude-opus-9', '', 'constructor', '__proto__', 'unknown'])
      expect(costOf(use(model))).toBeNull();
  });

  it('names two pages as sources where two have it', () => {
    const siteOf = (url: string): string => {
      const { host, pathname } = new URL(url);
      return host === 'github.com' ? `${host}/${pathname.split('/')[1] ?? ''}` : host;
    };
    const alone = [...PRICES].flatMap(([model, { usual, fast }]) =>
      [...usual, ...fast].some(({ sources }) => new Set(sources.map(siteOf)).size < 2) ? [model] : [],
    );
    expect(alone).toEqual(['claude-mythos-5-2']);
  });
});

describe('the price of fast mode', () => {
  const fast = { fast: true };

  it.each([
    ['claude-opus-5', NOVEMBER, 10, 50],
    ['claude-opus-4-8', Date.UTC(2026, 10, 29), 10, 50],
    ['claude-opus-4-8', Date.UTC(2026, 10, 30, 23), 10, 50],
    ['claude-opus-5-5', NOVEMBER, 8, 40],
    ['claude-fable-5-2', NOVEMBER, 16, 80],
    ['claude-opus-4-7', Date.UTC(2026, 6, 23), 30, 150],
    ['claude-opus-4-6', Date.UTC(2026, 4, 1), 30, 150],
    ['claude-opus-4-6', Date.UTC(2026, 1, 10), 15, 75],
  ])('of %s is that of its day', (model, at, input, output) => {
    expect(inOut(model, { ...fast, at })).toEqual([input, output]);
    const cached = { ...noTokens, cacheWrite5m: 50_000, cacheWrite1h: 50_000 };
    expect(costOf(use(model, { ...fast, at, tokens: cached }))).toBeCloseTo(0.05 * input * 3.25, 9);
  });

  it('is unknown after its end, and where there never was one', () => {
    for (const [model, at] of [
      ['claude-opus-4-8', Date.UTC(2026, 11, 1)],
      ['claude-opus-4-7', Date.UTC(2026, 6, 25)],
      ['claude-opus-4-6', NOVEMBER],
      ['claude-fable-5', NOVEMBER],
      ['claude-sonnet-5-5', NOVEMBER],
      ['claude-haiku-4-5', NOVEMBER],
    ] as const)
      expect([model, costOf(use(model, { ...fast, at }))]).toEqual([model, null]);
  });

  it('applies to a model whose name contains fast mode', () => {
    for (const model of ['claude-opus-5-fast', 'anthropic/claude-opus-5-fast-20260723', 'claude-opus-5@fast'])
      expect([model, costOf(use(model))]).toEqual([model, 50]);
    expect(costOf(use('claude-sonnet-5-fast'))).toBeNull();
  });
});

describe('the terms of a response', () => {
  it('halve the price for the Batch API, add a tenth in the United States, and both at once', () => {
    const batch = terms({ service_tier: 'batch' });
    const us = terms({ inference_geo: 'us' });
    expect(inOut('claude-opus-5', { terms: batch })).toEqual([2.5, 12.5]);
    expect(inOut('claude-opus-5', { terms: us })).toEqual([5.5, 27.5]);
    expect(costOf(use('claude-opus-5', { terms: batch | us }))).toBeCloseTo(13.75, 9);
    expect(costOf(use('claude-opus-5', { terms: us, fast: true }))).toBeCloseTo(55, 9);
  });

  it('are the usual ones for all other known words', () => {
    for (const said of [
      {},
      { service_tier: 'standard', inference_geo: 'not_available', speed: 'standard' },
      { service_tier: null, inference_geo: null, speed: null },
      { service_tier: '', inference_geo: '', speed: 'fast' },
      { inference_geo: 'global', service_tier: 7 },
    ])
      expect(terms(said)).toBe(0);
  });

  it('have no price where none is listed', () => {
    for (const said of [
      { service_tier: 'priority' },
      { service_tier: 'turbo' },
      { inference_geo: 'eu' },
      { speed: 'slow' },
    ])
      expect([said, costOf(use('claude-opus-5', { terms: terms(said) }))]).toEqual([said, null]);
    // Anthropic accepts no such request, so its price is unknown.
    expect(costOf(use('claude-opus-4-5', { terms: terms({ inference_geo: 'us' }) }))).toBeNull();
    expect(costOf(use('claude-opus-5', { fast: true, terms: terms({ service_tier: 'batch' }) }))).toBeNull();
  });

  it('add ten dollars for a thousand web searches, in each tier', () => {
    const price = (said: Partial<Parameters<typeof termsOf>[0]>) =>
      costOf(use('claude-sonnet-4-5', { tokens: noTokens, terms: terms(said) }));
    expect(price({ searches: 1000 })).toBeCloseTo(10, 9);
    expect(price({ searches: 3, service_tier: 'batch' })).toBeCloseTo(0.03, 9);
    for (const searches of [0, -4, '9', null, Number.NaN]) expect(price({ searches })).toBe(0);
    expect(costOf(use('glm-5', { terms: terms({ searches: 2 }) }))).toBeNull();
  });
});

describe('the user’s own price', () => {
  const rates = { input: 0.6, output: 2.2, cacheRead: 0.11, cacheWrite5m: 0, cacheWrite1h: 0 };

  it('applies to a model in any spelling, and to no other', () => {
    const priceOf = createPricer({ factor: 1, models: { 'GLM-5': rates, 'claude-opus-4.8': rates } });
    for (const model of ['glm-5', 'Glm-5 ', 'us.anthropic.claude-opus-4-8-v1:0', 'claude-4.8-opus[1m]'])
      expect([model, priceOf(use(model))]).toEqual([model, { usd: 2.2, isOwn: true }]);
    expect(priceOf(use('glm-5-air'))).toEqual({ usd: null, isOwn: false });
    expect(priceOf(use('claude-opus-5'))).toEqual({ usd: 25, isOwn: false });
    // Fast mode has an own price, or that of the list.
    expect(priceOf(use('claude-opus-4-8', { fast: true }))).toEqual({ usd: 50, isOwn: false });
    const fastToo = createPricer({ factor: 1, models: { 'claude-opus-4-8-fast': rates } });
    expect(fastToo(use('claude-opus-4-8', { fast: true }))).toEqual({ usd: 2.2, isOwn: true });
    expect(fastToo(use('claude-opus-4-8'))).toEqual({ usd: 25, isOwn: false });
  });

  it('may be a factor for all list prices, but not for models with own prices', () => {
    const priceOf = createPricer({ factor: 0.8, models: { 'glm-5': rates } });
    expect(priceOf(use('claude-opus-5'))).toEqual({ usd: 20, isOwn: true });
    expect(priceOf(use('glm-5'))).toEqual({ usd: 2.2, isOwn: true });
    expect(priceOf(use('gpt-7'))).toEqual({ usd: null, isOwn: false });
  });
});

describe('the totals', () => {
  const of = (model: string, output: number, rest = {}) =>
    useOf('m', { model, at: NOVEMBER, tokens: { ...noTokens, output }, ...rest });

  it('are computed for all and by key, with responses without a price beside the known sum', () => {
    const { totals, groups } = totalsBy(
      [of('claude-opus-4-6', 1e6), of('x', 7), of('x', 8), of('claude-opus-4-6', 1e6, { fast: true })],
      ({ model }) => model,
    );
    expect(totals).toMatchObject({
      messages: 4,
      costUsd: null,
      knownCostUsd: 25,
      unpriced: { messages: 3, tokens: 1_000_015 },
      unpricedMessages: 3,
      ownPricedMessages: 0,
    });
    expect(groups).toMatchObject([
      { key: 'claude-opus-4-6', messages: 2, costUsd: null, knownCostUsd: 25, unpriced: { messages: 1 } },
      { key: 'x', messages: 2, costUsd: null, knownCostUsd: 0, unpriced: { messages: 2, tokens: 15 } },
    ]);
    const known = totalsBy([of('claude-opus-4-6', 1e6)], () => '').totals;
    expect(known).toMatchObject({ costUsd: 25, knownCostUsd: 25, unpriced: { messages: 0, tokens: 0 } });
  });

  it('count the responses with a price of the user’s own', () => {
    const own = createPricer({ factor: 1, models: { x: million } });
    const { totals } = totalsBy([of('x', 1), of('claude-opus-5', 1)], () => '', own);
    expect(totals).toMatchObject({ costUsd: 1.000025, ownPricedMessages: 1 });
  });
});
