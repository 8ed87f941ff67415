import type { RunCommand } from '../../../platform/run-command';

/** The state of the keyring. `absent`: none runs (the query starts none), or its state is not known. */
export type KeyringState = 'locked' | 'unlocked' | 'absent';

/** Where the session bus is. */
export interface SessionBus {
  /** Whether the environment names one, or the user's runtime folder holds one. */
  readonly exists: () => boolean;
}

const LIMIT_MS = 2000;
const SECRETS = 'org.freedesktop.secrets';

/**
 * Queries whether the default keyring (Linux, Secret Service) is locked, without unlocking it, opening a dialog or
 * starting a service: keytar itself answers "no such item" for a locked keyring. Runs `dbus-send`, which is part of
 * D-Bus.
 */
export async function keyringState(run: RunCommand, bus: SessionBus): Promise<KeyringState> {
  // Without an address dbus-send would start a bus of its own.
  if (!bus.exists()) return 'absent';
  const owned = await send(run, [
    '--dest=org.freedesktop.DBus',
    '/org/freedesktop/DBus',
    'org.freedesktop.DBus.NameHasOwner',
    `string:${SECRETS}`,
  ]);
  if (owned?.includes('boolean true') !== true) return 'absent';
  const locked = await send(run, [
    `--dest=${SECRETS}`,
    // The alias names the collection that is the default one.
    '/org/freedesktop/secrets/aliases/default',
    'org.freedesktop.DBus.Properties.Get',
    'string:org.freedesktop.Secret.Collection',
    'string:Locked',
  ]);
  if (locked === null) return 'absent';
  return locked.includes('boolean true') ? 'locked' : 'unlocked';
}

async function send(run: RunCommand, words: readonly string[]): Promise<string | null> {
  const args = ['--session', '--print-reply', `--reply-timeout=${String(LIMIT_MS)}`, ...words];
  const { code, stdout } = await run('dbus-send', args, { timeoutMs: LIMIT_MS });
  return code === 0 ? stdout.toString('utf8') : null;
}
