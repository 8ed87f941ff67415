import { describe, expect, test } from 'vitest';
import {
  cipherOf,
  sealedHeaders,
  type SafeStorage,
  type SealedHeadersParts,
} from '../../../../electron/app/metrics/sealed-headers';
import { newHistory, START } from '../../history/support';

const HEADERS = 'authorization: Bearer secret';

/** A keychain whose cipher turns the bytes round. */
function keychain(seen: string[], isAvailable = true): SafeStorage {
  const turn = (bytes: Buffer) => Buffer.from(bytes).reverse();
  return {
    isEncryptionAvailable: () => isAvailable,
    encryptString: (text) => {
      seen.push('encrypt');
      return turn(Buffer.from(text));
    },
    decryptString: (sealed) => {
      seen.push('decrypt');
      return turn(sealed).toString();
    },
  };
}

/** The same keychain with the asynchronous calls, which Electron 45 has. */
function newKeychain(seen: string[], shouldReEncrypt = false): SafeStorage {
  const old = keychain([]);
  return {
    ...keychain(seen),
    isAsyncEncryptionAvailable: () => Promise.resolve(true),
    encryptStringAsync: (text) => {
      seen.push('encrypt async');
      return Promise.resolve(old.encryptString(text));
    },
    decryptStringAsync: (sealed) => {
      seen.push('decrypt async');
      return Promise.resolve({ result: old.decryptString(sealed), shouldReEncrypt });
    },
  };
}

function open(storage: SafeStorage, change: Partial<SealedHeadersParts> = {}) {
  const history = newHistory();
  const parts = {
    history,
    now: () => START,
    cipher: cipherOf(storage),
    isOpenToAll: () => false,
    isKeyringLocked: () => Promise.resolve(false),
    ...change,
  };
  return { history, parts, store: sealedHeaders(parts) };
}

describe('the headers of the push', () => {
  test.each([
    ['an older Electron', keychain, ['encrypt', 'decrypt']],
    ['Electron 45', newKeychain, ['encrypt async', 'decrypt async']],
  ])('are saved encrypted by %s, and read back', async (_name, make, calls) => {
    const seen: string[] = [];
    const { history, store } = open(make(seen));
    await store.set(HEADERS);
    expect(JSON.stringify(history.kept('telemetry-headers-sealed'))).not.toContain('secret');
    expect(await store.get()).toBe(HEADERS);
    expect(seen).toEqual(calls);
    await store.set(null);
    expect(await store.get()).toBeNull();
  });

  test('are read by Electron 45 also where an older one has encrypted them', async () => {
    const { parts, store } = open(keychain([]));
    await store.set(HEADERS);
    expect(await sealedHeaders({ ...parts, cipher: cipherOf(newKeychain([])) }).get()).toBe(HEADERS);
  });

  test('are encrypted anew when the key has changed', async () => {
    const seen: string[] = [];
    const { store } = open(newKeychain(seen, true));
    await store.set(HEADERS);
    await store.get();
    expect(seen).toEqual(['encrypt async', 'decrypt async', 'encrypt async']);
  });

  test('do not reach the keychain at a start without any', async () => {
    const seen: string[] = [];
    expect(await open(newKeychain(seen)).store.get()).toBeNull();
    expect(seen).toEqual([]);
  });

  test('are not read while the keyring is locked, since that would open its dialog', async () => {
    const seen: string[] = [];
    const { parts, store } = open(newKeychain(seen));
    await store.set(HEADERS);
    const locked = sealedHeaders({ ...parts, isKeyringLocked: () => Promise.resolve(true) });
    await expect(locked.get()).rejects.toThrow('the keyring is locked');
    expect(seen).toEqual(['encrypt async']);
  });

  test.each<readonly [string, SafeStorage, Partial<SealedHeadersParts>]>([
    ['without a keychain', keychain([], false), {}],
    ['where the key is the same for all users', keychain([]), { isOpenToAll: () => true }],
  ])('are not saved %s', async (_name, storage, change) => {
    const { history, store } = open(storage, change);
    await expect(store.set(HEADERS)).rejects.toThrow('there is no keychain');
    expect(history.kept('telemetry-headers-sealed')).toBeNull();
  });
});
