import { describe, expect, it } from 'vitest';
import { asksForGrants, type GrantsFacts } from '../../../../electron/core/polling/grants';

const HOUR = 3_600_000;
const facts = (change: Partial<GrantsFacts> = {}): GrantsFacts => ({
  sinceAskedMs: null,
  isAnswered: true,
  banked: null,
  isResetDoubted: false,
  ...change,
});

describe('banked resets', () => {
  it('are not asked for by the first request of a login', () => {
    expect(asksForGrants(facts({ isAnswered: false }))).toBe(false);
    expect(asksForGrants(facts())).toBe(true);
  });

  it('are asked for every six hours', () => {
    expect(asksForGrants(facts({ sinceAskedMs: 6 * HOUR - 1 }))).toBe(false);
    expect(asksForGrants(facts({ sinceAskedMs: 6 * HOUR }))).toBe(true);
  });

  it('are asked for sooner where one may have been used, and never twice in an hour', () => {
    const doubted = { isResetDoubted: true, banked: 1 };
    expect(asksForGrants(facts({ ...doubted, sinceAskedMs: HOUR - 1 }))).toBe(false);
    expect(asksForGrants(facts({ ...doubted, sinceAskedMs: HOUR }))).toBe(true);
    expect(asksForGrants(facts({ ...doubted, banked: 0, sinceAskedMs: HOUR }))).toBe(false);
    expect(asksForGrants(facts({ ...doubted, banked: null, sinceAskedMs: HOUR }))).toBe(false);
  });
});
