/* eslint-disable @typescript-eslint/no-deprecated -- the asynchronous ones are not in the fallback runtime */
import { safeStorage } from 'electron';
import { createKeyring, type KeyringParts } from '../../app/accounts/keyring';
import type { HeaderStore } from '../../app/metrics/push';
import type { History } from '../../history/history';

const NAME = 'telemetry-headers-sealed';

/**
 * Encrypts the headers with Electron's key in the system's keychain; the encrypted text is saved in the history.
 * It writes no item of the keychain, so none of Claude Code's either. On a Linux desktop without a keyring Electron's
 * key is the same for all users: then saving is refused.
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
