// What the machine must have on Linux: the one list. `probe` says how its presence is seen (one of the
// sonames, commands or files is enough for `files`; every soname and command is needed), `debian` the
// package that brings it, newest name first (names with t64 are those since Debian 13, Ubuntu 24.04).

/**
 * @typedef {'run' | 'test' | 'long' | 'build' | 'bench' | 'bare'} Purpose
 * @typedef {object} Requirement
 * @property {Purpose} for
 * @property {string[]} debian
 * @property {string[]} [sonames]
 * @property {string[]} [commands]
 * @property {string[]} [files] any of them
 * @property {string} why
 */

/** @type {Requirement[]} */
export const REQUIREMENTS = [
  // Electron links these.
  {
    for: 'run',
    debian: ['libgtk-3-0t64', 'libgtk-3-0'],
    sonames: ['libgtk-3.so.0', 'libgdk-3.so.0'],
    why: 'windows, menus',
  },
  {
    for: 'run',
    debian: ['libglib2.0-0t64', 'libglib2.0-0'],
    sonames: ['libglib-2.0.so.0', 'libgobject-2.0.so.0', 'libgio-2.0.so.0'],
    why: 'event loop, D-Bus',
  },
  {
    for: 'run',
    debian: ['libnss3'],
    sonames: ['libnss3.so', 'libnssutil3.so', 'libsmime3.so'],
    why: 'TLS certificates',
  },
  { for: 'run', debian: ['libnspr4'], sonames: ['libnspr4.so'], why: 'NSS needs it' },
  {
    for: 'run',
    debian: ['libasound2t64', 'libasound2'],
    sonames: ['libasound.so.2'],
    why: 'sound: Chromium links ALSA',
  },
  { for: 'run', debian: ['libgbm1'], sonames: ['libgbm.so.1'], why: 'drawing buffers' },
  { for: 'run', debian: ['libdrm2'], sonames: ['libdrm.so.2'], why: 'drawing buffers' },
  {
    for: 'run',
    debian: ['libatk1.0-0t64', 'libatk1.0-0'],
    sonames: ['libatk-1.0.so.0'],
    why: 'accessibility',
  },
  {
    for: 'run',
    debian: ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    sonames: ['libatk-bridge-2.0.so.0'],
    why: 'accessibility',
  },
  {
    for: 'run',
    debian: ['libatspi2.0-0t64', 'libatspi2.0-0'],
    sonames: ['libatspi.so.0'],
    why: 'accessibility',
  },
  {
    for: 'run',
    debian: ['libcups2t64', 'libcups2'],
    sonames: ['libcups.so.2'],
    why: 'printing: Chromium links CUPS',
  },
  { for: 'run', debian: ['libdbus-1-3'], sonames: ['libdbus-1.so.3'], why: 'tray and notifications' },
  { for: 'run', debian: ['libpango-1.0-0'], sonames: ['libpango-1.0.so.0'], why: 'text in menus' },
  { for: 'run', debian: ['libcairo2'], sonames: ['libcairo.so.2'], why: 'drawing in menus' },
  { for: 'run', debian: ['libexpat1'], sonames: ['libexpat.so.1'], why: 'XML' },
  { for: 'run', debian: ['libudev1'], sonames: ['libudev.so.1'], why: 'devices' },
  { for: 'run', debian: ['libx11-6'], sonames: ['libX11.so.6'], why: 'X11' },
  // Chromium opens it at its start and aborts without a word where it is missing; ldd does not see it.
  { for: 'run', debian: ['libx11-xcb1'], sonames: ['libX11-xcb.so.1'], why: 'X11' },
  { for: 'run', debian: ['libxcb1'], sonames: ['libxcb.so.1'], why: 'X11' },
  { for: 'run', debian: ['libxcomposite1'], sonames: ['libXcomposite.so.1'], why: 'X11' },
  { for: 'run', debian: ['libxdamage1'], sonames: ['libXdamage.so.1'], why: 'X11' },
  { for: 'run', debian: ['libxext6'], sonames: ['libXext.so.6'], why: 'X11' },
  { for: 'run', debian: ['libxfixes3'], sonames: ['libXfixes.so.3'], why: 'X11' },
  { for: 'run', debian: ['libxrandr2'], sonames: ['libXrandr.so.2'], why: 'X11: screens' },
  { for: 'run', debian: ['libxkbcommon0'], sonames: ['libxkbcommon.so.0'], why: 'keyboard' },
  // keytar links it, and Electron's safeStorage opens it.
  { for: 'run', debian: ['libsecret-1-0'], sonames: ['libsecret-1.so.0'], why: 'keyring' },
  // Electron opens it when a notification is shown; ldd does not see it.
  { for: 'run', debian: ['libnotify4'], sonames: ['libnotify.so.4'], why: 'notifications' },
  { for: 'run', debian: ['libstdc++6'], sonames: ['libstdc++.so.6'], why: 'native modules' },
  // Tests bring their own screen, session bus, keyring and fonts, so that they see the same everywhere.
  { for: 'test', debian: ['xvfb'], commands: ['Xvfb'], why: 'a screen' },
  { for: 'test', debian: ['xauth'], commands: ['xauth'], why: 'xvfb-run by hand' },
  { for: 'test', debian: ['tmux'], commands: ['tmux'], why: 'its status line with our numbers' },
  { for: 'test', debian: ['xdotool'], commands: ['xdotool'], why: 'a hand on the mouse' },
  { for: 'test', debian: ['openbox'], commands: ['openbox'], why: 'a window manager' },
  { for: 'test', debian: ['x11-utils'], commands: ['xprop'], why: 'the place of a panel' },
  {
    for: 'test',
    debian: ['dbus-daemon', 'dbus'],
    commands: ['dbus-daemon', 'dbus-run-session'],
    why: 'a session bus',
  },
  {
    for: 'test',
    debian: ['libfaketime'],
    files: [
      '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
      '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
    ],
    why: 'a wall clock that leaps',
  },
  { for: 'test', debian: ['dbus-bin'], commands: ['dbus-send'], why: 'asking whether a keyring runs' },
  { for: 'test', debian: ['libglib2.0-bin'], commands: ['gio'], why: 'starting what autostart starts' },
  {
    for: 'test',
    debian: ['desktop-file-utils'],
    commands: ['desktop-file-validate'],
    why: 'judging the autostart file',
  },
  { for: 'test', debian: ['openssh-server'], files: ['/usr/sbin/sshd'], why: 'another machine' },
  { for: 'test', debian: ['openssh-client'], commands: ['ssh', 'ssh-keygen'], why: 'asking it' },
  { for: 'test', debian: ['strace'], commands: ['strace'], why: 'a disk that fails' },
  { for: 'test', debian: ['util-linux'], commands: ['unshare', 'mount'], why: 'a disk that is full' },
  { for: 'test', debian: ['gnome-keyring'], commands: ['gnome-keyring-daemon'], why: 'a keyring' },
  {
    for: 'test',
    debian: ['fonts-inter'],
    files: ['/usr/share/fonts/opentype/inter', '/usr/share/fonts/truetype/inter'],
    why: 'screenshots: text',
  },
  {
    for: 'test',
    debian: ['fonts-dejavu-core'],
    files: ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
    why: 'screenshots: symbols',
  },
  {
    for: 'test',
    debian: ['fonts-vlgothic'],
    files: ['/usr/share/fonts/truetype/vlgothic/VL-Gothic-Regular.ttf'],
    why: 'Japanese: how wide its words are',
  },
  // The long suite puts the app on a real panel.
  { for: 'long', debian: ['xfce4-panel'], commands: ['xfce4-panel'], why: 'a panel with a tray' },
  { for: 'long', debian: ['dunst'], commands: ['dunst', 'dunstctl'], why: 'a notification daemon' },
  { for: 'long', debian: ['imagemagick'], commands: ['import'], why: 'pictures of the screen' },
  { for: 'long', debian: ['bsdutils'], commands: ['script'], why: 'a terminal for Claude Code' },
  // What is measured beside us.
  { for: 'bench', debian: ['nginx'], commands: ['nginx'], why: 'proxy: the peer' },
  // Only for the deb on a bare system (npm run test:long).
  { for: 'bare', debian: ['debootstrap'], commands: ['debootstrap'], why: 'a bare Debian' },
  {
    for: 'bare',
    debian: ['python3-xdg'],
    files: ['/usr/lib/python3/dist-packages/xdg/__init__.py'],
    why: 'what starts at login',
  },
  // Only where a native module has to be built.
  { for: 'build', debian: ['python3'], commands: ['python3'], why: 'node-gyp' },
  { for: 'build', debian: ['make'], commands: ['make'], why: 'node-gyp' },
  { for: 'build', debian: ['g++'], commands: ['g++', 'cc'], why: 'C++ compiler' },
];
