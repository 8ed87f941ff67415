import type { RunCommand } from './run-command';

/** What the session bus says of the keyring. `absent`: none runs (none was started by asking), or nobody can tell. */
export type KeyringState = 'locked' | 'unlocked' | 'absent';

/** Where the session bus is. */
export interface SessionBus {
  /** Whether the environment names one, or the user's runtime folder holds one. */
  readonly exists: () => boolean;
}

const LIMIT_MS = 2000;
const SECRETS = 'org.freedesktop.secrets';

/**
 * Tells whether the default keyring (Linux, Secret Service) is locked, without unlocking, prompting or starting
 * anything: keytar itself answers "no such item" for a locked one. Asks through `dbus-send`, which is part of D-Bus.
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
    // The alias follows whichever collection is the default one.
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
