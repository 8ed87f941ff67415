// Makefiles that gyp writes cannot hold every path: a space parts words, an apostrophe opens a quotation
// (https://github.com/nodejs/node-gyp/issues/65). So a native module is built where the path is plain.
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SetupError } from '../../lib/report.mjs';

/**
 * Whether make and the shell take a path as one word, in any locale.
 * @param {string} folder absolute
 */
export function isPlain(folder) {
  return /^(?:[A-Za-z]:)?[\w./\\+-]+$/.test(folder);
}

/**
 * The first folder with a plain path that can be written.
 * @param {string[]} folders absolute, the best one first
 * @param {(folder: string) => boolean} [canWrite]
 */
export function plainFolder(folders, canWrite = isWritableFolder) {
  const found = folders.find((folder) => isPlain(folder) && canWrite(folder));
  if (found !== undefined) return found;
  throw new SetupError(
    'better-sqlite3 cannot be built here: no folder for temporary files has a path without spaces and accents.',
    'Set TMPDIR to such a folder and run the same command again.',
  );
}

/**
 * Where a module is built that ends up in a folder of the cache: beside it where that is plain, since a rename is then
 * enough, else among temporary files.
 * @param {string} folder
 */
export function buildFolder(folder) {
  return plainFolder([folder, tmpdir(), '/tmp', '/var/tmp']);
}

/** @param {string} folder is made where it is not there */
function isWritableFolder(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(path.resolve(folder), fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
