import { app, shell } from 'electron';
import type { ShortcutDetails } from 'electron';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { guardTraces, identifyForToasts, toastTraces, type LinkSystem } from '../../app/lifecycle/toasts';

/** Ms for the registry's tool, which takes some tens. */
const REGISTRY_MS = 2000;

/** Gives Windows the app's ids for notifications; a portable program removes at its end what they leave behind. */
export function prepareToasts(): void {
  const { env, platform, execPath } = process;
  identifyForToasts(app, platform);
  const traces = toastTraces(platform, env);
  if (traces !== null) app.once('quit', guardTraces(traces, execPath, windowsLinks(env)));
}

function windowsLinks(env: NodeJS.ProcessEnv): LinkSystem<ShortcutDetails> {
  const reg = path.win32.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
  return {
    read: (file) => shell.readShortcutLink(file),
    write: (file, link) => {
      shell.writeShortcutLink(file, 'create', link);
    },
    remove: (file) => {
      fs.rmSync(file, { force: true });
    },
    exists: fs.existsSync,
    removeKey: (key) => {
      spawnSync(reg, ['delete', key, '/f'], { timeout: REGISTRY_MS, windowsHide: true, stdio: 'ignore' });
    },
  };
}
