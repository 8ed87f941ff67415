import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf } from '../../../../electron/core/tokens/models';
import { spendsPlan } from '../../../../electron/core/tokens/plan-use';
import { createPricer } from '../../../../electron/core/prices/prices';
import { readModel } from '../../../../electron/core/prices/model-spelling';
import { PRICES } from '../../../../electron/core/prices/price-table';
import { noTokens } from '../../../../electron/core/tokens/tokens';

const AT = Date.UTC(2026, 10, 20);
const listPrice = createPricer();
const runs = { numRuns: process.env['QUOTIDE_LONG'] ? 20_000 : 300 };

function priceOf(model: string): number | null {
  const tokens = { ...noTokens, input: 1000, output: 1000 };
  return listPrice({ model, at: AT, fast: false, terms: 0, tokens }).usd;
}

describe('all spellings of a model', () => {
  it.each([
    'claude-opus-4-6',
    'claude-opus-4.6',
    'anthropic/claude-4.6-opus-20260205',
    'vertex_ai/claude-opus-4-6',
    'us.anthropic.claude-opus-4-6-v1:0',
    'eu.anthropic.claude-opus-4-6-v1',
    'apac.anthropic.claude-opus-4-6-20260205-v1:0',
    'global.anthropic.claude-opus-4-6-v1:0',
    'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-opus-4-6-v1:0',
    'bedrock/anthropic.claude-opus-4-6-v1:0:200k',
    'openrouter/anthropic/claude-opus-4.6:thinking',
    'claude-opus-4-6@20260205',
    'claude-opus-4-6@default',
    'claude-opus-4-6[1m]',
    'claude-opus-4-6-latest',
    'claude-opus-4-6-thinking',
    'claude-opus-4-6-thinking-32k',
    'CLAUDE-OPUS-4-6',
    'Claude Opus 4.6',
    'claude_opus_4_6',
    'databricks-claude-opus-4-6',
    'databricks/databricks-claude-opus-4-6',
    'anthropic--claude-4.6-opus',
    'publishers/anthropic/models/claude-opus-4-6',
    'github_copilot/claude-opus-4.6-1m',
    'claude-opus-4-6-2026-02-05',
  ])('%s', (model) => {
    expect(priceOf(model)).toBe(0.03);
  });

  it.each([
    ['claude-3-5-sonnet-20241022', 'claude-sonnet-3-5'],
    ['anthropic.claude-3-5-sonnet-20241022-v2:0', 'claude-sonnet-3-5'],
    ['claude-3-5-sonnet-v2@20241022', 'claude-sonnet-3-5'],
    ['claude-3-opus-20240229', 'claude-opus-3'],
    ['claude-opus-4-0', 'claude-opus-4'],
    ['claude-sonnet-4-20250514', 'claude-sonnet-4'],
    ['claude-3.7-sonnet:thinking', 'claude-sonnet-3-7'],
    ['claude-fable-5.2', 'claude-fable-5-2'],
  ])('%s is %s', (written, id) => {
    expect(readModel(written)).toEqual({ id, isFast: false });
    expect(PRICES.has(id)).toBe(true);
  });

  const spellings = fc
    .record({
      id: fc.constantFrom(...PRICES.keys()),
      before: fc.constantFrom(
        '',
        'anthropic/',
        'vertex_ai/',
        'openrouter/anthropic/',
        'us.anthropic.',
        'global.anthropic.',
        'arn:aws:bedrock:eu-west-1:1:inference-profile/eu.anthropic.',
        'my-gateway/',
        'bedrock-',
        'anthropic--',
      ),
      familyFirst: fc.boolean(),
      dots: fc.boolean(),
      date: fc.constantFrom('', '-20251101', '@20251101', '-2025-11-01'),
      after: fc.constantFrom('', '-latest', '-thinking', ':thinking', '-v1:0', '-v1', '@default', ':beta'),
      window: fc.constantFrom('', '[1m]', '[1M]'),
      upper: fc.boolean(),
    })
    .map(({ id, before, familyFirst, dots, date, after, window, upper }) => {
      const [family = '', ...numbers] = id.replace('claude-', '').split('-');
      const version = numbers.join(dots ? '.' : '-');
      const name = familyFirst ? `claude-${family}-${version}` : `claude-${version}-${family}`;
      const written = `${before}${name}${date}${after}${window}`;
      return { id, written: upper ? written.toUpperCase() : written };
    });

  it('have the same price, in any pair', () => {
    fc.assert(
      fc.property(spellings, ({ id, written }) => {
        expect(readModel(written)).toEqual({ id, isFast: false });
        expect(priceOf(written)).toBe(priceOf(id));
        expect(priceOf(written)).toBeGreaterThan(0);
      }),
      runs,
    );
  });
});

describe('an unknown model', () => {
  it.each([
    'claude-opus-9',
    'claude-opus-4-9',
    'claude-opus-46',
    'claude-opus',
    'claude-4-6',
    'claude-opus-4-6-turbo',
    'claude-opus-4-6-distill',
    'claude-nova-4-6',
    'claude-sonnet-opus-4-6',
    'claude-3-5-sonnet-4',
    'claude-opus-04-6',
    'claude-opus-4-6-20261399',
    'notclaude-opus-4-6',
    'TeichAI/Qwen3-8B-Claude-4.5-Opus',
    'qwen3-claude-opus-4-5',
    'opus-4-6',
    'claude-mythos-preview',
    'claude-3-sonnet-20240229',
    `claude-opus-4-6${'-thinking'.repeat(40)}`,
    'glm-5',
    'gpt-5.2',
    '<synthetic>',
  ])('%s', (model) => {
    expect(priceOf(model)).toBeNull();
  });

  it('has no price, also for a known name with any other word', () => {
    const word = fc
      .stringMatching(/^[a-z]{4,9}$/)
      .filter((each) => !['latest', 'default', 'thinking', 'beta', 'extended', 'fast'].includes(each));
    fc.assert(
      fc.property(fc.constantFrom(...PRICES.keys()), word, (id, odd) => {
        expect(priceOf(`${id}-${odd}`)).toBeNull();
        expect(priceOf(id.replace('claude-', `claude-${odd}-`))).toBeNull();
        expect(priceOf(`${odd}-${id}`)).toBeNull();
      }),
      runs,
    );
  });
});

describe('the plan and the family', () => {
  it.each(['us.anthropic.claude-opus-4-6-v1:0', 'vertex_ai/claude-opus-4-6', 'claude-opus-4-6@20260205'])(
    'are unaffected by the price: %s is not on the plan',
    (model) => {
      expect(spendsPlan({ model, messageId: 'msg_1' })).toBe(false);
      expect(familyOf(model)).toBe('opus');
    },
  );
});
