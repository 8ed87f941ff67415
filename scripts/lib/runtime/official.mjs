// Downloads Electron with its own install.js. That script unpacks into the folder in which it lies, so a copy of it runs
// in a folder of its own, and the result is moved when it is whole.
import fs from 'node:fs';
import path from 'node:path';
import { withStaging } from '../files.mjs';
import { explainDiskFull, SetupError } from '../report.mjs';
import { run } from '../run.mjs';
import { installedRuntime, placeDist } from './installed.mjs';

const FILES = ['install.js', 'package.json', 'checksums.json'];
// In a network that drops packets set-up must not wait for ever where there is another runtime.
const LIMIT_MS = 300_000;

/**
 * Downloads the Electron that package.json asks for. Throws a SetupError where that fails.
 * @param {string} electronDir
 * @param {{limited?: boolean, download?: (dir: string, timeoutMs?: number) => Promise<import('../run.mjs').RunResult>}} [options]
 */
export async function installOfficial(electronDir, { limited = false, download = runInstallJs } = {}) {
  await withStaging(path.join(electronDir, 'official'), async (dir) => {
    for (const file of FILES) fs.copyFileSync(path.join(electronDir, file), path.join(dir, file));
    const result = await download(dir, limited ? LIMIT_MS : undefined);
    const { version } = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'));
    if (result.code !== 0 || installedRuntime(dir)?.version !== version) throw failure(result, version, dir);
    placeDist(path.join(dir, 'dist'), electronDir, fs.readFileSync(path.join(dir, 'path.txt'), 'utf8'));
  });
}

/**
 * @param {string} dir
 * @param {number} [timeoutMs]
 */
function runInstallJs(dir, timeoutMs) {
  return run(process.execPath, [path.join(dir, 'install.js')], { timeoutMs });
}

/**
 * @param {import('../run.mjs').RunResult} result
 * @param {string} version
 * @param {string} dir
 */
function failure(result, version, dir) {
  const full = explainDiskFull(new Error(result.stderr), `Electron ${version}`, path.dirname(dir));
  if (full instanceof SetupError) return full;
  return new SetupError(
    `Electron ${version} could not be downloaded: ${reason(result)}.`,
    'Check the network (HTTPS_PROXY and ELECTRON_MIRROR are honoured) and run the same command again.',
  );
}

/** @param {import('../run.mjs').RunResult} result */
function reason({ stderr, timedOut, code, signal }) {
  if (timedOut) return `nothing after ${LIMIT_MS / 1000} s`;
  const line = stderr.split('\n').find((text) => /error/i.test(text));
  if (line) return line.trim().replace(/\.$/, '').slice(0, 160);
  return code === 0 ? 'what arrived is not whole' : `the download ended with ${code ?? signal}`;
}
