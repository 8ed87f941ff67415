// A copy of the checkout for another runtime: with the native modules as they are shipped, and with that runtime's tools.
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from '../../files.mjs';
import { root } from '../../paths.mjs';
import { SetupError } from '../../report.mjs';
import { runTool } from '../processes.mjs';
import { ensurePackage } from './node-release.mjs';

/**
 * Puts Node in the place of Electron: the tests and the launcher `bin/quotide` start Electron as Node.
 * @param {string} node
 * @param {string} checkout a copy
 */
export function replaceElectron(node, checkout) {
  const electron = path.join(checkout, 'node_modules', 'electron');
  const file = path.join(electron, 'dist', fs.readFileSync(path.join(electron, 'path.txt'), 'utf8').trim());
  // Removed first: the copy's files may be links to those of the checkout.
  fs.rmSync(file);
  fs.copyFileSync(node, file);
  fs.chmodSync(file, 0o755);
}

/**
 * What set-up built for this machine's runtime goes before the shipped module.
 * @param {string} checkout a copy
 */
export function withoutBuiltModules(checkout) {
  if (checkout === root) throw new SetupError('This is the checkout itself.', 'Give a copy of it.');
  for (const name of ['better-sqlite3', 'keytar'])
    fs.rmSync(path.join(checkout, 'node_modules', name, 'build'), { recursive: true, force: true });
}

/**
 * Brings the native tools of the test runner, which npm installs for its own system alone, in the versions of the copy.
 * @param {string} checkout a copy
 * @param {string} system as in the names of their packages, such as `win32-x64-msvc`
 */
export async function addTools(checkout, system) {
  for (const [tool, binding] of [
    ['rolldown', `@rolldown/binding-${system}`],
    ['lightningcss', `lightningcss-${system}`],
  ]) {
    const { version } = readJson(path.join(checkout, 'node_modules', String(tool), 'package.json'));
    const from = await ensurePackage(String(binding), version);
    fs.cpSync(from, path.join(checkout, 'node_modules', String(binding)), { recursive: true });
  }
}

/**
 * Whether the shipped native modules load in a runtime and work, as one row.
 * @param {string} step
 * @param {string[]} command the words that run a program of Node
 * @param {string} checkout a copy
 * @param {import('../workspace.mjs').Workspace} workspace
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function loadRow(step, command, checkout, workspace, env = {}) {
  const probe = path.join(checkout, 'scripts', 'lib', 'native', 'probe.mjs');
  const code = await runTool([...command, probe], { env: { ...workspace.env, ...env }, cwd: checkout });
  return { step: `${step}: shipped modules load`, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}
