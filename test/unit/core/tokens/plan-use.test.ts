import { describe, expect, it } from 'vitest';
import { spendsPlan } from '../../../../electron/core/tokens/plan-use';

const MESSAGE = 'msg_01XFDUDYJgAACzvnptvVoYEL';

describe('spendsPlan', () => {
  it.each([
    'claude-opus-5-5',
    'claude-opus-4-5-20251101',
    'claude-opus-4-6[1m]',
    'claude-sonnet-4-0',
    'claude-3-5-haiku-20241022',
    'claude-3-7-sonnet-latest',
    'claude-fable-5-1',
    'claude-mythos-5',
    'Claude-Haiku-4-5',
  ])('is true for Anthropic’s own model %s', (model) => {
    expect(spendsPlan({ model, messageId: MESSAGE })).toBe(true);
  });

  it.each([
    'glm-5',
    'kimi-k2-thinking',
    'gpt-5.2',
    'deepseek-v4',
    'unknown',
    '',
    'claude',
    'my-claude-opus-4-6',
    'anthropic.claude-opus-4-5-20251101-v1:0',
    'us.anthropic.claude-sonnet-4-6-v1:0',
    'arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-opus-4-6-v1:0',
    'claude-opus-4-5@20251101',
    'vertex_ai/claude-opus-4-6',
    'anthropic/claude-4.6-opus-20260205',
    'claude-opus-4.6',
    'openrouter/anthropic/claude-sonnet-4',
  ])('is false for %j', (model) => {
    expect(spendsPlan({ model, messageId: MESSAGE })).toBe(false);
  });

  it.each([
    'msg_bdrk_01A',
    'msg_vrtx_01A',
    'chatcmpl-1',
    'gen-1',
    'ocgo',
    '0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f',
    null,
  ])('is false for the message id %j', (messageId) => {
    expect(spendsPlan({ model: 'claude-opus-5-5', messageId })).toBe(false);
  });
});
