import fs from 'node:fs';
import path from 'node:path';
import { keyringState } from '../sources/credentials/keyring-lock';
import type { RunCommand } from '../sources/credentials/run-command';
import type { Keytar } from '../sources/credentials/secret-service';

/** The keyring as the finders need it on this platform. */
export interface Keyring {
  readonly loadKeytar: () => Promise<Keytar>;
  readonly isKeyringLocked?: () => Promise<boolean | null>;
}

export interface KeyringParts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly run: RunCommand;
}

/**
 * keytar, loaded when it is first needed. On Linux it is never asked in the background unless the session bus says
 * that a keyring runs and is unlocked: asking one that is locked opens a dialog, asking none may start one.
 */
export function createKeyring({ platform, env, run }: KeyringParts): Keyring {
  const load = async () => (await import('keytar')).default;
  if (platform !== 'linux') return { loadKeytar: load };
  const state = () => keyringState(run, { exists: () => hasSessionBus(env) });
  return {
    loadKeytar: async () => {
      if ((await state()) === 'absent')
        throw new Error('org.freedesktop.secrets is not provided by any service');
      return load();
    },
    isKeyringLocked: async () => (await state()) === 'locked',
  };
}

function hasSessionBus(env: KeyringParts['env']): boolean {
  const address = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  if (address !== '') return !address.startsWith('disabled:');
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  return runtime !== '' && fs.existsSync(path.join(runtime, 'bus'));
}
