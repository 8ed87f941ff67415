// Collects the licences of all packages in the app, from the lock file and the packages themselves.
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from '../files.mjs';
import { root } from '../paths.mjs';

const RULE = '-'.repeat(80);
/** Packages of types, which only the compiler reads. */
const ONLY_TYPES = /node_modules\/(@types\/.*|csstype)$/;

/**
 * The text of THIRD-PARTY-NOTICES. Throws where a package names no licence: a person has to check it then.
 * @param {string} [dir] the checkout
 */
export function thirdPartyNotices(dir = root) {
  const lock = readJson(path.join(dir, 'package-lock.json'));
  const shipped = Object.entries(lock.packages)
    .filter(([where, entry]) => where !== '' && !entry.dev && !entry.devOptional && !entry.optional)
    .filter(([where, entry]) => !entry.peer && !ONLY_TYPES.test(where))
    .map(([where]) => section(path.join(dir, where)))
    .sort();
  const electron =
    'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside the program.\n' +
    'SQLite, inside better-sqlite3, is in the public domain.';
  return `${['Quotide is built from these works of others.', electron, ...shipped].join(`\n\n${RULE}\n\n`)}\n`;
}

/** @param {string} folder of a package */
function section(folder) {
  const { name, version, license } = readJson(path.join(folder, 'package.json'));
  if (typeof license !== 'string') throw new Error(`${name} ${version} names no licence`);
  const file = fs.readdirSync(folder).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each));
  const text = file === undefined ? '' : fs.readFileSync(path.join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text.replaceAll('\r\n', '\n')}`.trim();
}
