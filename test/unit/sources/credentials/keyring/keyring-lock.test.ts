import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKeyring } from '../../../../../electron/app/accounts/keyring';
import { keyringState } from '../../../../../electron/sources/credentials/keyring/keyring-lock';
import { runCommand, type RunCommand } from '../../../../../electron/platform/run-command';
import { FakeDesktop } from '../../../../fakes/desktop/fake-desktop';

const bus = { exists: () => true };
const answer =
  (owned: string | null, locked: string | null): RunCommand =>
  (_command, args) => {
    const text = args.some((word) => word.endsWith('NameHasOwner')) ? owned : locked;
    const stdout = Buffer.from(text ?? '');
    return Promise.resolve({ code: text === null ? 1 : 0, stdout, stderr: Buffer.alloc(0), timedOut: false });
  };

describe('keyringState', () => {
  it.each([
    ['locked', '   boolean true', '   variant       boolean true'],
    ['unlocked', '   boolean true', '   variant       boolean false'],
    ['absent', '   boolean false', null],
    ['absent', null, null],
    ['absent', '   boolean true', null],
  ])('keyringState is %s when the bus answers %j and %j', async (state, owned, locked) => {
    expect(await keyringState(answer(owned, locked), bus)).toBe(state);
  });

  it('keyringState sends no call where there is no session bus, so that none is started', async () => {
    const never: RunCommand = () => Promise.reject(new Error('must not run'));
    expect(await keyringState(never, { exists: () => false })).toBe('absent');
  });
});

// Linux only: the real gnome-keyring on a bus of its own.
describe.runIf(process.platform === 'linux')('keyringState on a real session bus', () => {
  let desktop: FakeDesktop;
  let keyless: FakeDesktop;
  beforeAll(async () => {
    desktop = await FakeDesktop.start({ keyring: true });
    keyless = await FakeDesktop.start();
  });
  afterAll(async () => {
    await desktop.stop();
    await keyless.stop();
  });

  const on =
    (env: Readonly<Record<string, string>>): RunCommand =>
    (command, args, options) =>
      runCommand('env', [...Object.entries(env).map((pair) => pair.join('=')), command, ...args], options);

  it('keyringState separates an unlocked keyring from a missing one', async () => {
    expect(await keyringState(on(desktop.env), bus)).toBe('unlocked');
    expect(await keyringState(on(keyless.env), bus)).toBe('absent');
  });

  it('many finders that look at the same moment ask the bus once, and one that looks later asks again', async () => {
    let asked = 0;
    const counting: RunCommand = (command, args, options) => {
      asked += 1;
      return on(keyless.env)(command, args, options);
    };
    const keyring = createKeyring({ platform: 'linux', env: keyless.env, run: counting });
    await Promise.all(Array.from({ length: 500 }, async () => keyring.isKeyringLocked?.()));
    expect(asked).toBe(1);
    await expect
      .poll(async () => {
        await keyring.isKeyringLocked?.();
        return asked;
      })
      .toBe(2);
  });

  it('the finder never loads keytar where no keyring runs', async () => {
    const keyring = createKeyring({ platform: 'linux', env: keyless.env, run: on(keyless.env) });
    await expect(keyring.loadKeytar()).rejects.toThrow('not provided by any');
    expect(await keyring.isKeyringLocked?.()).toBe(false);
  });
});
