import { describe, expect, it } from 'vitest';
import { parseUnusedReset } from '../../../../electron/sources/claude-json/unused-reset';

const NOW = Date.UTC(2026, 10, 30, 12);
const HOUR = 3_600_000;
const block = (change: object = {}) => ({
  accountUuid: 'acc-1',
  holdsUnusedReset: true,
  checkedAt: NOW - HOUR,
  validUntil: NOW + 24 * HOUR,
  ...change,
});

describe('the reader of the banked reset in .claude.json', () => {
  it('the banked reset in .claude.json is at least one, without an expiry, as of when Claude Code asked', () => {
    expect(parseUnusedReset(block(), 'acc-1', NOW)).toEqual({
      checkedAt: NOW - HOUR,
      bankedResets: { grants: [{ id: 'claude_code_cache', left: 1, startsAt: null, endsAt: null }] },
    });
  });

  it('the banked reset in .claude.json is none where Anthropic answered that there is none', () => {
    expect(parseUnusedReset(block({ holdsUnusedReset: false }), 'acc-1', NOW)?.bankedResets.grants).toEqual(
      [],
    );
  });

  it.each([
    ['of another account', block(), 'acc-2'],
    ['read without knowing who is signed in', block(), null],
    ['without an account', block({ accountUuid: undefined }), 'acc-1'],
    ['past its end', block({ validUntil: NOW }), 'acc-1'],
    ['three days old', block({ checkedAt: NOW - 72 * HOUR }), 'acc-1'],
    ['from the future', block({ checkedAt: NOW + 1 }), 'acc-1'],
    ['dated in words', block({ checkedAt: 'now' }), 'acc-1'],
    ['a word instead of a flag', block({ holdsUnusedReset: 'yes' }), 'acc-1'],
    ['a list', [block()], 'acc-1'],
    ['absent', undefined, 'acc-1'],
  ])('the banked reset in .claude.json is unknown where the block is %s', (_what, value, account) => {
    expect(parseUnusedReset(value, account, NOW)).toBeNull();
  });
});
