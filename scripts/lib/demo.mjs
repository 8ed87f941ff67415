// The demo's server: dist/demo.cjs. It prints one line when it is ready, starts its clock on `go`, and removes its
// files when its stdin closes, so it ends even when this process is killed.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { runtimeEnv } from './outer-variables.mjs';
import { root } from './paths.mjs';
import { SetupError } from './report.mjs';

const READY_MS = 30_000;

/**
 * @typedef {object} Demo
 * @property {Record<string, string>} env the environment for the app
 * @property {() => void} go starts its clock
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string} exe Electron, to run as Node
 * @param {string} [file]
 * @param {string} [plan] `pro`, `max` or `ultra`
 * @returns {Promise<Demo>}
 */
export async function startDemo(exe, file = path.join(root, 'dist', 'demo.cjs'), plan = 'max') {
  const child = spawn(exe, [file, plan], {
    env: { ...runtimeEnv(process.env), ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
    // A Ctrl-C is for the app; the demo ends after it.
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.on('error', () => {}); // 'close' follows, which says the same
  child.stdin.on('error', () => {}); // it may be gone already
  const line = await firstLine(child.stdout, ended);
  return {
    env: demoEnv(line),
    go: () => child.stdin.write('go\n'),
    stop: async () => {
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {Promise<unknown>} ended
 * @returns {Promise<string>}
 */
async function firstLine(stream, ended) {
  const lines = createInterface({ input: stream });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const line = await Promise.race([
    new Promise((resolve) => lines.once('line', resolve)),
    ended.then(() => null),
    new Promise((resolve) => (timer = setTimeout(resolve, READY_MS, null))),
  ]);
  clearTimeout(timer);
  if (line !== null) return line;
  throw new SetupError('The demo did not start.', 'Run `npm run build` and try again.');
}

/**
 * The environment of the app from the demo's ready line.
 * @param {string} line
 * @returns {Record<string, string>}
 */
export function demoEnv(line) {
  const { apiUrl, configDir, dataDir, timeScale } = JSON.parse(line);
  return {
    QUOTIDE_API_URL: apiUrl,
    CLAUDE_CONFIG_DIR: configDir,
    QUOTIDE_DATA_DIR: dataDir,
    QUOTIDE_TIME_SCALE: String(timeScale),
    QUOTIDE_DEMO: '1',
  };
}
