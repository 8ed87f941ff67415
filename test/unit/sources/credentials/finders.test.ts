import { describe, expect, it } from 'vitest';
import { writeCredentialsText } from '../../../fakes/credentials';
import { findCredential } from '../../../../electron/sources/credentials/find';
import { createFinders, type FinderTools } from '../../../../electron/sources/credentials/finders';
import { PLAIN_SERVICE } from '../../../../electron/sources/credentials/keyring/keychain-names';
import { fakeSecurity } from './keyring/fake-security';
import { CANARY, neverRun, NOW, ran, storedLogin, temporaryHome } from './support';

function tools(platform: NodeJS.Platform, more: Partial<FinderTools> = {}): FinderTools {
  return {
    env: { CLAUDE_CODE_OAUTH_TOKEN: 'setup-token' },
    platform,
    home: '/home/ada',
    user: 'ada',
    run: neverRun,
    loadKeytar: () => Promise.resolve({ getPassword: nothing, findPassword: nothing }),
    keytarOnMac: false,
    now: () => NOW,
    ...more,
  };
}

const nothing = (): Promise<null> => Promise.resolve(null);

const slot = { dir: '/home/ada/.claude', claudeJson: '/home/ada/.claude.json', services: [PLAIN_SERVICE] };

function idsOf(platform: NodeJS.Platform, primary: boolean): readonly string[] {
  return createFinders(slot, primary, tools(platform)).map(({ id }) => id);
}

describe('createFinders', () => {
  it('createFinders has an order for each system', () => {
    expect(idsOf('linux', true)).toEqual(['file', 'secret_service', 'environment']);
    expect(idsOf('darwin', true)).toEqual(['file', 'keychain', 'secret_service', 'environment']);
    expect(idsOf('win32', true)).toEqual(['file', 'secret_service', 'wsl', 'environment']);
  });

  it('createFinders gives WSL and the variable to the first slot only', () => {
    expect(idsOf('win32', false)).toEqual(['file', 'secret_service']);
    expect(idsOf('darwin', false)).toEqual(['file', 'keychain', 'secret_service']);
  });

  it('createFinders takes on a Mac the live keychain item over the stale file, and does not ask keytar', async () => {
    const { home, dir } = temporaryHome();
    writeCredentialsText(dir, storedLogin({ expiresAt: NOW - 1, accessToken: 'stale' }));
    const item = { service: PLAIN_SERVICE, account: 'ada', mdat: '20261121120000Z', secret: storedLogin() };
    const { run } = fakeSecurity([item]);
    const loadKeytar = (): Promise<never> => Promise.reject(new Error('loaded keytar'));
    const finders = createFinders(
      { ...slot, dir },
      true,
      tools('darwin', { run, home, loadKeytar, keytarOnMac: true }),
    );
    const outcome = await findCredential(finders, { reason: 'user' }, () => NOW);
    expect(outcome.credential?.accessToken).toBe(CANARY);
    expect(outcome.attempts.map(({ outcome: how }) => how)).toEqual([
      'found',
      'found',
      'not_applicable',
      'found',
    ]);
  });

  it('createFinders gives the keyring’s probe to the finder on Linux', async () => {
    const { home, dir } = temporaryHome();
    const isKeyringLocked = (): Promise<boolean> => Promise.resolve(true);
    const finders = createFinders({ ...slot, dir }, false, tools('linux', { home, isKeyringLocked }));
    const outcome = await findCredential(finders, { reason: 'background' }, () => NOW);
    expect(outcome).toMatchObject({
      problem: 'keychain_denied',
      attempts: [{ outcome: 'absent' }, { outcome: 'denied' }],
    });
  });

  it("createFinders asks on Windows the system's own tools", async () => {
    const started: string[] = [];
    const run = (command: string) => {
      started.push(command);
      return Promise.resolve(ran(1));
    };
    const finders = createFinders(slot, true, tools('win32', { run, env: { SystemRoot: 'D:\\WinNT' } }));
    const outcome = await findCredential(finders, { reason: 'background' }, () => NOW);
    expect(started).toEqual(['D:\\WinNT\\System32\\reg.exe']);
    expect(outcome.problem).toBe('no_credentials');
    await findCredential(
      createFinders(slot, true, tools('win32', { run, env: {} })),
      { reason: 'user' },
      () => NOW,
    );
    expect(started[1]).toBe('C:\\Windows\\System32\\reg.exe');
  });
});
