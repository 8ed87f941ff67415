import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextZoom, storedZoom, type ZoomStep } from '../../../../electron/core/menu/zoom';

const RUNS = { seed: 20, numRuns: 200 * Number(process.env['QUOTIDE_LONG'] ?? 1) };

test('three steps in from 100 % give 150 %, and as many steps out lead back', () => {
  let factor = 1;
  for (let step = 0; step < 3; step += 1) factor = nextZoom(factor, 'zoom_in');
  expect(factor).toBe(1.5);
  for (let step = 0; step < 3; step += 1) factor = nextZoom(factor, 'zoom_out');
  expect(factor).toBe(1);
});

test('any order of steps stays between 50 % and 300 %, and each factor can be stored', () => {
  const step = fc.constantFrom<ZoomStep>('zoom_in', 'zoom_out', 'zoom_reset');
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const factor = steps.reduce(nextZoom, 1);
      expect(factor).toBeGreaterThanOrEqual(0.5);
      expect(factor).toBeLessThanOrEqual(3);
      expect(storedZoom(factor)).toBe(factor);
      expect(nextZoom(factor, 'zoom_reset')).toBe(1);
    }),
    RUNS,
  );
});

test.each([null, undefined, 0, -1, 1.3, 40, '2', Number.NaN, {}])(
  'a stored zoom of %s is read as 100 %%',
  (value) => {
    expect(storedZoom(value)).toBe(1);
  },
);
