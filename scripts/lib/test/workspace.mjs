// A private home for one run of a suite: nothing of the developer's own is read or written.
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

// What tests may see of the caller's environment. Everything else (proxies, tokens, Claude's and our own
// settings, a running desktop) stays outside.
const KEEP =
  /^(PATH|USER|LOGNAME|SHELL|TERM|COLORTERM|FORCE_COLOR|NO_COLOR|CI|DEBUG|PW_?\w+|QUOTIDE_TEST_\w+)$/;
const KEEP_WINDOWS =
  /^(SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|ProgramFiles.*|ProgramData|NUMBER_OF_PROCESSORS)$/i;

/**
 * @typedef {object} Workspace
 * @property {string} dir
 * @property {NodeJS.ProcessEnv} env
 * @property {() => void} remove
 */

/**
 * @param {{id: string, owner?: {uid: number, gid: number}, env?: NodeJS.ProcessEnv}} options
 * @returns {Workspace}
 */
export function makeWorkspace({ id, owner, env = process.env }) {
  // Short: sockets below it must fit into 108 characters.
  const dir = fs.mkdtempSync(path.join(tmpdir(), 'quotide-'));
  const place = (/** @type {string} */ name) => {
    const folder = path.join(dir, name);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (owner) fs.chownSync(folder, owner.uid, owner.gid);
    return folder;
  };
  if (owner) fs.chownSync(dir, owner.uid, owner.gid);
  const home = place('home');
  const tmp = place('tmp');
  return {
    dir,
    env: {
      ...allowed(env),
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      HOME: home,
      USERPROFILE: home,
      XDG_CONFIG_HOME: place('config'),
      XDG_DATA_HOME: place('data'),
      XDG_STATE_HOME: place('state'),
      XDG_CACHE_HOME: place('cache'),
      XDG_RUNTIME_DIR: place('run'),
      TMPDIR: tmp,
      TEMP: tmp,
      TMP: tmp,
      QUOTIDE_TEST_RUN: id,
    },
    remove: () => fs.rmSync(dir, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function allowed(env, platform = process.platform) {
  const keep = (/** @type {string} */ name) =>
    KEEP.test(name) || (platform === 'win32' && KEEP_WINDOWS.test(name));
  return Object.fromEntries(Object.entries(env).filter(([name]) => keep(name)));
}
