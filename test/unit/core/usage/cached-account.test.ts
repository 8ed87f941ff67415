import { describe, expect, it } from 'vitest';
import { cachedOwner, type CachedOwner } from '../../../../electron/core/usage/cached-account';

const file = (accountId: string | null, organizationId: string | null = 'org-1') => ({
  accountId,
  organizationId,
});
const account = (key: string, organizationId: string | null = null) => ({ key, organizationId });
type Row = [string, Parameters<typeof cachedOwner>, CachedOwner];

const rows: readonly Row[] = [
  [
    'the account on show, by its organization',
    [{ signedIn: file('a'), readingOf: 'a' }, account('org-1', 'org-1'), false],
    'own',
  ],
  ['the first account of all', [{ signedIn: file('a'), readingOf: 'a' }, null, false], 'own'],
  [
    'an account that is named by the file alone',
    [{ signedIn: file('a', null), readingOf: 'a' }, account('a'), false],
    'own',
  ],
  [
    'another person than the one signed in there',
    [{ signedIn: file('a'), readingOf: 'b' }, account('org-1', 'org-1'), true],
    'other_account',
  ],
  [
    'another organization than the one on screen',
    [{ signedIn: file('a', 'org-2'), readingOf: 'a' }, account('org-1', 'org-1'), true],
    'other_account',
  ],
  [
    'an account of a folder that the file does not name',
    [{ signedIn: file('a'), readingOf: 'a' }, account('dir-0123'), true],
    'other_account',
  ],
  [
    'a file without a signed-in account',
    [{ signedIn: null, readingOf: 'a' }, account('org-1', 'org-1'), true],
    'unnamed',
  ],
  [
    'a file without the person',
    [{ signedIn: file(null), readingOf: 'a' }, account('org-1', 'org-1'), true],
    'unnamed',
  ],
  [
    'no account in the reading, one folder',
    [{ signedIn: file('a'), readingOf: null }, account('org-1', 'org-1'), true],
    'own',
  ],
  [
    'no account in the reading, several folders',
    [{ signedIn: file('a'), readingOf: null }, account('org-1', 'org-1'), false],
    'unnamed',
  ],
];

describe('cachedOwner', () => {
  it.each(rows)('the owner is decided for %s', (_what, given, owner) => {
    expect(cachedOwner(...given)).toBe(owner);
  });
});
