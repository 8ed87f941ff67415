/** Runs a program without a shell; the part of the credentials' `RunCommand` that is needed here. */
export type Run = (
  command: string,
  args: readonly string[],
  options: { readonly timeoutMs: number },
) => Promise<{ readonly code: number | null; readonly stdout: Buffer }>;

/**
 * `XDG_CURRENT_DESKTOP` as the session set it, `` without one. Electron replaces Ubuntu's and Pop's GNOME by `Unity` in
 * its own environment and stores the real name in another variable (lib/browser/init.ts); without a desktop that
 * variable has the word `undefined`.
 */
export function currentDesktop(env: Readonly<Record<string, string | undefined>>): string {
  const names = [env['ORIGINAL_XDG_CURRENT_DESKTOP'], env['XDG_CURRENT_DESKTOP']];
  return names.find((name) => name !== undefined && name !== 'undefined') ?? '';
}

/**
 * The state of a name on the bus. `startable`: no process owns it, but the bus starts a service when the name is
 * called.
 */
export type NameState = 'running' | 'startable' | 'absent' | 'unknown';

export const TRAY_HOST = 'org.kde.StatusNotifierWatcher';
export const NOTIFICATIONS = 'org.freedesktop.Notifications';

const LIMIT_MS = 2000;

/**
 * The address of the running session bus; `null` when there is none. Every call passes the address, since without one
 * libdbus starts a bus of its own where there is an X display (`autolaunch:`), and Quotide must start none.
 */
export function sessionBusAddress(
  env: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean,
): string | null {
  const named = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  if (named !== '') return /^(?:autolaunch|disabled):/.test(named) ? null : named;
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  // Only characters that need no escape in an address; in practice the folder is /run/user/1000.
  if (!/^\/[\w/.-]+$/.test(runtime)) return null;
  const socket = `${runtime}/bus`;
  return exists(socket) ? `unix:path=${socket}` : null;
}

/** Queries the bus itself about a name. The owner of the name is not called, so no service is started. */
export async function nameState(run: Run, address: string, name: string): Promise<NameState> {
  const owned = await ask(run, address, 'NameHasOwner', `string:${name}`);
  if (owned === null) return 'unknown';
  if (owned.includes('boolean true')) return 'running';
  const startable = await ask(run, address, 'ListActivatableNames');
  return startable?.includes(`"${name}"`) === true ? 'startable' : 'absent';
}

/** Whether the notification service supports markup in a notification's body; `null` where it did not answer. */
export async function notificationMarkup(run: Run, address: string): Promise<boolean | null> {
  const capabilities = await busCall(run, address, {
    destination: NOTIFICATIONS,
    path: '/org/freedesktop/Notifications',
    method: `${NOTIFICATIONS}.GetCapabilities`,
    words: [],
  });
  return capabilities === null ? null : capabilities.includes('"body-markup"');
}

/** One method call, as arguments of `dbus-send`. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  /** With its interface: `org.freedesktop.DBus.NameHasOwner`. */
  readonly method: string;
  /** `string:…`, `uint32:…` */
  readonly words: readonly string[];
}

/** Calls a method and returns the reply as `dbus-send` prints it; `null` without a reply. */
export async function busCall(run: Run, address: string, call: BusCall): Promise<string | null> {
  const { code, stdout } = await run(
    'dbus-send',
    [
      `--bus=${address}`,
      '--print-reply',
      `--reply-timeout=${String(LIMIT_MS)}`,
      `--dest=${call.destination}`,
      call.path,
      call.method,
      ...call.words,
    ],
    { timeoutMs: LIMIT_MS },
  );
  return code === 0 ? stdout.toString('utf8') : null;
}

function ask(run: Run, address: string, method: string, ...words: readonly string[]): Promise<string | null> {
  return busCall(run, address, {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    method: `org.freedesktop.DBus.${method}`,
    words,
  });
}
