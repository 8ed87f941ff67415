/* eslint-disable @typescript-eslint/no-deprecated -- the asynchronous ones are not in the fallback runtime */
import { safeStorage } from 'electron';
import { createKeyring, type KeyringParts } from '../../app/accounts/keyring';
import type { HeaderStore } from '../../app/metrics/push';
import type { History } from '../../history/history';

const NAME = 'telemetry-headers-sealed';

/**
 * Seals the headers with a key that Electron keeps in the system's keychain; what is sealed stands in the history.
 * Nothing here can write an item of the keychain, so none of Claude Code's either. Where a Linux desktop has no
 * keyring Electron's key is the same for everybody: that is refused.
 */
export function sealedHeaders(
  history: Pick<History, 'kept' | 'keep'>,
  now: () => number,
  parts: KeyringParts,
): HeaderStore {
  const keyring = createKeyring(parts);
  const check = () => {
    const isOpenToAll =
      parts.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
    if (isOpenToAll || !safeStorage.isEncryptionAvailable()) throw new Error('there is no keychain');
  };
  return {
    get: async () => {
      const sealed = history.kept(NAME);
      if (typeof sealed !== 'string') return null;
      if (await keyring.isKeyringLocked?.()) throw new Error('the keyring is locked');
      check();
      return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
    },
    set: (text) =>
      new Promise((resolve) => {
        if (text !== null) check();
        history.keep(NAME, text === null ? null : safeStorage.encryptString(text).toString('base64'), now());
        resolve();
      }),
  };
}
