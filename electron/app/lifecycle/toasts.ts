import path from 'node:path';

/** The app's id in the Start menu's shortcut, which electron-builder writes: without it Windows shows no toast. */
export const APP_ID = 'io.quotide.app';

/** A fixed id: Electron makes a new one for each run, and then a click on a toast of an earlier run starts nothing. */
export const TOAST_ACTIVATOR = '{6F1B2C52-8A35-4D0B-9C1E-3D7E5A42B9F7}';

/** The used part of Electron's `app`; older Electrons lack the second call. */
export interface ToastApp {
  readonly setAppUserModelId: (id: string) => void;
  readonly setToastActivatorCLSID?: (id: string) => void;
}

/** Gives Windows the app's ids, before the first notification. Does nothing on other systems. */
export function identifyForToasts(app: ToastApp, platform: string): void {
  if (platform !== 'win32') return;
  app.setAppUserModelId(APP_ID);
  app.setToastActivatorCLSID?.(TOAST_ACTIVATOR);
}

/** Where the first notification of a run registers the running program; Electron never removes it. */
export interface ToastTraces {
  /** The shortcut in the Start menu. */
  readonly link: string;
  /** The key of the registry. */
  readonly key: string;
}

/**
 * What a portable program has to remove when it ends; `null`: nothing. It runs from a temporary folder, and a shortcut to
 * that would be dead. Without an id of our own Electron would register a new one in each run. An installed program's
 * shortcut is its installer's, and its uninstaller removes the key.
 * https://github.com/electron/electron/blob/main/shell/browser/notifications/win/windows_toast_activator.cc
 */
export function toastTraces(platform: string, env: NodeJS.ProcessEnv): ToastTraces | null {
  const { PORTABLE_EXECUTABLE_FILE: portable, APPDATA: folder } = env;
  if (platform !== 'win32' || portable === undefined || folder === undefined) return null;
  return {
    link: path.win32.join(folder, 'Microsoft', 'Windows', 'Start Menu', 'Programs', 'Quotide.lnk'),
    key: `HKCU\\Software\\Classes\\CLSID\\${TOAST_ACTIVATOR}`,
  };
}

/** A shortcut as the system gives it. */
export interface StartLink {
  /** Absolute path of the program. */
  readonly target: string;
}

/** The calls of the system; each throws where it cannot be done. */
export interface LinkSystem<Link extends StartLink> {
  readonly read: (file: string) => Link;
  readonly write: (file: string, link: Link) => void;
  readonly remove: (file: string) => void;
  readonly exists: (file: string) => boolean;
  /** Removes a key of the registry; waits for it. */
  readonly removeKey: (key: string) => void;
}

/**
 * Remembers the shortcut that is there before the first notification. The returned function ends the run of a portable
 * program: a shortcut of an installed Quotide is there again, and otherwise none is.
 * @param own absolute path of the running program
 */
export function guardTraces<Link extends StartLink>(
  traces: ToastTraces,
  own: string,
  system: LinkSystem<Link>,
): () => void {
  const read = (): Link | null => attempt(() => system.read(traces.link)) ?? null;
  const before = read();
  return () => {
    const now = read();
    if (now !== null && isSame(now.target, own)) {
      attempt(() => {
        if (before === null || isSame(before.target, own) || !system.exists(before.target))
          system.remove(traces.link);
        else system.write(traces.link, before);
      });
    }
    attempt(() => {
      system.removeKey(traces.key);
    });
  };
}

/** Whether two paths of Windows, where case does not count, are the same. */
function isSame(one: string, other: string): boolean {
  return path.win32.normalize(one).toLowerCase() === path.win32.normalize(other).toLowerCase();
}

/** The value, or `undefined` where the system refuses: the end of the app does not fail for a shortcut. */
function attempt<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch {
    return undefined;
  }
}
