/** Runs a program without a shell; the part of the credentials' `RunCommand` that is needed here. */
export type Run = (
  command: string,
  args: readonly string[],
  options: { readonly timeoutMs: number },
) => Promise<{ readonly code: number | null; readonly stdout: Buffer }>;

/** What the bus says of a name; `startable`: nobody owns it, but the bus starts somebody when it is called. */
export type NameState = 'running' | 'startable' | 'absent' | 'unknown';

export const TRAY_HOST = 'org.kde.StatusNotifierWatcher';
export const NOTIFICATIONS = 'org.freedesktop.Notifications';

const LIMIT_MS = 2000;

/**
 * The address of the running session bus, `null` when there is none. Given by name to every call: without an address
 * libdbus starts a bus of its own where there is an X display (`autolaunch:`), and we never start anything.
 */
export function sessionBusAddress(
  env: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean,
): string | null {
  const named = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  if (named !== '') return /^(?:autolaunch|disabled):/.test(named) ? null : named;
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  // Unescaped characters of an address; a runtime folder is /run/user/1000 in practice.
  if (!/^\/[\w/.-]+$/.test(runtime)) return null;
  const socket = `${runtime}/bus`;
  return exists(socket) ? `unix:path=${socket}` : null;
}

/** Asks the bus itself about a name; whoever owns it is not called, so nothing is started. */
export async function nameState(run: Run, address: string, name: string): Promise<NameState> {
  const owned = await ask(run, address, 'NameHasOwner', `string:${name}`);
  if (owned === null) return 'unknown';
  if (owned.includes('boolean true')) return 'running';
  const startable = await ask(run, address, 'ListActivatableNames');
  return startable?.includes(`"${name}"`) === true ? 'startable' : 'absent';
}

async function ask(
  run: Run,
  address: string,
  method: string,
  ...words: readonly string[]
): Promise<string | null> {
  const { code, stdout } = await run(
    'dbus-send',
    [
      `--bus=${address}`,
      '--print-reply',
      `--reply-timeout=${String(LIMIT_MS)}`,
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      `org.freedesktop.DBus.${method}`,
      ...words,
    ],
    { timeoutMs: LIMIT_MS },
  );
  return code === 0 ? stdout.toString('utf8') : null;
}
