import { app } from 'electron';
import os from 'node:os';
import { createAutostart, type AutostartSwitch, type LoginItems } from '../../app/lifecycle/autostart';
import { autostartPath } from '../../app/lifecycle/autostart-file';
import { AUTOSTART_FLAG, type Installation } from '../../core/lifecycle/autostart';
import type { Words } from '../../core/i18n/words';

/** The switch "start at login" of this machine. */
export function systemAutostart(words: () => Words): AutostartSwitch {
  const { env, platform } = process;
  return createAutostart({
    installation: thisInstallation(),
    file: autostartPath(env, os.homedir()),
    loginItems: loginItems(platform),
    words,
  });
}

function thisInstallation(): Installation {
  const { env, platform, execPath } = process;
  return {
    platform,
    packaged: app.isPackaged,
    execPath,
    appPath: app.getAppPath(),
    appImage: env['APPIMAGE'] ?? null,
    confined: env['FLATPAK_ID'] !== undefined || env['SNAP'] !== undefined,
    root: platform === 'linux' && process.getuid?.() === 0,
  };
}

/** Windows compares path and arguments, so both calls must name the same. */
function loginItems(platform: NodeJS.Platform): LoginItems {
  const windows = platform === 'win32';
  // The portable program runs from a folder that is deleted when it exits.
  const file = process.env['PORTABLE_EXECUTABLE_FILE'];
  const own = { args: [AUTOSTART_FLAG], ...(file !== undefined && { path: file }) };
  return {
    get: () => app.getLoginItemSettings(windows ? own : { type: 'mainAppService' }),
    set: (openAtLogin) => {
      app.setLoginItemSettings(windows ? { openAtLogin, ...own } : { openAtLogin, type: 'mainAppService' });
    },
  };
}
