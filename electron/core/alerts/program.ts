import type { Alert, AlertEvent } from './alert';

/** The JSON on the user program's standard input, schema 1: fields are only added. Instants are ISO 8601 in UTC. */
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
  /** The text of the alert that Quotide showed; `null` when it showed none. */
  readonly alert: { readonly title: string; readonly body: string } | null;
}

/** Builds the input of the program for some events. */
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

/** The variables that a desktop program needs from the environment; no variable of Quotide or Claude Code. */
const handedOn = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'LANGUAGE', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
  ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE'],
  ...['HOMEPATH', 'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'NUMBER_OF_PROCESSORS'],
];

/** The part of the environment that the user's program gets. Names match in any case, since Windows ignores it. */
export function programEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): Readonly<Record<string, string>> {
  const allowed = Object.entries(env).filter((entry): entry is [string, string] => {
    const [name, value] = entry;
    const comparable = platform === 'win32' ? name.toUpperCase() : name;
    return value !== undefined && (handedOn.includes(comparable) || /^(LC|XDG)_[A-Z_]+$/.test(comparable));
  });
  return Object.fromEntries(allowed);
}
