import { describe, expect, it } from 'vitest';
import { colourScheme } from '../../../electron/platform/colour-scheme';
import { currentDesktop, notificationMarkup, type Run } from '../../../electron/platform/session-bus';
import { trayHost } from '../../../electron/platform/tray-host';
import { hasDarkXfcePanel } from '../../../electron/platform/xfce-panel';

/** A `dbus-send` that prints the given text for a method and fails for all others. It records the calls. */
function bus(prints: Readonly<Record<string, string>>): { readonly run: Run; readonly called: string[] } {
  const called: string[] = [];
  const run: Run = (_command, args) => {
    const method = args.find((word) => /^org\..*\.\w+$/.test(word)) ?? '';
    const name = method.slice(method.lastIndexOf('.') + 1);
    called.push(name);
    const text = prints[name];
    return Promise.resolve({ code: text === undefined ? 1 : 0, stdout: Buffer.from(text ?? '') });
  };
  return { run, called };
}

const owned = { NameHasOwner: '   boolean true\n' };
const free = { NameHasOwner: '   boolean false\n' };

describe('the state of the tray host', () => {
  it.each([
    ['a panel that draws', { ...owned, Get: '   variant       boolean true\n' }, 'there'],
    ['a watcher without a panel', { ...owned, Get: '   variant       boolean false\n' }, 'absent'],
    ['a watcher without an answer', owned, 'there'],
    ['no process', { ...free, ListActivatableNames: '' }, 'absent'],
    ['a bus that does not answer', {}, 'unknown'],
  ])('the tray host with %s is %s', async (_, prints, expected) => {
    expect(await trayHost(bus(prints).run, 'unix:path=/run/bus')).toBe(expected);
  });

  it('the tray host is absent where there is no bus, and no call is made', async () => {
    const { run, called } = bus(owned);
    expect(await trayHost(run, null)).toBe('absent');
    expect(called).toEqual([]);
  });
});

describe('the desktop’s colour scheme', () => {
  it.each([
    ['dark', '   variant       variant          uint32 1\n', 'dark'],
    ['light', '   variant       variant          uint32 2\n', 'light'],
    ['no preference', '   variant       variant          uint32 0\n', null],
    ['something else', '   variant       variant          string "dark"\n', null],
  ])('the colour scheme is read: %s', async (_, Read, expected) => {
    expect(await colourScheme(bus({ ...owned, Read }).run, 'unix:path=/run/bus')).toBe(expected);
  });

  it('the colour scheme is not asked of a portal that would have to be started', async () => {
    const { run, called } = bus({ ...free, ListActivatableNames: 'string "org.freedesktop.portal.Desktop"' });
    expect(await colourScheme(run, 'unix:path=/run/bus')).toBeNull();
    expect(called).not.toContain('Read');
    expect(await colourScheme(run, null)).toBeNull();
  });
});

describe('the colour of Xfce’s panel', () => {
  const dark = { ...owned, GetProperty: '   variant       boolean true\n' };
  it.each([
    ['dark', 'XFCE', dark, true],
    ['light', 'XFCE', { ...owned, GetProperty: '   variant       boolean false\n' }, false],
    ['without an answer', 'XFCE', owned, false],
    ['of another desktop', 'KDE', dark, false],
    ['without its settings', 'XFCE', { ...free, ListActivatableNames: 'string "org.xfce.Xfconf"' }, false],
  ] as const)('the colour of Xfce’s panel is read: %s', async (_, desktop, prints, expected) => {
    expect(await hasDarkXfcePanel(bus(prints).run, desktop, 'unix:path=/run/bus')).toBe(expected);
    expect(await hasDarkXfcePanel(bus(prints).run, desktop, null)).toBe(false);
  });
});

describe('the state of the notification service', () => {
  it.each([
    [
      'reads markup in a body',
      { GetCapabilities: '      string "body"\n      string "body-markup"\n' },
      true,
    ],
    ['reads none', { GetCapabilities: '      string "body"\n      string "actions"\n' }, false],
    ['does not answer', {}, null],
  ] as const)('the actions of a notification service are read where it %s', async (_, prints, expected) => {
    expect(await notificationMarkup(bus(prints).run, 'unix:path=/run/bus')).toBe(expected);
  });
});

it('the desktop goes by its own name, not by the one that Electron puts over it', () => {
  const env = { XDG_CURRENT_DESKTOP: 'Unity', ORIGINAL_XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' };
  expect(currentDesktop(env)).toBe('ubuntu:GNOME');
  expect(currentDesktop({ XDG_CURRENT_DESKTOP: 'XFCE' })).toBe('XFCE');
  expect(currentDesktop({})).toBe('');
});
