import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergedFeatures } from '../../../../electron/core/network/chromium-features';

it('mergedFeatures keeps the features that the user switched off, and adds each new one once', () => {
  expect(mergedFeatures('', ['A', 'B'])).toBe('A,B');
  expect(mergedFeatures('X, A,,', ['A', 'B'])).toBe('X,A,B');
  const names = fc.array(fc.stringMatching(/^[A-Z][A-Za-z]{0,8}$/));
  fc.assert(
    fc.property(names, names, (before, more) => {
      const merged = mergedFeatures(before.join(','), more).split(',');
      expect(new Set(merged).size).toBe(merged.length);
      expect(new Set(merged.filter((name) => name !== ''))).toEqual(new Set([...before, ...more]));
    }),
    { seed: 1 },
  );
});
