import type { Alert, AlertEvent } from './types';

/** What the user's program gets on its input, schema 1: fields are added, never changed. Instants are ISO 8601, UTC. */
export interface ProgramInput {
  readonly schema: 1;
  readonly events: readonly {
    readonly at: string;
    readonly kind: AlertEvent['kind'];
    readonly window: string | null;
    readonly value: number | null;
    readonly early: boolean;
    readonly account: string;
  }[];
  /** What Quotide said about them; `null` when it said nothing. */
  readonly alert: { readonly title: string; readonly body: string } | null;
}

/** The input for some events. */
export function programInput(events: readonly AlertEvent[], alert: Alert | null): ProgramInput {
  return {
    schema: 1,
    events: events.map(({ at, kind, window, value, early, account }) => ({
      at: new Date(at).toISOString(),
      kind,
      window,
      value,
      early,
      account,
    })),
    alert: alert && { title: alert.title, body: alert.body },
  };
}

/** What a desktop program needs to find itself, its user and the screen. Nothing of ours or Claude's is among it. */
const handedOn = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
  ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE'],
  ...['HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'NUMBER_OF_PROCESSORS'],
];

/** The part of an environment that the user's program gets. Windows writes names in any case. */
export function programEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): Readonly<Record<string, string>> {
  const allowed = Object.entries(env).filter((entry): entry is [string, string] => {
    const [name, value] = entry;
    const known = platform === 'win32' ? name.toUpperCase() : name;
    return value !== undefined && (handedOn.includes(known) || /^(LC|XDG)_[A-Z_]+$/.test(known));
  });
  return Object.fromEntries(allowed);
}
