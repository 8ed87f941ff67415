import { describe, expect, test } from 'vitest';
import { gammaQuantile, normalQuantile } from '../../../../electron/core/pace/quantile';

describe('normal', () => {
  test.each([
    [0.5, 0],
    [0.9, 1.2816],
    [0.1, -1.2816],
    [0.99, 2.3263],
    [0.001, -3.0902],
  ])('%d lies at %d', (share, at) => {
    expect(Math.abs(normalQuantile(share) - at)).toBeLessThan(0.0006);
  });
});

describe('gamma', () => {
  // Of shape 4 and scale 2 (mean 8, variance 16), from its tables.
  test.each([
    [0.1, 3.49],
    [0.5, 7.34],
    [0.9, 13.36],
  ])('%d lies at %d', (share, at) => {
    expect(Math.abs(gammaQuantile(8, 16, share) - at)).toBeLessThan(0.05);
  });

  test('is never below 0, nor anything where nothing is expected', () => {
    expect(gammaQuantile(1, 400, 0.1)).toBe(0);
    expect(gammaQuantile(0, 5, 0.9)).toBe(0);
    expect(gammaQuantile(1e-200, 1, 0.9)).toBe(1e-200);
    expect(gammaQuantile(5, 0, 0.9)).toBe(5);
  });
});
