// Chromium's sandbox: when it has to be off, and when it cannot work as the machine is.
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from './report.mjs';

/** Whether Electron needs --no-sandbox: as root only, where Chromium refuses to start otherwise. */
export function needsNoSandbox(uid = process.getuid?.()) {
  return process.platform === 'linux' && uid === 0;
}

/**
 * Throws where this Linux forbids plain users the namespaces that the sandbox is made of (as Ubuntu has
 * done since 24.04) and Electron's helper, which does without, is not set up. Electron would only abort.
 * @param {string} exe
 * @param {(file: string) => string | null} [read]
 */
export function checkSandbox(exe, read = readTrimmed) {
  if (process.platform !== 'linux' || needsNoSandbox()) return;
  const forbidden =
    read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    read('/proc/sys/kernel/unprivileged_userns_clone') === '0' ||
    read('/proc/sys/user/max_user_namespaces') === '0';
  const helper = path.join(path.dirname(exe), 'chrome-sandbox');
  if (!forbidden || isSetUp(helper)) return;
  throw new SetupError(
    "This system does not let Electron's sandbox work for plain users.",
    `sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"`,
  );
}

/** @param {string} helper */
function isSetUp(helper) {
  const stat = fs.statSync(helper, { throwIfNoEntry: false });
  return stat !== undefined && stat.uid === 0 && (stat.mode & 0o4000) !== 0;
}

/** @param {string} file */
function readTrimmed(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
