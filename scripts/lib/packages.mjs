// The npm packages: installed exactly as package-lock.json says, or left alone when they are already.
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './files.mjs';
import { modules, root } from './paths.mjs';
import { explainDiskFull, SetupError, withProgress } from './report.mjs';
import { lastLines, npm } from './run.mjs';

const OLDEST_NODE = { major: 20, minor: 19 };

/**
 * Throws where Node is too old for the tools.
 * @param {string} [version]
 */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor)) return;
  throw new SetupError(
    `Node ${version} is too old: Quotide needs Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer.`,
    'Install a newer Node and run the same command again.',
  );
}

/**
 * Whether what npm installed is what the lock file asks for. npm writes its own record
 * (node_modules/.package-lock.json) as the last step, so an install that broke off has none.
 * @param {{packages?: Record<string, any>} | null} wanted package-lock.json
 * @param {{packages?: Record<string, any>} | null} installed npm's record
 */
export function isInSync(wanted, installed) {
  if (!wanted?.packages || !installed?.packages) return false;
  const entries = Object.entries(wanted.packages).filter(([where]) => where !== '');
  const known = new Set(entries.map(([where]) => where));
  if (Object.keys(installed.packages).some((where) => !known.has(where))) return false;
  return entries.every(([where, want]) => {
    const have = installed.packages?.[where];
    // Optional packages for other platforms are in the lock file only.
    if (!have) return Boolean(want.optional || want.devOptional || want.peer);
    return have.version === want.version && have.integrity === want.integrity;
  });
}

/** Installs the packages where they are missing or differ from the lock file. */
export async function ensurePackages() {
  const lock = readJson(path.join(root, 'package-lock.json'));
  if (isInSync(lock, readJson(path.join(modules, '.package-lock.json')))) return;
  await withProgress('installing the npm packages', install);
}

async function install() {
  // No install script is needed: set-up fetches Electron and checks the native modules itself.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const result = await npm(args, { cwd: root });
  if (result.code === 0) return;
  // npm leaves the folder half-filled when it is stopped; without its record it will be done again.
  fs.rmSync(path.join(modules, '.package-lock.json'), { force: true });
  const full = explainDiskFull(new Error(result.stderr), 'node_modules', root);
  if (full instanceof SetupError) throw full;
  throw new SetupError(
    `npm could not install the packages: ${npmReason(result.stderr)}`,
    'Mend that and run the same command again.',
  );
}

/**
 * What npm's error output says first.
 * @param {string} stderr
 */
export function npmReason(stderr) {
  const errors = stderr.split('\n').filter((line) => line.startsWith('npm error'));
  const texts = errors
    .map((line) => line.replace(/^npm error ?/, ''))
    .filter((line) => line && !/^(code |Usage:|A complete log)/.test(line));
  return texts.slice(0, 2).join(' ') || lastLines(stderr, 1);
}
