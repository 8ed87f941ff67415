// Child processes. Async, so that progress can be shown while one runs.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { modules } from './paths.mjs';

/**
 * @typedef {object} RunResult
 * @property {number | null} code null when a signal ended it or it could not be started
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} stderr what it printed, or why it could not be started
 * @property {boolean} timedOut
 */

/**
 * Runs a command to its end with its output captured. Never throws.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number | undefined, shell?: boolean}} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { timeoutMs, ...options } = {}) {
  return new Promise((resolve) => {
    const result = { stdout: '', stderr: '', timedOut: false };
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const expire = () => {
      result.timedOut = true;
      child.kill('SIGKILL');
    };
    const timer = timeoutMs ? setTimeout(expire, timeoutMs) : undefined;
    child.stdout.on('data', (chunk) => (result.stdout += chunk));
    child.stderr.on('data', (chunk) => (result.stderr += chunk));
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ ...result, code: null, signal: null, stderr: String(error) });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ ...result, code, signal });
    });
  });
}

/**
 * Runs npm: the one that runs this script if any, else the one in PATH.
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv}} [options]
 */
export function npm(args, options) {
  const cli = process.env.npm_execpath;
  if (cli && /\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], options);
  // npm is a .cmd on Windows, which only a shell can start.
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * Where a command is in PATH, or null.
 * @param {string} command
 * @param {string} [searchPath]
 */
export function which(command, searchPath = process.env.PATH ?? '') {
  // A plain user's PATH on Debian has no sbin, but some daemons live there.
  const dirs = [...searchPath.split(path.delimiter), '/usr/sbin', '/sbin'].filter(Boolean);
  return dirs.map((dir) => path.join(dir, command)).find((file) => fs.existsSync(file)) ?? null;
}

/**
 * The JavaScript file behind a package's command, to run it by the Node (or Electron) of our choice.
 * @param {string} pkg
 * @param {string} [command]
 * @param {string} [dir] node_modules
 */
export function toolFile(pkg, command = pkg, dir = modules) {
  const { bin } = JSON.parse(fs.readFileSync(path.join(dir, pkg, 'package.json'), 'utf8'));
  return path.join(dir, pkg, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * The most informative lines of a tool's output, for an error message.
 * @param {string} text
 * @param {number} [count]
 */
export function lastLines(text, count = 3) {
  return text.trim().split('\n').slice(-count).join('\n');
}
