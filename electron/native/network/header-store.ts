import { safeStorage } from 'electron';
import { createKeyring, type KeyringParts } from '../../app/accounts/keyring';
import { cipherOf, sealedHeaders } from '../../app/metrics/sealed-headers';
import type { HeaderStore } from '../../app/metrics/push';
import type { History } from '../../history/history';

/** The headers of the push, encrypted with Electron's key in the system's keychain. */
export function openHeaderStore(
  history: Pick<History, 'kept' | 'keep'>,
  now: () => number,
  parts: KeyringParts,
): HeaderStore {
  const keyring = createKeyring(parts);
  return sealedHeaders({
    history,
    now,
    cipher: cipherOf(safeStorage),
    isOpenToAll: () => parts.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text',
    isKeyringLocked: async () => (await keyring.isKeyringLocked?.()) ?? false,
  });
}
