import { expect, test } from 'vitest';
import { planLabel } from '../../../../electron/sources/usage-api/plan';

test.each([
  ['max', 'default_claude_max_20x', 'Max 20x'],
  ['max', 'default_claude_max_5x', 'Max 5x'],
  ['claude_max', 'default_claude_max_5x', 'Max 5x'],
  ['max', null, 'Max'],
  ['max', 'default_claude_ai', 'Max'],
  ['Pro', 'default_claude_ai', 'Pro'],
  ['claude_team', 'default_claude_max_5x', 'Team'],
  ['enterprise', 'default_claude_zero', 'Enterprise'],
  [null, 'default_claude_max_20x', 'Max 20x'],
  ['', 'default_claude_max_20x', 'Max 20x'],
  [null, 'default_claude_ai', null],
  [null, 'max_release_2026_01_20', null],
  ['max', 'max_release_20x26', 'Max'],
  ['max', 'default_claude_max_20x26', 'Max'],
  ['free', 'default_claude_ai', null],
  ['constructor', 'default_claude_max_5x', null],
  [null, null, null],
])('%s with %s is %s', (type, tier, expected) => {
  expect(planLabel(type, tier)).toBe(expected);
});
