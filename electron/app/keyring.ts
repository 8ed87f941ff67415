import { keyringState } from '../sources/credentials/keyring-lock';
import type { RunCommand } from '../sources/credentials/run-command';
import type { Keytar } from '../sources/credentials/secret-service';

/** The keyring as the finders need it on this platform. */
export interface Keyring {
  readonly loadKeytar: () => Promise<Keytar>;
  readonly isKeyringLocked?: () => Promise<boolean | null>;
}

/**
 * keytar, loaded when it is first needed. On Linux it is never asked in the background unless the session bus says
 * that a keyring runs and is unlocked: asking one that is locked opens a dialog, asking none may start one.
 */
export function createKeyring(platform: NodeJS.Platform, run: RunCommand): Keyring {
  const load = async () => (await import('keytar')).default;
  if (platform !== 'linux') return { loadKeytar: load };
  return {
    loadKeytar: async () => {
      if ((await keyringState(run)) === 'absent')
        throw new Error(`${SERVICE} was not provided by any service`);
      return load();
    },
    isKeyringLocked: async () => {
      const state = await keyringState(run);
      return state === 'locked' || state === 'unknown';
    },
  };
}

const SERVICE = 'org.freedesktop.secrets';
