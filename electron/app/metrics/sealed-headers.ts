import type { History } from '../../history/history';
import type { HeaderStore } from './push';

const NAME = 'telemetry-headers-sealed';

/** Encryption with a key of the app in the system's keychain. Each call throws or rejects without a keychain. */
export interface Cipher {
  readonly isAvailable: () => Promise<boolean>;
  readonly encrypt: (text: string) => Promise<Buffer>;
  readonly decrypt: (sealed: Buffer) => Promise<Decrypted>;
}

/** A decrypted text. */
export interface Decrypted {
  readonly text: string;
  /** Whether the key has changed, so that the text has to be encrypted anew. */
  readonly isOld: boolean;
}

/** The used part of Electron's `safeStorage`; Electrons before 45 lack the asynchronous calls. */
export interface SafeStorage {
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (
    sealed: Buffer,
  ) => Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}

/**
 * Electron's encryption by its asynchronous calls, which do not hold up the app while the keychain asks its user. The
 * others are deprecated, and what they encrypted can be decrypted by the new ones:
 * https://www.electronjs.org/docs/latest/api/safe-storage
 */
export function cipherOf(storage: SafeStorage): Cipher {
  const { isAsyncEncryptionAvailable, encryptStringAsync, decryptStringAsync } = storage;
  if (isAsyncEncryptionAvailable && encryptStringAsync && decryptStringAsync) {
    return {
      isAvailable: () => isAsyncEncryptionAvailable.call(storage),
      encrypt: (text) => encryptStringAsync.call(storage, text),
      decrypt: async (sealed) => {
        const { result, shouldReEncrypt } = await decryptStringAsync.call(storage, sealed);
        return { text: result, isOld: shouldReEncrypt };
      },
    };
  }
  return {
    isAvailable: () => Promise.resolve(storage.isEncryptionAvailable()),
    encrypt: (text) => Promise.resolve(storage.encryptString(text)),
    decrypt: (sealed) => Promise.resolve({ text: storage.decryptString(sealed), isOld: false }),
  };
}

export interface SealedHeadersParts {
  readonly history: Pick<History, 'kept' | 'keep'>;
  /** Epoch ms. */
  readonly now: () => number;
  readonly cipher: Cipher;
  /** Whether the key is the same for all users of the machine: a Linux desktop without a keyring. */
  readonly isOpenToAll: () => boolean;
  /** Reads whether the keyring is locked, without asking its user. */
  readonly isKeyringLocked: () => Promise<boolean>;
}

/**
 * Saves the headers encrypted in the history. The first encryption puts the app's own key into the keychain, as the item
 * "Quotide Safe Storage"; Claude Code's items stay as they are. It happens when a user saves headers. At a start they
 * are only decrypted, and not while the keyring is locked.
 */
export function sealedHeaders(parts: SealedHeadersParts): HeaderStore {
  const { history, now, cipher, isOpenToAll, isKeyringLocked } = parts;
  const check = async () => {
    if (isOpenToAll() || !(await cipher.isAvailable())) throw new Error('there is no keychain');
  };
  const save = async (text: string) => {
    history.keep(NAME, (await cipher.encrypt(text)).toString('base64'), now());
  };
  return {
    get: async () => {
      const sealed = history.kept(NAME);
      if (typeof sealed !== 'string') return null;
      if (await isKeyringLocked()) throw new Error('the keyring is locked');
      await check();
      const { text, isOld } = await cipher.decrypt(Buffer.from(sealed, 'base64'));
      if (isOld) await save(text);
      return text;
    },
    set: async (text) => {
      if (text === null) {
        history.keep(NAME, null, now());
        return;
      }
      await check();
      await save(text);
    },
  };
}
