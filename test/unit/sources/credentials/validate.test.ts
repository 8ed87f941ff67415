import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestCredential,
  checkCredential,
  isExpired,
} from '../../../../electron/sources/credentials/validate';
import { credential, NOW, runs } from './support';

describe('checkCredential', () => {
  it.each([
    ['a good one', {}, null],
    ['an empty token', { accessToken: '' }, 'no_credentials'],
    ['an empty and expired one', { accessToken: '', expiresAt: 0 }, 'no_credentials'],
    ['past its end', { expiresAt: NOW - 1 }, 'expired'],
    ['exactly 60 s before its end', { expiresAt: NOW + 60_000 }, 'expired'],
    ['a moment more than 60 s before its end', { expiresAt: NOW + 60_001 }, null],
    ['of unknown end', { expiresAt: null }, null],
    ['for inference only', { scopes: ['user:inference'] }, 'missing_scope'],
    ['of no scope', { scopes: [] }, 'missing_scope'],
    ['of unknown scopes', { scopes: null }, null],
    ['expired and for inference only', { expiresAt: 0, scopes: ['user:inference'] }, 'expired'],
  ])('checkCredential judges %s', (_name, fields, problem) => {
    expect(checkCredential(credential(fields), NOW)).toBe(problem);
  });
});

describe('isExpired', () => {
  it('isExpired agrees with checkCredential', () => {
    expect(isExpired(credential({ expiresAt: NOW + 60_000 }), NOW)).toBe(true);
    expect(isExpired(credential({ expiresAt: null }), NOW)).toBe(false);
  });
});

describe('bestCredential', () => {
  it('bestCredential gives none of none', () => {
    expect(bestCredential([], NOW)).toBeNull();
  });

  it('bestCredential takes the live one over the stale one, and the newest of the live', () => {
    const stale = credential({ expiresAt: NOW - 1 });
    const unknown = credential({ expiresAt: null });
    const older = credential({ expiresAt: NOW + 100_000 });
    const newest = credential({ expiresAt: NOW + 200_000 });
    expect(bestCredential([stale, unknown, older, newest], NOW)).toBe(newest);
    expect(bestCredential([stale, unknown], NOW)).toBe(unknown);
  });

  it('bestCredential takes a usable one over one that merely lasts longer', () => {
    const inference = credential({ scopes: ['user:inference'], expiresAt: NOW + 1e12 });
    const usable = credential({ expiresAt: NOW + 100_000 });
    expect(bestCredential([inference, usable], NOW)).toBe(usable);
    expect(bestCredential([usable, inference], NOW)).toBe(usable);
  });

  it('bestCredential takes the earlier of two equal ones', () => {
    const [first, second] = [credential(), credential()];
    expect(bestCredential([first, second], NOW)).toBe(first);
  });

  it('bestCredential never takes an unusable one while there is a usable one, nor an older one of its kind', () => {
    const any = fc.record({
      accessToken: fc.constantFrom('', 'token'),
      expiresAt: fc.oneof(
        fc.constant(null),
        fc.double({ noNaN: true }),
        fc.integer({ min: NOW - 1e6, max: NOW + 1e6 }),
      ),
      scopes: fc.constantFrom(null, ['user:profile'], ['user:inference']),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (list) => {
        const all = list.map((fields) => credential(fields));
        const best = bestCredential(all, NOW);
        const usable = all.filter((one) => checkCredential(one, NOW) === null);
        const rivals = usable.length > 0 ? usable : all;
        const newest = Math.max(...rivals.map((one) => one.expiresAt ?? -Infinity));
        expect(best).toBe(rivals.find((one) => (one.expiresAt ?? -Infinity) === newest));
      }),
      runs(300, 10_000),
    );
  });
});
