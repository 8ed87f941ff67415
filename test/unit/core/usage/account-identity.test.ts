import { describe, expect, it } from 'vitest';
import {
  decideAccount,
  type FileIdentity,
  type KnownAccount,
  type LoginEvidence,
} from '../../../../electron/core/usage/account-identity';

const login = (tokenHash: string, file: Partial<FileIdentity> | null = null): LoginEvidence => ({
  tokenHash,
  file: file && { organizationId: null, accountId: null, ...file },
  folderKey: 'dir-1',
});

const known = (change: Partial<KnownAccount> = {}): KnownAccount => ({
  key: 'old',
  organizationId: 'old',
  tokenHash: 't1',
  claimed: 'old',
  isProven: true,
  ...change,
});

const named = (organizationId: string) => ({ organizationId });

describe('decideAccount', () => {
  it('the first account is the organization of the answer', () => {
    expect(decideAccount(login('t1', named('file')), 'answer', null)).toEqual({
      kind: 'first',
      key: 'answer',
      organizationId: 'answer',
      isProven: true,
    });
  });

  it.each([
    ['the organization of the file', named('file'), 'file', 'file'],
    ['the person of the file', { accountId: 'person' }, 'person', null],
    ['the folder', null, 'dir-1', null],
  ])('the first account without an answer is %s', (_name, file, key, organizationId) => {
    const decision = decideAccount(login('t1', file), null, null);
    expect(decision).toEqual({ kind: 'first', key, organizationId, isProven: false });
  });

  it('an answer of another organization switches the account, with any name in the file', () => {
    for (const file of [named('old'), named('new'), named('third'), null])
      expect(decideAccount(login('t2', file), 'new', known())).toMatchObject({
        kind: 'switched',
        key: 'new',
      });
  });

  it('an answer of the same organization does not switch the account, with any name in the file', () => {
    for (const file of [named('old'), named('new'), null])
      expect(decideAccount(login('t2', file), 'old', known())).toMatchObject({ kind: 'same', key: 'old' });
  });

  it.each([
    ['by folder', { key: 'dir-1', organizationId: null, claimed: 'dir-1', isProven: false }],
    [
      'by folder with its organization',
      { key: 'dir-1', organizationId: 'new', claimed: 'dir-1', isProven: false },
    ],
    ['by the person', { key: 'person', organizationId: null, claimed: 'person', isProven: false }],
    ['by a file that named another organization to the same token', { isProven: false, tokenHash: 't2' }],
    ['by the token alone', { key: 'token-t2', organizationId: null, tokenHash: null, isProven: false }],
  ])('the account is renamed and not switched if it was stored %s', (_name, change) => {
    expect(decideAccount(login('t2'), 'new', known(change))).toMatchObject({ kind: 'renamed', key: 'new' });
  });

  it.each([
    ['an organization that answers had proven', {}],
    ['an organization that the file named to an earlier token', { isProven: false }],
    ['another token alone', { key: 'token-t1', organizationId: null, tokenHash: null, isProven: false }],
    ['a folder whose organization is another one', { key: 'dir-1', isProven: false }],
  ])('the account is switched after %s', (_name, change) => {
    expect(decideAccount(login('t2'), 'new', known(change)).kind).toBe('switched');
  });

  describe('decideAccount without an answer', () => {
    it('a new token alone is a renewal by Claude Code, and no switch', () => {
      expect(decideAccount(login('t2', named('old')), null, known()).kind).toBe('same');
      expect(decideAccount(login('t2'), null, known()).kind).toBe('same');
    });

    it('a new name in the file alone is no switch, since the file may be written before the login', () => {
      expect(decideAccount(login('t1', named('new')), null, known()).kind).toBe('same');
    });

    it('a new token and a new name in the file switch the account', () => {
      expect(decideAccount(login('t2', named('new')), null, known())).toEqual({
        kind: 'switched',
        key: 'new',
        organizationId: 'new',
        isProven: false,
      });
    });

    it('the first name in the file is no switch', () => {
      const byFolder = known({ key: 'dir-1', organizationId: null, claimed: 'dir-1', isProven: false });
      expect(decideAccount(login('t2', named('new')), null, byFolder).kind).toBe('same');
    });

    it('the first organization in the file of the same person is no switch', () => {
      const byPerson = known({ key: 'me', organizationId: null, claimed: 'me', isProven: false });
      const file = { organizationId: 'new', accountId: 'me' };
      expect(decideAccount(login('t2', file), null, byPerson).kind).toBe('same');
    });
  });
});
