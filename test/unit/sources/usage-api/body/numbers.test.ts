import { describe, expect, test } from 'vitest';
import { amount, count, percent, share } from '../../../../../electron/sources/usage-api/body/numbers';

describe('percent', () => {
  test.each([
    [0, 0],
    [0.5, 0.5],
    [1, 1],
    [100, 100],
    [101, 101],
    [1000, 1000],
    ['42', 42],
    ['42.5', 42.5],
    ['0', 0],
    ['0.9884844', 0.9884844],
  ])('a percent of %j is %d', (value, expected) => {
    expect(percent.parse(value)).toBe(expected);
  });

  test.each([
    ...[null, undefined, NaN, Infinity, -Infinity, -1, -0.001, 1000.01, 1e308, true, {}, [], [42], 42n],
    ...[
      '',
      ' ',
      'NaN',
      'Infinity',
      '0x10',
      '1e3',
      '+5',
      ' 42',
      '42 ',
      '42%',
      '4_2',
      '.5',
      '5.',
      '٤٢',
      '-1',
      '1001',
    ],
  ])('a percent of %s is unknown', (value) => {
    expect(percent.parse(value)).toBeNull();
  });

  test('a percent of minus zero is zero', () => {
    expect(Object.is(percent.parse(-0), 0)).toBe(true);
    expect(Object.is(percent.parse('-0'), 0)).toBe(true);
  });
});

test('the other quantities have bounds of their own', () => {
  expect([share.parse(100), share.parse(100.1), share.parse(-1)]).toEqual([100, null, null]);
  expect([amount.parse(4752.5), amount.parse(2 ** 53), amount.parse(-1)]).toEqual([4752.5, null, null]);
  expect([count.parse(2), count.parse('2'), count.parse(1.5), count.parse(1001)]).toEqual([2, 2, null, null]);
});
