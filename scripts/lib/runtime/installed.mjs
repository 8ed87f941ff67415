// What is in node_modules/electron, and how a finished runtime gets there.
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
 * Moves a complete dist folder into place. path.txt, which makes Electron's own code believe that it
 * is installed, is away for as long as dist/ is not whole.
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
