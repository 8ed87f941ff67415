/** Whether the app starts at login, as the system reports it. */
export interface AutostartState {
  readonly on: boolean;
  readonly state: 'on' | 'off' | 'requires_approval' | 'blocked_by_system' | 'unsupported';
}

const off: AutostartState = { on: false, state: 'off' };
const on: AutostartState = { on: true, state: 'on' };
/** The state of a copy of the app that cannot start at login. */
export const noAutostart: AutostartState = { on: false, state: 'unsupported' };

/** The argument that every mechanism passes, so that a start at login shows no window. */
export const AUTOSTART_FLAG = '--autostart';

/** How this copy of the app runs. */
export interface Installation {
  readonly platform: string;
  /** Whether it is an installed package; otherwise a checkout that runs in a bare Electron. */
  readonly packaged: boolean;
  readonly execPath: string;
  /** The folder of the app's package.json. */
  readonly appPath: string;
  /** `$APPIMAGE`: the file that was started. `execPath` is then inside a mount that is gone after the exit. */
  readonly appImage: string | null;
  /** Whether it runs in a Flatpak or Snap, which has another home folder and may not write the user's. */
  readonly confined: boolean;
  /** Whether it runs as root, which Chromium refuses with its sandbox on. */
  readonly root: boolean;
}

/** Whether this copy can start at login. macOS and Windows support installed apps only. */
export function canAutostart({ platform, packaged, confined }: Installation): boolean {
  return platform === 'linux' ? !confined : packaged && (platform === 'darwin' || platform === 'win32');
}

/** The command line of a start at login on Linux: the program, then its arguments. */
export function autostartCommand(installation: Installation): readonly string[] {
  const { packaged, execPath, appPath, appImage, root } = installation;
  return [
    appImage ?? execPath,
    ...(packaged ? [] : [appPath]),
    ...(root ? ['--no-sandbox'] : []),
    AUTOSTART_FLAG,
  ];
}

/** The used part of Electron's `getLoginItemSettings` on macOS and Windows. */
export interface LoginItemFacts {
  readonly openAtLogin: boolean;
  /** macOS 13 and later: `not-registered`, `enabled`, `requires-approval`, `not-found`. */
  readonly status?: string | undefined;
  /** Windows: false when the entry is there but was switched off in the Task Manager. */
  readonly executableWillLaunchAtLogin?: boolean | undefined;
}

/** The state of a login item. An entry that the system ignores is not "on". */
export function loginItemState(platform: string, facts: LoginItemFacts): AutostartState {
  if (platform === 'darwin') {
    if (facts.status === 'requires-approval') return { on: false, state: 'requires_approval' };
    return (facts.status === undefined ? facts.openAtLogin : facts.status === 'enabled') ? on : off;
  }
  if (!facts.openAtLogin) return off;
  return facts.executableWillLaunchAtLogin === false ? { on: false, state: 'blocked_by_system' } : on;
}

/** The state of an autostart file on Linux; `null`: there is no file. */
export function desktopEntryState(text: string | null): AutostartState {
  if (text === null) return off;
  const value = (key: string) => entryValue(text, key)?.toLowerCase();
  // Desktop Application Autostart Specification: `Hidden` means deleted. GNOME writes the other key.
  if (value('Hidden') === 'true' || value('X-GNOME-Autostart-enabled') === 'false') return off;
  return entryValue(text, 'Exec') === undefined ? off : on;
}

/** An autostart file (Desktop Entry Specification) that runs `command`. */
export function desktopEntry(command: readonly string[], comment: string): string {
  const [program = ''] = command;
  // GLib looks up the first word without unescaping `%%`, and rejects the entry if it finds no such program.
  const words = program.includes('%') ? ['env', ...command] : command;
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Quotide',
    `Comment=${escapeValue(comment)}`,
    `Exec=${escapeValue(words.map(quoteArgument).join(' '))}`,
    // With TryExec the entry of a deleted copy is ignored, instead of failing at each login.
    `TryExec=${escapeValue(program)}`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** The value of a key in the group `[Desktop Entry]`; undefined without one. */
function entryValue(text: string, key: string): string | undefined {
  const group = /^\[Desktop Entry\]\s*$([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const line = group.split('\n').find((candidate) => new RegExp(`^${key}\\s*=`).test(candidate));
  return line?.slice(line.indexOf('=') + 1).trim();
}

/** An argument in double quotes as the specification requires: `"`, `` ` ``, `$` and `\` escaped, `%` doubled. */
function quoteArgument(argument: string): string {
  const plain = argument.replaceAll('%', '%%');
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(plain)) return plain;
  return `"${plain.replaceAll(/["`$\\]/g, String.raw`\$&`)}"`;
}

/** A string value: its backslashes are escaped, on top of the quoting of arguments. */
function escapeValue(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\t', String.raw`\t`);
}
