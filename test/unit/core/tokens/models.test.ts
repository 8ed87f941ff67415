import { expect, it } from 'vitest';
import { contextSizeOf, familyOf } from '../../../../electron/core/tokens/models';

it.each([
  ['claude-opus-5-5', 'opus'],
  ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'sonnet'],
  ['claude-3-5-haiku@20241022', 'haiku'],
  ['claude-fable-5-1[1m]', 'fable'],
  ['Claude Opus', 'opus'],
  ['gpt-5', 'other'],
  ['', 'other'],
])('the model %s belongs to the family %s', (model, family) => {
  expect(familyOf(model)).toBe(family);
});

it('a session that has held more than the usual context has the large one', () => {
  expect(contextSizeOf('claude-opus-5-5', 150_000)).toBe(200_000);
  expect(contextSizeOf('claude-opus-5-5', 200_001)).toBe(1_000_000);
  expect(contextSizeOf('claude-sonnet-5[1m]', 1000)).toBe(1_000_000);
});
