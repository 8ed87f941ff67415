// A Debian 13 in the cache, made by debootstrap, for desktops and tools that are no part of this machine. As root only.
// Nothing in it starts by itself. Mounts are made in a name space of their own, and programs in another one: both are
// gone with the command, also when it is killed.
import fs from 'node:fs';
import path from 'node:path';
import { replaceDir, shortHash, withStaging } from '../../files.mjs';
import { withLock } from '../../lock.mjs';
import { cacheDir } from '../../paths.mjs';
import { SetupError, withProgress } from '../../report.mjs';
import { lastLines, run } from '../../run.mjs';
import { ensureSystem } from '../../system/index.mjs';
import { canChangeUser } from '../plain-user.mjs';

const SUITE = 'trixie';

/** Debian's packages by what they are for. */
const GROUPS = {
  electron:
    words(`procps dbus dbus-x11 xvfb xdotool imagemagick fonts-noto-core fonts-inter libgtk-3-0t64 libnss3
    libasound2t64 libgbm1 libnotify4 libsecret-1-0`),
  sway: words('sway waybar grim mako-notifier xwayland'),
  gnome: words(`gnome-shell gnome-shell-extension-appindicator python3-dbusmock gir1.2-gnomebg-4.0
    gir1.2-gnomedesktop-4.0 gnome-backgrounds at-spi2-core`),
  lxqt: words('lxqt-panel lxqt-notificationd lxqt-themes openbox'),
  wine: words('wine wine64'),
  chromium: words('chromium fonts-inter fonts-dejavu-core fonts-vlgothic'),
  // keytar links libsecret.
  qemu: words('qemu-user libsecret-1-0:arm64 libstdc++6:arm64'),
};

/** @param {string} text */
function words(text) {
  return text.split(/\s+/);
}

/**
 * The root of a Debian 13 that has the packages of these groups; made once, and completed where a group is new.
 * @param {readonly (keyof typeof GROUPS)[]} groups
 */
export async function ensureDebian(groups) {
  if (!canChangeUser()) throw new SetupError('A Debian beside this system takes root.', 'Name other steps.');
  const home = path.join(cacheDir(), `debian-${SUITE}`);
  await withLock(
    async () => {
      if (!fs.existsSync(home)) await make(home);
      for (const group of groups) await complete(home, group);
    },
    { file: path.join(cacheDir(), 'locks', 'debian.pid') },
  );
  return home;
}

/** @param {string} home */
async function make(home) {
  await ensureSystem(['bare']);
  await withStaging(home, async (dir) => {
    const args = ['--variant=minbase', '--include=ca-certificates', SUITE, dir];
    await must(`debootstrap ${SUITE}`, 'debootstrap', args);
    fs.writeFileSync(path.join(dir, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    fs.chmodSync(dir, 0o755);
    replaceDir(dir, home);
  });
}

/**
 * @param {string} home
 * @param {keyof typeof GROUPS} group
 */
async function complete(home, group) {
  const packages = GROUPS[group];
  const mark = path.join(home, 'var/lib', `quotide-${group}-${shortHash(packages.join(' '))}`);
  if (fs.existsSync(mark)) return;
  const apt = ['apt-get', '-q', '-y', '--no-install-recommends'];
  const enter = (/** @type {string[]} */ command) => inDebian(home, {}, command);
  if (packages.some((name) => name.endsWith(':arm64')))
    await must('dpkg --add-architecture', 'chroot', [home, 'dpkg', '--add-architecture', 'arm64']);
  const [file = '', ...update] = enter([...apt, 'update']);
  await must('apt-get update', file, update);
  const [, ...install] = enter([...apt, 'install', ...packages]);
  await must(`apt-get install: ${group}`, file, install);
  // The archives are not needed again, and some groups have a gigabyte of them.
  const [, ...clean] = enter(['apt-get', 'clean']);
  await must('apt-get clean', file, clean);
  fs.writeFileSync(mark, '');
}

/**
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 */
async function must(label, command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const result = await withProgress(label, () => run(command, args, { env }));
  if (result.code !== 0) throw new Error(`${label}: ${lastLines(result.stderr || result.stdout, 8)}`);
}

// The file system of the root itself is not changed but for empty folders where something is mounted.
const ENTER = `set -e
root=$1 dir=$2
shift 2
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --rbind /sys "$root/sys"
mount -t tmpfs -o mode=1777 none "$root/tmp"
mount -t tmpfs none "$root/run"
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then mkdir -p "$root$1"; else mkdir -p "$(dirname "$root$1")"; : >> "$root$1"; fi
  mount --bind "$1" "$root$1"
  shift
done
shift
exec chroot "$root" /usr/bin/env -C "$dir" PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"`;

/**
 * A command's words so that it runs in there, with this environment. All that it starts ends with it.
 * @param {string} home the root
 * @param {{binds?: readonly string[], cwd?: string}} options binds: files and folders that are seen inside by the same path
 * @param {readonly string[]} command
 */
export function inDebian(home, { binds = [], cwd = '/' }, command) {
  const space = ['--mount', '--pid', '--fork', '--kill-child', '--propagation=private'];
  return ['unshare', ...space, 'sh', '-c', ENTER, 'sh', home, cwd, ...binds, '--', ...command];
}
