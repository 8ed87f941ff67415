// Reads which runtime is in node_modules/electron, and moves a finished one there.
import fs from 'node:fs';
import path from 'node:path';
import { readJson, replaceDir, writeFile } from '../files.mjs';
import { electronExe } from '../paths.mjs';
import { MARKER } from '../../fallback-runtime/pin.mjs';

/**
 * The runtime that is installed, or null.
 * @param {string} electronDir
 * @returns {{version: string, npmPin: string | null} | null}
 */
export function installedRuntime(electronDir) {
  if (!electronExe(electronDir)) return null;
  const dist = path.join(electronDir, 'dist');
  try {
    const version = fs.readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
    return { version, npmPin: readJson(path.join(dist, MARKER))?.pin ?? null };
  } catch {
    return null;
  }
}

/**
 * Moves a complete dist folder into place. While dist/ is not whole there is no path.txt, by which Electron's own code
 * decides that it is installed.
 * @param {string} staged
 * @param {string} electronDir
 * @param {string} exe path of the executable inside dist/
 */
export function placeDist(staged, electronDir, exe) {
  const pathFile = path.join(electronDir, 'path.txt');
  fs.rmSync(pathFile, { force: true });
  replaceDir(staged, path.join(electronDir, 'dist'));
  writeFile(pathFile, exe);
}
