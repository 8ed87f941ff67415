// Starts the app, or the watching command where there is no display, and waits for its end.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { findDisplay } from './display.mjs';
import { runtimeEnv } from './outer-variables.mjs';
import { root } from './paths.mjs';
import { say, SetupError } from './report.mjs';
import { checkSandbox, needsNoSandbox } from './sandbox.mjs';

const DEMO_PLANS = ['pro', 'max', 'ultra'];

/**
 * `--demo`, `--demo ultra` or `--demo=ultra`; the rest is the app's.
 * @param {string[]} args
 * @returns {{demo: boolean, demoPlan?: string, rest: string[]}}
 */
export function parseStartArgs(args) {
  const at = args.findIndex((arg) => arg === '--demo' || arg.startsWith('--demo='));
  if (at < 0) return { demo: false, rest: args };
  const [flag = '', next] = args.slice(at, at + 2);
  const isNextOurs = flag === '--demo' && next !== undefined && !next.startsWith('-');
  const word = isNextOurs ? next : flag.split('=').slice(1).join('=');
  const rest = [...args.slice(0, at), ...args.slice(at + (isNextOurs ? 2 : 1))];
  const others = rest.filter((arg) => arg !== '--demo');
  if (flag === '--demo' && !isNextOurs) return { demo: true, rest: others };
  return { demo: true, demoPlan: demoPlan(word), rest: others };
}

/** @param {string} word */
function demoPlan(word) {
  const plan = word.toLowerCase();
  if (DEMO_PLANS.includes(plan)) return plan;
  throw new SetupError(
    `There is no demo of "${word}".`,
    'Use `npm start -- --demo pro`, `--demo max` or `--demo ultra`; without a word it is Max.',
  );
}

/**
 * The command that runs: the app where a display answers, else `quotide watch`.
 * @param {string} exe
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} outer
 * @returns {Promise<{args: string[], env: NodeJS.ProcessEnv}>}
 */
export async function plan(exe, args, outer) {
  const env = runtimeEnv(outer);
  const display = await findDisplay(env);
  if (display !== 'answers') {
    say(`${noDisplay(display, env)}, so this runs \`quotide watch\` in the terminal (Ctrl-C ends it)`);
    return { args: [built('cli.cjs'), 'watch', ...args], env: { ...env, ELECTRON_RUN_AS_NODE: '1' } };
  }
  built('main.cjs');
  checkSandbox(exe);
  const appEnv = { ...env };
  delete appEnv.ELECTRON_RUN_AS_NODE;
  const own = [root, ...quietArgs(env), ...args];
  if (!needsNoSandbox()) return { args: own, env: appEnv };
  say('running as root: Electron gets --no-sandbox');
  return { args: [...own, '--no-sandbox'], env: appEnv };
}

/**
 * Chromium's own messages, mostly about parts of the desktop that it does not find, are for a person who asked for a log.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function quietArgs(env) {
  return env.QUOTIDE_LOG ? [] : ['--log-level=3'];
}

/**
 * @param {'silent' | 'none'} display
 * @param {NodeJS.ProcessEnv} env
 */
function noDisplay(display, env) {
  if (display === 'none') return 'there is no display here';
  const names = ['DISPLAY', 'WAYLAND_DISPLAY'].filter((name) => env[name]);
  return `the display does not answer (${names.map((name) => `${name} is ${env[name]}`).join(', ')})`;
}

/** @param {string} name */
function built(name) {
  const file = path.join(root, 'dist', name);
  if (fs.existsSync(file)) return file;
  throw new SetupError(`dist/${name} is missing.`, 'Run `npm run build` and try again.');
}

/**
 * Runs it to its end in the foreground.
 * @param {string} exe
 * @param {{args: string[], env: NodeJS.ProcessEnv}} command
 * @param {() => void} [started]
 * @returns {Promise<number>} its exit code
 */
export function launch(exe, { args, env }, started) {
  return new Promise((resolve, reject) => {
    const child = spawn(exe, args, { env, stdio: 'inherit' });
    if (started) child.once('spawn', started);
    // The terminal sends Ctrl-C to the child too; other signals are passed on.
    const ignore = () => {};
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    process.on('SIGINT', process.stdin.isTTY ? ignore : forward);
    process.on('SIGTERM', forward);
    process.on('SIGHUP', forward);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
