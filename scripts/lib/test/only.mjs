// One kind of test, without set-up and without other users: for the minutes between two edits. It installs nothing; where
// something is missing, its error names the command that brings it.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ensureDist } from '../build/index.mjs';
import { electronExe, modules, root } from '../paths.mjs';
import { SetupError } from '../report.mjs';
import { toolFile, which } from '../run.mjs';
import { needsNoSandbox } from '../sandbox.mjs';
import { runTool } from './processes.mjs';
import { makeWorkspace } from './workspace.mjs';

/** The folders that vitest runs where no file is named. */
const FOLDERS = {
  unit: ['test/unit', 'test/renderer', 'test/scripts'],
  faults: ['test/faults'],
};

/** The summary on the terminal, the lines of each file in `coverage/index.html`. */
const COVERAGE = ['--coverage', '--coverage.reporter=text-summary', '--coverage.reporter=html'];

/** Commands without which the running app cannot be tested on Linux. */
const NEEDED = ['Xvfb', 'dbus-run-session', 'xdotool', 'gnome-keyring-daemon'];

/**
 * @param {string} kind `unit`, `faults`, `coverage`, `watch` or `e2e`
 * @param {string[]} words for vitest or Playwright
 * @returns {Promise<number>} exit code
 */
export async function testOnly(kind, words) {
  const exe = runtime();
  if (kind === 'unit' || kind === 'faults')
    return inWorkspace((env) =>
      runTool(vitest(exe, ['run', ...filtersOf(kind, words)]), { env: asNode(env) }),
    );
  if (kind === 'coverage')
    return inWorkspace((env) =>
      runTool(vitest(exe, ['run', ...filtersOf('unit', words), ...COVERAGE]), { env: asNode(env) }),
    );
  if (kind === 'watch')
    return inWorkspace((env) => foreground(vitest(exe, ['watch', ...words]), asNode(env)));
  if (kind === 'e2e') return runE2e(words);
  throw new SetupError(
    `There is no kind of test "${kind}".`,
    'Name one of: unit, faults, coverage, watch, e2e.',
  );
}

/** The installed runtime. */
function runtime() {
  const exe = electronExe();
  if (exe !== null && fs.existsSync(modules)) return exe;
  throw new SetupError('The packages or Electron are not installed.', 'Run `npm run setup` once.');
}

/**
 * The files that run: those that the words name, else all of this kind.
 * @param {'unit' | 'faults'} kind
 * @param {string[]} words
 */
export function filtersOf(kind, words) {
  const [first] = words;
  return first === undefined || first.startsWith('-') ? [...FOLDERS[kind], ...words] : words;
}

/**
 * @param {string} exe
 * @param {string[]} words
 */
function vitest(exe, words) {
  return [exe, toolFile('vitest'), ...words];
}

/** @param {NodeJS.ProcessEnv} env */
function asNode(env) {
  return { ...env, ELECTRON_RUN_AS_NODE: '1' };
}

/** @param {string[]} words */
async function runE2e(words) {
  const missing = process.platform === 'linux' ? NEEDED.filter((name) => which(name) === null) : [];
  if (missing.length > 0)
    throw new SetupError(
      `This machine lacks ${missing.join(', ')}.`,
      'Run `npm run setup -- --tests` once: it installs them, or names the packages to install.',
    );
  await ensureDist();
  const playwright = [process.execPath, toolFile('@playwright/test', 'playwright'), 'test', ...words];
  const session = path.join(root, 'scripts', 'lib', 'test', 'session.mjs');
  const command = process.platform === 'linux' ? [process.execPath, session, ...playwright] : playwright;
  const extra = needsNoSandbox() ? { QUOTIDE_TEST_NO_SANDBOX: '1' } : {};
  return inWorkspace((env) => runTool(command, { env: { ...env, ...extra } }));
}

/**
 * Runs some work with a private home, which is removed after it.
 * @param {(env: NodeJS.ProcessEnv) => Promise<number>} work
 */
async function inWorkspace(work) {
  const workspace = makeWorkspace({ id: randomUUID() });
  try {
    return await work(workspace.env);
  } finally {
    workspace.remove();
  }
}

/**
 * Runs a tool that reads the keyboard, until it ends by itself or by Ctrl-C.
 * @param {string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function foreground([file = '', ...args], env) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env, stdio: 'inherit' });
    // The terminal sends Ctrl-C to the child as well, which then ends in its own way.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 130));
  });
}
