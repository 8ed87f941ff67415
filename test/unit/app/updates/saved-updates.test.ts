import { expect, it } from 'vitest';
import { loadUpdateMemory } from '../../../../electron/app/updates/saved-updates';
import { noUpdateMemory } from '../../../../electron/core/updates/updates';

it('loads a memory that an earlier version stored, and nothing from a malformed one', () => {
  const stored = { askedAt: 1, answer: { at: 1, version: '0.2.0' }, failure: null, settled: '0.2.0' };
  expect(loadUpdateMemory({ kept: () => stored })).toEqual({
    ...stored,
    answer: { ...stored.answer, files: [], signedAt: 0, expiresAt: 0 },
    installFailure: null,
  });
  expect(loadUpdateMemory({ kept: () => ({ ...stored, installFailure: 'nonsense' }) })).toEqual(
    noUpdateMemory,
  );
});
