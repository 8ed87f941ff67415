import { describe, expect, it } from 'vitest';
import { budgetAt, reviveBudget, spendRequest } from '../../../../electron/core/polling/budget';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 21, 20, 0, 0);

describe('the budget of a token', () => {
  it('is five requests at first, and for another token', () => {
    expect(budgetAt(null, 'a', NOW)).toEqual({ tokenHash: 'a', left: 5, at: NOW });
    expect(budgetAt({ tokenHash: 'a', left: 0, at: NOW }, 'b', NOW)).toEqual({
      tokenHash: 'b',
      left: 5,
      at: NOW,
    });
  });

  it('is one less after a request, and never less than none', () => {
    expect(spendRequest({ tokenHash: 'a', left: 4.5, at: NOW })).toEqual({
      tokenHash: 'a',
      left: 3.5,
      at: NOW,
    });
    expect(spendRequest({ tokenHash: 'a', left: 0.5, at: NOW }).left).toBe(0);
  });

  it('comes back by one in three minutes, up to five', () => {
    const spent = { tokenHash: 'a', left: 1, at: NOW };
    expect(budgetAt(spent, 'a', NOW + 3 * MINUTE)).toEqual({ tokenHash: 'a', left: 2, at: NOW + 3 * MINUTE });
    expect(budgetAt(spent, 'a', NOW + MINUTE).left).toBeCloseTo(4 / 3);
    expect(budgetAt(spent, 'a', NOW + 60 * MINUTE).left).toBe(5);
  });

  it('neither grows nor shrinks when the clock is set back, and grows from there', () => {
    const spent = { tokenHash: 'a', left: 1, at: NOW };
    const back = budgetAt(spent, 'a', NOW - 60 * MINUTE);
    expect(back).toEqual({ tokenHash: 'a', left: 1, at: NOW - 60 * MINUTE });
    expect(budgetAt(back, 'a', NOW - 57 * MINUTE).left).toBe(2);
  });
});

describe('a stored budget', () => {
  const kept = { tokenHash: 'a', left: 2.5, at: NOW };

  it('is read back', () => {
    expect(reviveBudget(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([
    ...[null, 'a', { ...kept, tokenHash: null }, { ...kept, left: -1 }, { ...kept, left: '2' }],
    ...[
      { ...kept, at: null },
      { tokenHash: 'a', left: 2 },
    ],
  ])('is not %j', (json) => {
    expect(reviveBudget(json)).toBeNull();
  });
});
