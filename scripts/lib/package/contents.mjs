// Checks the files of a package: it must contain only files that the app needs.
import { listPackage } from '@electron/asar';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../report.mjs';

/** Files that must not be in a package. */
const FORBIDDEN = [
  ['a source map', /\.map$/],
  ['a source', /\.(ts|tsx|c|cc|cpp|h|hpp|gyp|gypi)$|\/(src|deps)\//],
  ['a test', /\/(test|tests|fakes|fixtures|__tests__)\/|\.(test|spec)\./],
  ['the demo', /\/demo\.cjs$/],
  ['a package that is bundled already', /node_modules\/(?!(better-sqlite3|keytar)(\/|$))\w/],
];
const NATIVE = ['better_sqlite3', 'keytar'];

/**
 * @typedef {object} Contents
 * @property {string[]} files in the archive
 * @property {number} bytes of the archive with what lies unpacked beside it
 * @property {string[]} faults
 */

/**
 * @param {string} resources folder that holds app.asar
 * @param {boolean} installs whether it can put new versions in its own place
 * @returns {Contents}
 */
export function examineContents(resources, installs = false) {
  const archive = path.join(resources, 'app.asar');
  const files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  const unpacked = filesBelow(`${archive}.unpacked`);
  const bytes = [archive, ...unpacked].reduce((sum, file) => sum + fs.statSync(file).size, 0);
  const file = path.join(resources, 'app-update.yml');
  const config = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
  return {
    files,
    bytes,
    faults: [
      ...faultsOf(files, process.platform),
      ...installerFaults(files, config, installs, process.platform),
    ],
  };
}

/**
 * @param {readonly string[]} files
 * @param {string} platform macOS has a binary for each of its processors
 */
export function faultsOf(files, platform = 'linux') {
  const wanted = platform === 'darwin' ? 2 : 1;
  const found = FORBIDDEN.flatMap(([what, pattern]) =>
    files
      .filter((file) => /** @type {RegExp} */ (pattern).test(file))
      .map((file) => `${String(what)} was packed: ${file}`),
  );
  const natives = files.filter((file) => file.endsWith('.node'));
  const counts = NATIVE.map((name) => ({
    name,
    count: natives.filter((file) => path.basename(file) === `${name}.node` || isPrebuilt(name, file)).length,
  }));
  const wrong = counts.filter(({ count }) => count !== wanted);
  if (natives.length !== NATIVE.length * wanted)
    found.push(`${natives.length} native files: ${natives.join(', ')}`);
  return [
    ...found,
    ...wrong.map(
      ({ name, count }) => `${count} binaries of ${name} instead of ${wanted === 1 ? 'one' : wanted}`,
    ),
  ];
}

/**
 * The installer and its address file: a package has both or neither.
 * @param {readonly string[]} files
 * @param {string | null} config app-update.yml; `null`: it is not there
 * @param {boolean} installs
 * @param {string} platform
 */
export function installerFaults(files, config, installs, platform) {
  const faults = [
    ['dist/installer.cjs', files.includes('/dist/installer.cjs')],
    ['app-update.yml', config !== null],
  ]
    .filter(([, there]) => there !== installs)
    .map(([name]) => `${name} is ${installs ? 'missing' : 'not for this package'}`);
  // Without a publisher the app would download nothing, since updater/installer checks the signature.
  if (installs && platform === 'win32' && !/^publisherName:/m.test(config ?? ''))
    faults.push('app-update.yml names no publisher, which electron-builder takes from the certificate');
  return faults;
}

/**
 * better-sqlite3 names its prebuilt files after the system.
 * @param {string} name
 * @param {string} file
 */
function isPrebuilt(name, file) {
  return name === 'better_sqlite3' && file.includes('/better-sqlite3/prebuilds/');
}

/** @param {Contents} contents */
export function assertClean({ faults }) {
  if (faults.length === 0) return;
  throw new SetupError(
    `What was packed is not what should be: ${faults.slice(0, 3).join('; ')}.`,
    'Mend `files` in electron-builder.yml.',
  );
}

/**
 * @param {string} dir
 * @returns {string[]}
 */
function filesBelow(dir) {
  if (!fs.existsSync(dir)) return [];
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
