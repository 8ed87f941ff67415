import { eventually } from '../../fakes/desktop/wait';
import type { DesktopRecipe, NestedDesktop } from './nested-desktop';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const NOTIFICATIONS = 'org.freedesktop.Notifications';

/** sway as a window of the X screen, waybar with its tray, mako for notifications; the app draws by Wayland. */
export const sway: DesktopRecipe = {
  name: 'sway',
  panelHeight: 30,
  env: {
    XDG_SESSION_TYPE: 'wayland',
    XDG_CURRENT_DESKTOP: 'sway',
    WLR_BACKENDS: 'x11',
    WLR_RENDERER: 'pixman',
  },
  switches: ['--ozone-platform=wayland'],
  clicks: 1,
  start: async (desktop) => {
    const bar = desktop.write(
      'waybar.json',
      JSON.stringify({
        position: 'top',
        height: 30,
        'modules-right': ['tray'],
        tray: { 'icon-size': 16, spacing: 8 },
      }),
    );
    const config = desktop.write(
      'sway.conf',
      'output X11-1 resolution 1280x1024 bg #335577 solid_color\nfor_window [app_id=".*"] floating enable\n',
    );
    desktop.spawn('sway', '-c', config);
    await desktop.waitForWayland();
    desktop.spawn('waybar', '-c', bar);
    desktop.spawn('mako');
    await desktop.waitForOwner(WATCHER);
    await desktop.waitForOwner(NOTIFICATIONS);
  },
};

/** LXQt's panel and notifications on X11, with openbox. */
export const lxqt: DesktopRecipe = {
  name: 'lxqt',
  panelHeight: 34,
  env: { XDG_SESSION_TYPE: 'x11', XDG_CURRENT_DESKTOP: 'LXQt', QT_QPA_PLATFORM: 'xcb' },
  switches: [],
  clicks: 1,
  start: async (desktop) => {
    desktop.write(
      '.config/lxqt/panel.conf',
      [
        '[General]',
        'panels=panel1',
        '[panel1]',
        'alignment=-1',
        'desktop=0',
        'hidable=false',
        'panelSize=32',
        'iconSize=22',
        'plugins=spacer, statusnotifier',
        'position=Top',
        'width=100',
        'width-percent=true',
        '[spacer]',
        'type=spacer',
        'size=600',
        '[statusnotifier]',
        'type=statusnotifier',
        '',
      ].join('\n'),
    );
    desktop.spawn('openbox');
    desktop.spawn('lxqt-panel');
    desktop.spawn('lxqt-notificationd');
    await desktop.waitForOwner(WATCHER);
    await desktop.waitForOwner(NOTIFICATIONS);
  },
};

/** GNOME Shell as a window of the X screen, with the AppIndicator extension and a logind that answers as a real one. */
export const gnome: DesktopRecipe = {
  name: 'gnome',
  panelHeight: 32,
  env: {
    XDG_SESSION_TYPE: 'wayland',
    XDG_CURRENT_DESKTOP: 'GNOME',
    XDG_SESSION_DESKTOP: 'gnome',
    XDG_SESSION_ID: 'c1',
    DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/run/dbus/system_bus_socket',
    LIBGL_ALWAYS_SOFTWARE: '1',
    MUTTER_DEBUG_DUMMY_MODE_SPECS: '1280x1024',
  },
  switches: ['--ozone-platform=wayland'],
  clicks: 2,
  start: async (desktop) => {
    await startLogind(desktop);
    for (const [schema, key, value] of [
      [
        'org.gnome.shell',
        'enabled-extensions',
        "['appindicatorsupport@rgcjonas.gmail.com', 'ubuntu-appindicators@ubuntu.com']",
      ],
      ['org.gnome.shell', 'disable-user-extensions', 'false'],
      ['org.gnome.shell', 'welcome-dialog-last-shown-version', '99'],
      ['org.gnome.desktop.interface', 'enable-animations', 'false'],
    ] as const)
      desktop.run('gsettings', 'set', schema, key, value);
    desktop.spawn('gnome-shell', '--nested', '--wayland', '--unsafe-mode');
    await desktop.waitForWayland();
    await desktop.waitForOwner(WATCHER);
    await desktop.waitForOwner(NOTIFICATIONS);
    await leaveOverview(desktop);
  },
};

/** It starts in the overview, in which windows are small and a click on one leaves it; at first it ignores the call. */
async function leaveOverview(desktop: NestedDesktop): Promise<void> {
  const call = ['--dest=org.gnome.Shell', '/org/gnome/Shell', 'org.gnome.Shell.Eval'];
  const script = 'Main.layoutManager._startingUp ? true : (Main.overview.hide(), Main.overview.visible)';
  await eventually(
    () =>
      desktop.run('dbus-send', '--session', '--print-reply', ...call, `string:${script}`).includes('"false"')
        ? true
        : null,
    300_000,
    'desktop without the overview',
  );
  // Its own notification, that the screen cannot be locked here, would stand before the app's.
  const clear = 'Main.messageTray.getSources().forEach((source) => source.destroy())';
  desktop.run('dbus-send', '--session', '--print-reply', ...call, `string:${clear}`);
}

const LOGIND = `import dbus
logind = dbus.SystemBus().get_object('org.freedesktop.login1', '/org/freedesktop/login1')
mock = dbus.Interface(logind, 'org.freedesktop.DBus.Mock')
mock.AddUser(0, 'root', True)
mock.AddSeat('seat0')
mock.AddSession('c1', 'seat0', 0, 'root', True)
`;

/** A system bus in this Debian, and on it a session that logind would know. */
async function startLogind(desktop: NestedDesktop): Promise<void> {
  desktop.run('mkdir', '-p', '/run/dbus');
  desktop.spawn('dbus-daemon', '--system', '--nofork', '--nopidfile');
  desktop.run('sh', '-c', 'until [ -S /run/dbus/system_bus_socket ]; do sleep 0.2; done');
  desktop.spawn('python3', '-m', 'dbusmock', '--system', '--template', 'logind');
  const script = desktop.write('logind.py', LOGIND);
  desktop.run('sh', '-c', `until python3 '${script}' 2>/dev/null; do sleep 0.5; done`);
  return Promise.resolve();
}
