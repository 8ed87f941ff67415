import fs from 'node:fs';
import { expect, it } from 'vitest';
import {
  guardTraces,
  identifyForToasts,
  TOAST_ACTIVATOR,
  toastTraces,
  type StartLink,
} from '../../../../electron/app/lifecycle/toasts';

function recorder(withActivator = true) {
  const calls: string[] = [];
  const app = {
    setAppUserModelId: (id: string) => calls.push(`id ${id}`),
    ...(withActivator ? { setToastActivatorCLSID: (id: string) => calls.push(`activator ${id}`) } : {}),
  };
  return { calls, app };
}

it('on Windows, the app sets the id that the installer writes, and an activator that never changes', () => {
  const appId = /^appId: (.+)$/m.exec(fs.readFileSync('electron-builder.yml', 'utf8'))?.[1];
  const { calls, app } = recorder();
  identifyForToasts(app, 'win32');
  expect(calls).toEqual([`id ${String(appId)}`, 'activator {6F1B2C52-8A35-4D0B-9C1E-3D7E5A42B9F7}']);
});

it('nothing is set by an Electron without the activator, or on other systems', () => {
  const old = recorder(false);
  identifyForToasts(old.app, 'win32');
  expect(old.calls).toEqual(['id io.quotide.app']);
  for (const platform of ['linux', 'darwin']) {
    const { calls, app } = recorder();
    identifyForToasts(app, platform);
    expect(calls).toEqual([]);
  }
});

const PORTABLE = { PORTABLE_EXECUTABLE_FILE: 'D:\\Quotide.exe', APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' };
const OWN = 'C:\\Users\\ada\\AppData\\Local\\Temp\\2x\\Quotide.exe';
const INSTALLED = 'C:\\Users\\ada\\AppData\\Local\\Programs\\quotide\\Quotide.exe';

it('only a portable program on Windows has traces of its notifications to remove', () => {
  expect(toastTraces('win32', PORTABLE)).toEqual({
    link: 'C:\\Users\\ada\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Quotide.lnk',
    key: `HKCU\\Software\\Classes\\CLSID\\${TOAST_ACTIVATOR}`,
  });
  expect(toastTraces('win32', { APPDATA: PORTABLE.APPDATA })).toBeNull();
  expect(toastTraces('linux', PORTABLE)).toBeNull();
});

/** A Start menu with one shortcut, and a registry; `null`: there is no shortcut. */
function startMenu(target: string | null, files: readonly string[] = [INSTALLED]) {
  const state: { link: StartLink | null; keys: string[] } = {
    link: target === null ? null : { target },
    keys: ['HKCU\\key'],
  };
  const system = {
    read: () => {
      if (state.link === null) throw new Error('Failed to read shortcut link');
      return state.link;
    },
    write: (_file: string, link: StartLink) => {
      state.link = link;
    },
    remove: () => {
      state.link = null;
    },
    exists: (file: string) => files.includes(file),
    removeKey: (key: string) => {
      state.keys = state.keys.filter((each) => each !== key);
    },
  };
  return { state, system };
}

function targetOf({ link }: { readonly link: StartLink | null }): string | null {
  return link === null ? null : link.target;
}

const traces = { link: 'Quotide.lnk', key: 'HKCU\\key' };

it.each([
  ['there was none', null, null],
  ['an installed Quotide had one', INSTALLED, INSTALLED],
  ['a portable run that was killed left one', 'C:\\Temp\\1x\\Quotide.exe', null],
  ['the run before left one in the same place', OWN.toUpperCase(), null],
])('a portable program leaves the Start menu as it was where %s', (_what, before, after) => {
  const { state, system } = startMenu(before);
  const end = guardTraces(traces, OWN, system);
  // What Electron does at the first notification.
  state.link = { target: OWN };
  end();
  expect(targetOf(state)).toBe(after);
  expect(state.keys).toEqual([]);
});

it('a portable program that showed no notification leaves an installed one’s shortcut alone', () => {
  const { state, system } = startMenu(INSTALLED);
  guardTraces(traces, OWN, system)();
  expect(state.link).toEqual({ target: INSTALLED });
});

it('a Start menu that refuses each change does not fail the end of a portable program', () => {
  const refuse = () => {
    throw new Error('EPERM');
  };
  const { system } = startMenu(OWN);
  const end = guardTraces(traces, OWN, { ...system, remove: refuse, write: refuse, removeKey: refuse });
  expect(end).not.toThrow();
});
