import { describe, expect, it } from 'vitest';
import { budgetAt, reviveBudget, spendRequest } from '../../../../electron/core/polling/budget';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 21, 20, 0, 0);

describe('budgetAt and spendRequest', () => {
  it('a new token has a budget of five requests', () => {
    expect(budgetAt(null, 'a', NOW)).toEqual({ tokenHash: 'a', left: 5, at: NOW });
    expect(budgetAt({ tokenHash: 'a', left: 0, at: NOW }, 'b', NOW)).toEqual({
      tokenHash: 'b',
      left: 5,
      at: NOW,
    });
  });

  it('a request costs one, and the budget is never below 0', () => {
    expect(spendRequest({ tokenHash: 'a', left: 4.5, at: NOW })).toEqual({
      tokenHash: 'a',
      left: 3.5,
      at: NOW,
    });
    expect(spendRequest({ tokenHash: 'a', left: 0.5, at: NOW }).left).toBe(0);
  });

  it('the budget grows by one in three minutes, up to five', () => {
    const spent = { tokenHash: 'a', left: 1, at: NOW };
    expect(budgetAt(spent, 'a', NOW + 3 * MINUTE)).toEqual({ tokenHash: 'a', left: 2, at: NOW + 3 * MINUTE });
    expect(budgetAt(spent, 'a', NOW + MINUTE).left).toBeCloseTo(4 / 3);
    expect(budgetAt(spent, 'a', NOW + 60 * MINUTE).left).toBe(5);
  });

  it('a clock that is set back does not change the budget, which grows from then on', () => {
    const spent = { tokenHash: 'a', left: 1, at: NOW };
    const back = budgetAt(spent, 'a', NOW - 60 * MINUTE);
    expect(back).toEqual({ tokenHash: 'a', left: 1, at: NOW - 60 * MINUTE });
    expect(budgetAt(back, 'a', NOW - 57 * MINUTE).left).toBe(2);
  });
});

describe('reviveBudget', () => {
  const kept = { tokenHash: 'a', left: 2.5, at: NOW };

  it('a stored budget is loaded unchanged', () => {
    expect(reviveBudget(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([
    ...[null, 'a', { ...kept, tokenHash: null }, { ...kept, left: -1 }, { ...kept, left: '2' }],
    ...[
      { ...kept, at: null },
      { tokenHash: 'a', left: 2 },
    ],
  ])('%j is no stored budget', (json) => {
    expect(reviveBudget(json)).toBeNull();
  });
});
