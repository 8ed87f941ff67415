import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { findCredential } from '../../../../electron/sources/credentials/find';
import type { CredentialFields } from '../../../../electron/sources/credentials/credential';
import type {
  AttemptOutcome,
  Finder,
  FinderId,
  FindRequest,
} from '../../../../electron/sources/credentials/types';
import { CANARY, credential, expectNoCanary, fixedFinder, HOUR, NOW } from './support';

const now = (): number => NOW;

function without(finder: FinderId, outcome: AttemptOutcome): Finder {
  return fixedFinder({ finder, where: finder, outcome, detail: outcome });
}

function having(
  finder: FinderId,
  fields: Partial<CredentialFields>,
  outcome: AttemptOutcome = 'found',
): Finder {
  const login = credential({ origin: { finder, where: finder }, ...fields });
  return fixedFinder({ finder, where: finder, outcome, detail: outcome, credential: login });
}

const stale = { expiresAt: NOW - HOUR };
const inferenceOnly = { scopes: ['user:inference'], expiresAt: null };
const environment = having('environment', inferenceOnly);

async function problem(...finders: readonly Finder[]): Promise<string | null> {
  const outcome = await findCredential(finders, { reason: 'background' }, now);
  expect(outcome.credential === null).toBe(outcome.problem !== null);
  expect(outcome.attempts).toHaveLength(finders.length);
  expectNoCanary(outcome);
  return outcome.problem;
}

describe('findCredential: the credential', () => {
  it('the credential that is found is the live keychain item, not the stale file', async () => {
    const { credential: best } = await findCredential(
      [having('file', stale), having('keychain', {})],
      { reason: 'user' },
      now,
    );
    expect(best?.origin.finder).toBe('keychain');
    expect(best?.accessToken).toBe(CANARY);
  });

  it('the credential that is found is the newer of two live ones, in either order', async () => {
    const [older, newer] = [
      having('file', { expiresAt: NOW + HOUR }),
      having('keychain', { expiresAt: NOW + 2 * HOUR }),
    ];
    for (const finders of [
      [older, newer],
      [newer, older],
    ]) {
      const { credential: best } = await findCredential(finders, { reason: 'user' }, now);
      expect(best?.origin.finder).toBe('keychain');
    }
  });

  it('the credential that is found is a stored login even beside the variable', async () => {
    const { credential: best } = await findCredential(
      [environment, having('file', {})],
      { reason: 'user' },
      now,
    );
    expect(best?.origin.finder).toBe('file');
  });

  it('the credential that is found may be one that was read before its store refused', async () => {
    const finders = [having('keychain', {}, 'timeout')];
    const outcome = await findCredential(finders, { reason: 'background' }, now);
    expect(outcome).toMatchObject({ problem: null, attempts: [{ outcome: 'timeout' }] });
    expect(outcome.credential?.accessToken).toBe(CANARY);
  });
});

describe('findCredential: the problem without a usable credential', () => {
  it.each([
    ['nothing at all', [without('file', 'absent')], 'no_credentials'],
    ['no finder', [], 'no_credentials'],
    ['an unreadable file', [without('file', 'unreadable')], 'keychain_denied'],
    [
      'an unreadable file beside the variable',
      [without('file', 'unreadable'), environment],
      'keychain_denied',
    ],
    [
      'an expired login and an unreadable file',
      [having('wsl', stale), without('file', 'unreadable')],
      'expired',
    ],
    ['a disk that hangs', [without('file', 'timeout')], 'keychain_denied'],
    ['a keyring service that failed', [without('secret_service', 'unreadable')], 'no_credentials'],
    ['an empty token', [having('file', { accessToken: '' })], 'no_credentials'],
    ['an expired login', [having('file', stale)], 'expired'],
    ['an expired login beside the variable', [having('file', stale), environment], 'expired'],
    ['the variable alone', [without('file', 'absent'), environment], 'missing_scope'],
    ['an inference-only login', [having('file', inferenceOnly)], 'missing_scope'],
    [
      'a keychain that refuses',
      [without('file', 'absent'), without('keychain', 'denied')],
      'keychain_denied',
    ],
    ['a keychain that hangs', [without('keychain', 'timeout')], 'keychain_denied'],
    [
      'a stale file and a keychain that refuses',
      [having('file', stale), without('keychain', 'denied')],
      'keychain_denied',
    ],
    ['a locked keyring', [without('file', 'absent'), without('secret_service', 'denied')], 'keychain_denied'],
    [
      'a stale file and a locked keyring',
      [having('file', stale), without('secret_service', 'denied')],
      'expired',
    ],
    [
      'a locked keyring and the variable',
      [without('secret_service', 'timeout'), environment],
      'missing_scope',
    ],
    ['an absent keychain item', [without('keychain', 'absent')], 'no_credentials'],
  ])('findCredential gives one problem for %s', async (_name, finders, expected) => {
    expect(await problem(...finders)).toBe(expected);
  });
});

describe('findCredential: the attempts', () => {
  it('the attempts are all in the result, in order, with the facts of each login and without its token', async () => {
    const finders = [
      having('file', stale),
      without('keychain', 'absent'),
      having('wsl', { warnings: ['followed_link'] }),
    ];
    const { attempts } = await findCredential(finders, { reason: 'background' }, now);
    expect(attempts).toEqual([
      {
        finder: 'file',
        where: 'file',
        outcome: 'found',
        detail: 'found',
        login: {
          expiresAt: NOW - HOUR,
          scopes: ['user:inference', 'user:profile'],
          subscriptionType: 'max',
          rateLimitTier: 'default_claude_max_5x',
          warnings: [],
          problem: 'expired',
        },
      },
      { finder: 'keychain', where: 'keychain', outcome: 'absent', detail: 'absent', login: null },
      expect.objectContaining({
        finder: 'wsl',
        login: expect.objectContaining({ problem: null }) as unknown,
      }),
    ]);
    expectNoCanary(attempts);
  });

  it('the attempts include a finder that throws, without its message', async () => {
    const broken: Finder = { id: 'wsl', find: () => Promise.reject(new TypeError(`bad ${CANARY}`)) };
    // An error of another realm, as a native module may throw it.
    const foreign = runInNewContext(`new Error('${CANARY}')`) as Error;
    const odd: Finder = { id: 'keychain', find: () => Promise.reject(foreign) };
    const outcome = await findCredential([broken, odd, having('file', {})], { reason: 'background' }, now);
    expect(outcome.problem).toBeNull();
    expect(outcome.attempts[0]).toMatchObject({
      finder: 'wsl',
      outcome: 'unreadable',
      detail: 'failed (TypeError)',
    });
    expect(outcome.attempts[1]).toMatchObject({ detail: 'failed (unknown error)' });
    expectNoCanary(outcome);
  });
});

describe('findCredential: the finders', () => {
  it('the finders are called one after the other, with whether an earlier login was usable', async () => {
    const requests: FindRequest[] = [];
    let busy = 0;
    const spy = (inner: Finder): Finder => ({
      id: inner.id,
      find: async (request) => {
        requests.push(request);
        expect((busy += 1)).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 1));
        busy -= 1;
        return inner.find(request);
      },
    });
    const finders = [having('file', stale), having('keychain', {}), without('wsl', 'absent')].map(spy);
    await findCredential(finders, { reason: 'user' }, now);
    expect(requests).toEqual([
      { reason: 'user', haveUsable: false },
      { reason: 'user', haveUsable: false },
      { reason: 'user', haveUsable: true },
    ]);
  });

  it('the finders’ logins are judged by the time at the end, since a person may take two hours to answer', async () => {
    let clock = NOW;
    const slow: Finder = {
      id: 'keychain',
      find: () => {
        clock += 2 * HOUR;
        return Promise.resolve({ finder: 'keychain', where: '', outcome: 'absent', detail: '' });
      },
    };
    const finders = [having('file', { expiresAt: NOW + HOUR }), slow];
    expect((await findCredential(finders, { reason: 'user' }, () => clock)).problem).toBe('expired');
  });
});
