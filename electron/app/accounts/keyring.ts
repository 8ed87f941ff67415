import fs from 'node:fs';
import path from 'node:path';
import { keyringState, type KeyringState } from '../../sources/credentials/keyring/keyring-lock';
import type { RunCommand } from '../../platform/run-command';
import type { Keytar } from '../../sources/credentials/keyring/secret-service';

/** The part of the keyring that the finders use on this platform. */
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
 * Gives access to keytar, which is loaded when it is first used. On Linux a background request reads the keyring only if
 * the session bus reports one that runs and is unlocked: reading a locked one opens a dialog, and reading without one
 * may start a service.
 */
export function createKeyring({ platform, env, run }: KeyringParts): Keyring {
  const load = async () => (await import('keytar')).default;
  if (platform !== 'linux') return { loadKeytar: load };
  const state = sharedState(() => keyringState(run, { exists: () => hasSessionBus(env) }));
  return {
    loadKeytar: async () => {
      if ((await state()) === 'absent')
        throw new Error('org.freedesktop.secrets is not provided by any service');
      return load();
    },
    isKeyringLocked: async () => (await state()) === 'locked',
  };
}

/** Ms for which an answer about the keyring holds: it is one for all config folders, which ask at the same moment. */
const HOLDS_MS = 500;

/** Asks once for all that ask at the same moment. */
function sharedState(ask: () => Promise<KeyringState>): () => Promise<KeyringState> {
  let asked: { readonly state: Promise<KeyringState>; readonly until: number } | null = null;
  return () => {
    if (asked !== null && performance.now() < asked.until) return asked.state;
    const state = ask();
    const settle = () => {
      if (asked?.state === state) asked = { state, until: performance.now() + HOLDS_MS };
    };
    asked = { state, until: Infinity };
    state.then(settle, settle);
    return state;
  };
}

function hasSessionBus(env: KeyringParts['env']): boolean {
  const address = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  if (address !== '') return !address.startsWith('disabled:');
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  return runtime !== '' && fs.existsSync(path.join(runtime, 'bus'));
}
