// Where things are. Everything is relative to the checkout, or in the user's cache.
import fs from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** node_modules of the checkout. */
export const modules = path.join(root, 'node_modules');

/** The folder of the `electron` package. */
export const electronDir = path.join(modules, 'electron');

/** What set-up remembers about this node_modules; it goes away with it, which is the point. */
export const stampDir = path.join(modules, '.quotide');

/**
 * This project's folder in the user's cache.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheDir(env = process.env) {
  return path.join(baseCache(env), 'quotide');
}

/** @param {NodeJS.ProcessEnv} env */
function baseCache(env) {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (process.platform === 'win32') return env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return path.join(homedir(), '.cache');
}

/**
 * The Electron executable that is installed, or null.
 * @param {string} [dir] folder of the electron package
 */
export function electronExe(dir = electronDir) {
  try {
    const exe = path.join(dir, 'dist', fs.readFileSync(path.join(dir, 'path.txt'), 'utf8').trim());
    return fs.existsSync(exe) ? exe : null;
  } catch {
    return null;
  }
}
