import { expect, test } from 'vitest';
import { extraPays, nowPays, spentOf, thenPays } from '../../../../electron/core/text/extra-words';
import { extraUsage, locale } from '../make-snapshot';

const dollars = (amount: number) => ({ amount, currency: 'USD' });

test('the amount left is the smaller of limit and balance', () => {
  expect(thenPays(extraUsage(), locale)).toBe('Then extra usage pays: $92.48 left.');
  expect(thenPays(extraUsage({ balance: dollars(20) }), locale)).toBe('Then extra usage pays: $20.00 left.');
  expect(thenPays(extraUsage({ balance: dollars(500) }), locale)).toBe('Then extra usage pays: $92.48 left.');
  expect(nowPays(extraUsage({ limit: null, balance: dollars(20) }), locale)).toBe(
    'Extra usage covers this now: $20.00 left.',
  );
});

test('amounts that cannot be compared are left out', () => {
  expect(thenPays(extraUsage({ limit: null }), locale)).toBe('Then extra usage pays.');
  expect(thenPays(extraUsage({ limit: { amount: 100, currency: 'EUR' } }), locale)).toBe(
    'Then extra usage pays.',
  );
});

test('spent, off and unknown extra usage has a sentence of its own', () => {
  const spent = extraUsage({ used: dollars(3006), limit: dollars(3000) });
  expect(extraPays(spent)).toBe(false);
  expect(thenPays(spent, locale)).toBe('Extra usage is used up as well.');
  for (const off of [
    extraUsage({ enabled: false }),
    extraUsage({ userDisabled: true }),
    extraUsage({ disabledReason: 'out_of_credits' }),
  ]) {
    expect(extraPays(off)).toBe(false);
    expect(thenPays(off, locale)).toBeNull();
    expect(nowPays(off, locale)).toBe('Extra usage is off, so nothing is charged.');
  }
  expect([extraPays(null), thenPays(null, locale), nowPays(null, locale)]).toEqual([false, null, null]);
});

test('the spent amount is written with and without a limit', () => {
  expect(spentOf(extraUsage(), locale)).toBe('$47.52 of $140.00');
  expect(spentOf(extraUsage({ limit: null }), locale)).toBe('$47.52');
  expect(spentOf(extraUsage({ used: null }), locale)).toBeNull();
});
