import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  autostartCommand,
  canAutostart,
  desktopEntry,
  desktopEntryState,
  loginItemState,
  type Installation,
} from '../../../../electron/core/lifecycle/autostart';

const checkout: Installation = {
  platform: 'linux',
  packaged: false,
  execPath: '/src/node_modules/electron/dist/electron',
  appPath: '/src',
  appImage: null,
  confined: false,
  root: false,
};
const installed: Installation = { ...checkout, packaged: true, execPath: '/opt/Quotide/quotide' };

describe('autostartCommand', () => {
  it.each<[string, Installation, readonly string[]]>([
    ['an installed package', installed, ['/opt/Quotide/quotide', '--autostart']],
    ['a checkout', checkout, [checkout.execPath, '/src', '--autostart']],
    [
      'an AppImage: the file, not its mount',
      { ...installed, execPath: '/tmp/.mount_x/quotide', appImage: '/home/m/Quotide.AppImage' },
      ['/home/m/Quotide.AppImage', '--autostart'],
    ],
    ['root', { ...installed, root: true }, ['/opt/Quotide/quotide', '--no-sandbox', '--autostart']],
  ])('%s', (_name, installation, command) => {
    expect(autostartCommand(installation)).toEqual(command);
  });
});

describe('canAutostart', () => {
  it.each<[string, Installation, boolean]>([
    ['Linux, installed', installed, true],
    ['Linux, a checkout', checkout, true],
    ['a Flatpak', { ...installed, confined: true }, false],
    ['macOS, installed', { ...installed, platform: 'darwin' }, true],
    ['macOS, a checkout: the entry would be Electron’s', { ...checkout, platform: 'darwin' }, false],
    ['Windows, installed', { ...installed, platform: 'win32' }, true],
    ['Windows, a checkout', { ...checkout, platform: 'win32' }, false],
    ['another system', { ...installed, platform: 'freebsd' }, false],
  ])('%s: %#', (_name, installation, can) => {
    expect(canAutostart(installation)).toBe(can);
  });
});

// Recorded shapes of `app.getLoginItemSettings()` (docs/api/app.md of Electron 45).
describe('loginItemState', () => {
  it.each<[string, 'darwin' | 'win32', Parameters<typeof loginItemState>[1], string]>([
    ['macOS 13: enabled', 'darwin', { openAtLogin: true, status: 'enabled' }, 'on'],
    [
      'macOS 13: waits for consent',
      'darwin',
      { openAtLogin: false, status: 'requires-approval' },
      'requires_approval',
    ],
    ['macOS 13: not registered', 'darwin', { openAtLogin: false, status: 'not-registered' }, 'off'],
    ['macOS 13: says on, but is not', 'darwin', { openAtLogin: true, status: 'not-found' }, 'off'],
    ['macOS 12: has no status', 'darwin', { openAtLogin: true }, 'on'],
    ['Windows: on', 'win32', { openAtLogin: true, executableWillLaunchAtLogin: true }, 'on'],
    [
      'Windows: off in the Task Manager',
      'win32',
      { openAtLogin: true, executableWillLaunchAtLogin: false },
      'blocked_by_system',
    ],
    ['Windows: no entry', 'win32', { openAtLogin: false, executableWillLaunchAtLogin: false }, 'off'],
  ])('%s', (_name, platform, facts, state) => {
    expect(loginItemState(platform, facts)).toEqual({ on: state === 'on', state });
  });
});

describe('the autostart file', () => {
  const entry = desktopEntry(['/opt/Quotide/quotide', '--autostart'], 'limits');

  it('names the command and the flag that shows only the tray', () => {
    expect(entry.split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Quotide',
      'Comment=limits',
      'Exec=/opt/Quotide/quotide --autostart',
      'TryExec=/opt/Quotide/quotide',
      'Terminal=false',
      'StartupNotify=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ]);
  });

  it.each<[string, string | null, boolean]>([
    ['our own', entry, true],
    ['none', null, false],
    ['hidden: deleted for this user', `${entry}Hidden=true\n`, false],
    ['switched off in GNOME’s settings', entry.replace('enabled=true', 'enabled=false'), false],
    ['a key of another group does not count', `${entry}[Desktop Action x]\nHidden=true\n`, true],
    ['spaces around the sign', '[Desktop Entry]\nExec = q\nHidden = True\n', false],
    ['empty', '', false],
    ['no program', '[Desktop Entry]\nType=Application\n', false],
  ])('is parsed: %s', (_name, text, on) => {
    expect(desktopEntryState(text)).toEqual({ on, state: on ? 'on' : 'off' });
  });

  it('is on after it was written, for any path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (folder, comment) => {
        const text = desktopEntry([`/${folder}/quotide`, '--autostart'], comment);
        expect(desktopEntryState(text).on).toBe(true);
        expect(text.split('\n')).toHaveLength(10);
      }),
    );
  });
});
