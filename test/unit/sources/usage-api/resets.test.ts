import { describe, expect, test } from 'vitest';
import { readBankedResets } from '../../../../electron/sources/usage-api/resets';
import { apiFixture } from '../../../fakes/fixtures';
import { NOW } from './support';

const soon = '2026-10-20T00:00:00Z';
const block = (grants: unknown, ineligible_reason: unknown = null) => ({
  eligible: true,
  ineligible_reason,
  grants,
});
const left = (grant: object) => readBankedResets(block([{ resets_left: 1, ...grant }]), NOW)?.left;

describe('banked resets', () => {
  test('the captured block', () => {
    const at = Date.parse('2026-09-23T00:00:00Z');
    const ends = Date.parse('2026-10-22T16:00:00Z');
    const captured = apiFixture('cedar_ember-block-2026-09-23-promax');
    expect(readBankedResets(captured, at)).toEqual({ left: 1, nextExpiryAt: ends });
    expect(readBankedResets(captured, ends)).toEqual({ left: 0, nextExpiryAt: null });
    expect(readBankedResets(captured, Date.parse('2026-09-22T15:59:59Z'))).toEqual({
      left: 0,
      nextExpiryAt: null,
    });
  });

  test('sums the grants that can be used, and names the nearest end', () => {
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
    expect(readBankedResets(block(grants), NOW)).toEqual({ left: 6, nextExpiryAt: Date.parse(soon) });
  });

  test('bounds of a grant', () => {
    expect(left({ starts_at: new Date(NOW).toISOString() })).toBe(1);
    expect(left({ starts_at: new Date(NOW + 1).toISOString() })).toBe(0);
    expect(left({ ends_at: new Date(NOW + 1).toISOString() })).toBe(1);
    expect(left({ ends_at: new Date(NOW).toISOString() })).toBe(0);
    // Cannot be read, so it may be over.
    expect(left({ ends_at: 'later' })).toBe(0);
    expect(left({ starts_at: 'earlier' })).toBe(0);
  });

  test('unknown is not zero', () => {
    for (const reason of ['surface', 'cli_version', 'unavailable']) {
      expect(readBankedResets(block([], reason), NOW)).toBeNull();
    }
    expect(readBankedResets(block([], 'no_grant'), NOW)).toEqual({ left: 0, nextExpiryAt: null });
    for (const value of [null, undefined, 'x', [], {}, block('none')])
      expect(readBankedResets(value, NOW)).toBeNull();
  });
});
