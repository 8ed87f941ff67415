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

describe('asksForGrants', () => {
  it('the first request of a login does not ask for banked resets', () => {
    expect(asksForGrants(facts({ isAnswered: false }))).toBe(false);
    expect(asksForGrants(facts())).toBe(true);
  });

  it('a request asks for banked resets every six hours', () => {
    expect(asksForGrants(facts({ sinceAskedMs: 6 * HOUR - 1 }))).toBe(false);
    expect(asksForGrants(facts({ sinceAskedMs: 6 * HOUR }))).toBe(true);
  });

  it('a request asks for banked resets sooner after a possible use, and never twice in an hour', () => {
    const doubted = { isResetDoubted: true, banked: 1 };
    expect(asksForGrants(facts({ ...doubted, sinceAskedMs: HOUR - 1 }))).toBe(false);
    expect(asksForGrants(facts({ ...doubted, sinceAskedMs: HOUR }))).toBe(true);
    expect(asksForGrants(facts({ ...doubted, banked: 0, sinceAskedMs: HOUR }))).toBe(false);
    expect(asksForGrants(facts({ ...doubted, banked: null, sinceAskedMs: HOUR }))).toBe(false);
  });
});
