import { describe, expect, test } from 'vitest';
import { bankedAt } from '../../../../../electron/core/usage/banked-resets';
import { readBankedResets } from '../../../../../electron/sources/usage-api/body/resets';
import { apiFixture } from '../../../../fakes/fixtures';
import { NOW } from '../support';

const soon = '2026-10-20T00:00:00Z';
const block = (grants: unknown, ineligible_reason: unknown = null) => ({
  eligible: true,
  ineligible_reason,
  grants,
});
/** What is shown of a block at the moment at which it was read. */
const shown = (value: unknown, at = NOW) => {
  const known = readBankedResets(value, at);
  if (known === null) return null;
  const view = bankedAt({ value: known, source: 'official_api', observedAt: at }, at);
  return view && { count: view.count, nextExpiresAt: view.nextExpiresAt };
};
const left = (grant: object) => shown(block([{ resets_left: 1, ...grant }]))?.count;

describe('the reader of banked resets', () => {
  test('banked resets are read from the captured block', () => {
    const at = Date.parse('2026-09-23T00:00:00Z');
    const ends = Date.parse('2026-10-22T16:00:00Z');
    const captured = apiFixture('cedar_ember-block-2026-09-23-promax');
    expect(shown(captured, at)).toEqual({ count: 1, nextExpiresAt: ends });
    expect(shown(captured, ends)).toEqual({ count: 0, nextExpiresAt: null });
    expect(shown(captured, Date.parse('2026-09-22T15:59:59Z'))).toEqual({
      count: 0,
      nextExpiresAt: null,
    });
  });

  test('banked resets are the sum of the usable grants, with the nearest end', () => {
    const grants = [
      { resets_left: 2, ends_at: '2026-12-01T00:00:00Z' },
      { resets_left: '1', starts_at: '2026-09-01T00:00:00Z', ends_at: soon },
      { resets_left: 3 },
      { resets_left: 9, paused: true },
      { resets_left: 0, ends_at: '2026-10-02T00:00:00Z' },
      { resets_left: -4 },
      null,
      'x',
    ];
    expect(shown(block(grants))).toEqual({ count: 6, nextExpiresAt: Date.parse(soon) });
  });

  test('a grant counts within its bounds only', () => {
    expect(left({ starts_at: new Date(NOW).toISOString() })).toBe(1);
    expect(left({ starts_at: new Date(NOW + 1).toISOString() })).toBe(0);
    expect(left({ ends_at: new Date(NOW + 1).toISOString() })).toBe(1);
    expect(left({ ends_at: new Date(NOW).toISOString() })).toBe(0);
    // Cannot be read, so it may be over.
    expect(left({ ends_at: 'later' })).toBe(0);
    expect(left({ starts_at: 'earlier' })).toBe(0);
  });

  test('banked resets are unknown, not zero, where the block cannot be read', () => {
    for (const reason of ['surface', 'cli_version', 'unavailable']) {
      expect(readBankedResets(block([], reason), NOW)).toBeNull();
    }
    expect(shown(block([], 'no_grant'))).toEqual({ count: 0, nextExpiresAt: null });
    for (const value of [null, undefined, 'x', [], {}, block('none')])
      expect(readBankedResets(value, NOW)).toBeNull();
  });
});
