import { createKeyring, type KeyringParts } from '../keyring';

const SERVICE = 'Quotide';
const ITEM = 'otlp-headers';

/** Where the headers of a push are kept: a place for secrets, never a file of ours. */
export interface HeaderStore {
  /** The text as it was kept; `null` when there is none. Rejects when it cannot be had without asking anybody. */
  readonly get: () => Promise<string | null>;
  /** Keeps a text, or removes it. May show the keychain's dialog. Rejects when it is not kept. */
  readonly set: (text: string | null) => Promise<void>;
}

/** The system's keychain, through keytar, which is loaded when it is first needed. */
export function keychainHeaders(parts: KeyringParts): HeaderStore {
  const keyring = createKeyring(parts);
  const load = async () => {
    // Says so where there is none, rather than starting one.
    await keyring.loadKeytar();
    return (await import('keytar')).default;
  };
  return {
    get: async () => {
      if (await keyring.isKeyringLocked?.()) throw new Error('the keyring is locked');
      return (await load()).getPassword(SERVICE, ITEM);
    },
    set: async (text) => {
      const keytar = await load();
      if (text === null) await keytar.deletePassword(SERVICE, ITEM);
      else await keytar.setPassword(SERVICE, ITEM, text);
    },
  };
}
