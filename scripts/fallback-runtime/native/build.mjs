// Builds better-sqlite3 for a runtime that is too old for its prebuilt module (Node-API 9: the pinned
// runtime). One module serves that runtime and Node 20 alike. Kept in the user's cache.
import fs from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson, replaceDir, shortHash, withStaging } from '../../lib/files.mjs';
import { cacheDir, modules } from '../../lib/paths.mjs';
import { explainDiskFull, SetupError, withProgress } from '../../lib/report.mjs';
import { lastLines, run, toolFile } from '../../lib/run.mjs';
import { findNodeDir } from './headers.mjs';
import { buildFolder, isPlain } from './plain-folder.mjs';

const HEADER = fileURLToPath(new URL('napi9-compat.hpp', import.meta.url));
// SQLite unoptimised: for development and tests only, so what counts is that a fresh machine is ready
// soon. Optimising it takes twice (-O1) to three times (-O3) as long, and makes queries 1.5 to 1.9 times as fast.
const FLAGS = {
  CFLAGS: '-O1',
  CXXFLAGS: '-O1 -w -fno-lto -UNAPI_VERSION -DNAPI_VERSION=9 -include ../napi9-compat.hpp', // from build/, where make runs
  LDFLAGS: '-fno-lto',
};
const NAME = 'better_sqlite3.node';

/** Where better-sqlite3 looks before it takes the prebuilt module. */
export const builtModule = path.join(modules, 'better-sqlite3', 'build', 'Release', NAME);

const keyFile = `${builtModule}.key`;
const keyOf = (/** @type {string} */ cached) => path.basename(path.dirname(cached));

/** The module in the cache (there or not). */
export function cachedModule() {
  const { version } = readJson(path.join(modules, 'better-sqlite3', 'package.json'));
  const key = shortHash(JSON.stringify([version, fs.readFileSync(HEADER, 'utf8'), FLAGS, process.arch]));
  return path.join(cacheDir(), 'better-sqlite3', `${version}-${key}`, NAME);
}

/** Whether our own build, of the present version, is where better-sqlite3 finds it. */
export function isBuilt() {
  if (!fs.existsSync(builtModule)) return false;
  return fs.existsSync(keyFile) && fs.readFileSync(keyFile, 'utf8') === keyOf(cachedModule());
}

/** Puts our own build there. */
export async function installBuilt() {
  const cached = cachedModule();
  if (!fs.existsSync(cached)) {
    await withProgress('building better-sqlite3 for this runtime', () => build(cached));
  }
  await withStaging(builtModule, async (dir) => {
    fs.copyFileSync(cached, path.join(dir, NAME));
    fs.renameSync(path.join(dir, NAME), builtModule);
    fs.writeFileSync(keyFile, keyOf(cached));
  });
}

/** Takes our own build away again: the official runtime has its prebuilt module. */
export function removeBuilt() {
  fs.rmSync(path.join(modules, 'better-sqlite3', 'build'), { recursive: true, force: true });
}

/**
 * Builds the module; whole or not at all.
 * @param {string} target its file
 */
export async function build(target) {
  const nodeDir = await findNodeDir();
  const place = path.join(buildFolder(path.dirname(path.dirname(target))), 'build-better-sqlite3');
  await withStaging(place, async (dir) => {
    const copy = copySources(dir);
    const env = { ...process.env, ...FLAGS };
    const args = ['rebuild', '--release', '--force_build=1', ...headerFlags(dir, nodeDir)];
    const result = await run(process.execPath, [toolFile('node-gyp'), ...args], { cwd: copy, env });
    if (result.code !== 0) throw failure(result, nodeDir);
    await withStaging(path.dirname(target), async (ready) => {
      fs.copyFileSync(path.join(copy, 'build', 'Release', NAME), path.join(ready, NAME));
      replaceDir(ready, path.dirname(target));
    });
  }).catch((error) => {
    throw explainDiskFull(error, 'the build of better-sqlite3', path.dirname(target));
  });
}

/**
 * Where node-gyp has the headers from, and keeps those that it downloads: by a path that is plain.
 * @param {string} dir of the build
 * @param {string | null} nodeDir
 */
function headerFlags(dir, nodeDir) {
  if (nodeDir === null) return isPlain(homedir()) ? [] : [`--devdir=${path.join(dir, 'headers')}`];
  if (isPlain(nodeDir)) return [`--nodedir=${nodeDir}`];
  const link = path.join(dir, 'node');
  fs.symlinkSync(nodeDir, link, 'junction');
  return [`--nodedir=${link}`];
}

/**
 * A copy of the sources to build in, so that a build that breaks off leaves node_modules as it was.
 * @param {string} dir
 */
function copySources(dir) {
  const copy = path.join(dir, 'node_modules', 'better-sqlite3');
  for (const name of ['better-sqlite3', 'node-addon-api']) {
    const filter = (/** @type {string} */ file) => !/[\\/](build|prebuilds)$/.test(file);
    fs.cpSync(path.join(modules, name), path.join(dir, 'node_modules', name), { recursive: true, filter });
  }
  fs.copyFileSync(HEADER, path.join(copy, path.basename(HEADER)));
  return copy;
}

/**
 * @param {import('../../lib/run.mjs').RunResult} result
 * @param {string | null} nodeDir
 */
function failure({ stderr, stdout }, nodeDir) {
  const why = stderr.split('\n').find((line) => /\berror\b/i.test(line)) ?? lastLines(stderr || stdout, 1);
  return new SetupError(
    `better-sqlite3 could not be built: ${why.trim()}`,
    nodeDir
      ? 'Check that g++, make and python3 work and run the same command again.'
      : "Install Node's headers (or let npm reach their download) and run the same command again.",
    { cause: new Error(stderr) },
  );
}
