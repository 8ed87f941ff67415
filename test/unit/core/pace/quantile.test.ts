import { describe, expect, test } from 'vitest';
import { gammaQuantile, normalQuantile } from '../../../../electron/core/pace/quantile';

describe('normalQuantile', () => {
  test.each([
    [0.5, 0],
    [0.9, 1.2816],
    [0.1, -1.2816],
    [0.99, 2.3263],
    [0.001, -3.0902],
  ])('the quantile of %d is %d', (share, at) => {
    expect(Math.abs(normalQuantile(share) - at)).toBeLessThan(0.0006);
  });
});

describe('gammaQuantile', () => {
  // Of shape 4 and scale 2 (mean 8, variance 16), from its tables.
  test.each([
    [0.1, 3.49],
    [0.5, 7.34],
    [0.9, 13.36],
  ])('the quantile of %d is %d', (share, at) => {
    expect(Math.abs(gammaQuantile(8, 16, share) - at)).toBeLessThan(0.05);
  });

  test('the quantile is never below 0, and 0 for a mean of 0', () => {
    expect(gammaQuantile(1, 400, 0.1)).toBe(0);
    expect(gammaQuantile(0, 5, 0.9)).toBe(0);
    expect(gammaQuantile(1e-200, 1, 0.9)).toBe(1e-200);
    expect(gammaQuantile(5, 0, 0.9)).toBe(5);
  });
});
