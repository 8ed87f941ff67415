// Windows' own Node under Wine, with the native modules that are shipped for Windows. Wine is no Windows: what differs from
// the real one is listed in `wine-faults.mjs`.
import fs from 'node:fs';
import path from 'node:path';
import { ensureDist } from '../../build/index.mjs';
import { readJson } from '../../files.mjs';
import { cacheDir } from '../../paths.mjs';
import { lastLines } from '../../run.mjs';
import { copyCheckout } from '../plain-user.mjs';
import { runTool } from '../processes.mjs';
import { runCommandTests } from './command-tests.mjs';
import { addTools, withoutBuiltModules } from './copies.mjs';
import { ensureDebian, inDebian } from './debian.mjs';
import { ensureNode } from './node-release.mjs';
import { isOfWine } from './wine-faults.mjs';

/**
 * Where Wine runs, and what it needs.
 * @typedef {object} Wine
 * @property {(command: string[]) => string[]} inside the words that run a command beside Wine
 * @property {string[]} node the words that run a program of Windows' Node
 * @property {Record<string, string>} env
 * @property {string} checkout
 * @property {import('../workspace.mjs').Workspace} workspace
 */

/** @type {import('../runner.mjs').Step} */
export const WINDOWS = {
  name: 'windows',
  run: async ({ workspace }) => {
    await ensureDist();
    const wine = await prepare(workspace);
    const loaded = await programRow(wine, 'windows: shipped modules load', ['scripts/lib/native/probe.mjs']);
    const store = await programRow(wine, 'windows: Credential Manager', [CREDENTIALS]);
    const commands = await runCommandTests({
      step: 'windows: command',
      command: wine.node,
      dist: windowsPath(path.join(wine.checkout, 'dist')),
      workspace,
      system: 'win32',
      env: wine.env,
    });
    return [loaded, store, commands, await unitTests(wine)];
  },
};

/** Debian 13's Wine ends with "free(): invalid pointer" where this variable is set. */
const WITHOUT_TMPDIR = ['env', '-u', 'TMPDIR'];
const WINE = [...WITHOUT_TMPDIR, 'wine'];

const CREDENTIALS = 'test/long/command/credential-manager.mjs';
/** Of the other rooms some tests fail whose reason has not been looked into. */
const TESTS = ['test/unit/core'];

/**
 * @param {import('../workspace.mjs').Workspace} workspace
 * @returns {Promise<Wine>}
 */
async function prepare(workspace) {
  const home = await ensureDebian(['wine']);
  const program = await ensureNode('win-x64');
  const checkout = await copyCheckout(path.join(workspace.dir, 'copy'));
  withoutBuiltModules(checkout);
  await addTools(checkout, 'win32-x64-msvc');
  const place = { binds: [workspace.dir, path.join(cacheDir(), 'platforms')], cwd: checkout };
  const env = {
    WINEPREFIX: path.join(workspace.dir, 'wine'),
    WINEDEBUG: '-all',
    // No .NET and no HTML engine, which it would offer to download.
    WINEDLLOVERRIDES: 'mscoree=;mshtml=',
  };
  const inside = (/** @type {string[]} */ command) => inDebian(home, place, command);
  const wine = { inside, node: inside([...WINE, program]), env, checkout, workspace };
  // Until its server has ended, the registry is in memory alone; Node cannot start without it.
  await toFile(wine, inside([...WITHOUT_TMPDIR, 'sh', '-c', 'wineboot -i; wineserver -w']), 'wineboot');
  return wine;
}

/**
 * A path as Windows' programs see it: Wine shows the root of the file system as drive Z.
 * @param {string} file
 */
function windowsPath(file) {
  return `Z:${file.replaceAll('/', '\\')}`;
}

/**
 * Runs a command with its output in a file: under Wine, Node cannot write to a pipe.
 * @param {Wine} wine
 * @param {string[]} command
 * @param {string} name of the file
 */
async function toFile({ env, workspace, checkout }, command, name) {
  const file = path.join(workspace.dir, `${name}.txt`);
  const words = ['sh', '-c', 'out=$1; shift; exec "$@" > "$out" 2>&1 < /dev/null', 'sh', file, ...command];
  const code = await runTool(words, { env: { ...workspace.env, ...env }, cwd: checkout });
  return { code, text: fs.readFileSync(file, 'utf8') };
}

/**
 * A row for a program that exits with 0 and prints `ok` at its end.
 * @param {Wine} wine
 * @param {string} step
 * @param {string[]} program
 */
async function programRow(wine, step, program) {
  const { code, text } = await toFile(wine, [...wine.node, ...program], 'program');
  const isFine = code === 0 && /ok\r?\n$/.test(text);
  if (!isFine) process.stderr.write(`${lastLines(text, 12)}\n`);
  return { step, passed: isFine ? 1 : 0, failed: isFine ? 0 : 1 };
}

/** @param {Wine} wine */
async function unitTests(wine) {
  const report = path.join(wine.workspace.dir, 'windows.json');
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--no-color',
    '--maxWorkers=2',
    '--testTimeout=300000',
  ];
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${windowsPath(report)}`];
  const { text } = await toFile(wine, [...wine.node, ...vitest, ...reports, ...TESTS], 'vitest');
  const step = 'windows: unit tests of the core';
  const results = readJson(report);
  if (results === null) {
    process.stderr.write(`${lastLines(text, 40)}\n`);
    return { step, passed: 0, failed: 1 };
  }
  return { step, ...count(results, text) };
}

/**
 * @param {any} results of vitest's json reporter
 * @param {string} text what it printed
 */
function count(results, text) {
  let failed = 0;
  for (const { name, status, message, assertionResults } of results.testResults) {
    const file = name.replaceAll('\\', '/').replace(/^.*\/copy\//, '');
    // A file that could not even be loaded has no tests in it, but has failed.
    const own =
      status === 'failed' && assertionResults.length === 0
        ? [{ fullName: '', failureMessages: [message] }]
        : [];
    const bad = assertionResults.filter((/** @type {any} */ each) => each.status === 'failed');
    for (const { fullName, failureMessages } of [...own, ...bad]) {
      const isListed = isOfWine(file, fullName);
      if (!isListed) failed += 1;
      const first = String(failureMessages[0]).split('\n')[0];
      process.stderr.write(`${isListed ? 'of Wine alone' : 'FAILED'}: ${file} > ${fullName}: ${first}\n`);
    }
  }
  process.stderr.write(`${lastLines(text, 6)}\n`);
  return { passed: results.numPassedTests, failed };
}
