// The app's process during development, which may be started many times.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { say } from '../report.mjs';

const HOOK = fileURLToPath(new URL('./electron-hook.cjs', import.meta.url));

/** How long a quit may take before the process is killed (ms). */
const QUIT_MS = 10_000;

/** Opens the popover as the app has started (electron/native/lifecycle/restart.ts). */
const OPEN_POPOVER = '--reopen-popover';

/** Runs the app, starts it again, and settles `ended` when it quits by itself or has been ended. */
export class DevApp {
  #exe;
  #args;
  #env;
  /** @type {import('node:child_process').ChildProcess | null} */
  #child = null;
  #isEnding = false;
  #isRestarting = false;
  /** @type {(code: number) => void} */
  #settle = () => undefined;
  /** @type {Promise<number>} its exit code */
  ended;

  /**
   * @param {string} exe Electron
   * @param {{args: string[], env: NodeJS.ProcessEnv}} command that starts the app
   * @param {string} pages origin of the server of pages
   */
  constructor(exe, { args, env }, pages) {
    this.#exe = exe;
    this.#args = ['-r', HOOK, ...args, OPEN_POPOVER];
    // The demo's clock runs fast, and each request of it would be a line of the log.
    this.#env = { QUOTIDE_LOG: 'warn', ...env, NODE_ENV: 'development', QUOTIDE_DEV_PAGES: pages };
    this.ended = new Promise((resolve) => (this.#settle = resolve));
  }

  start() {
    const child = spawn(this.#exe, this.#args, { env: this.#env, stdio: 'inherit' });
    this.#child = child;
    child.once('error', (error) => say(error.message));
    child.once('close', (code, signal) =>
      this.#closed(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  }

  /** @param {number} code */
  #closed(code) {
    this.#child = null;
    if (this.#isRestarting) return;
    if (code === 0 || this.#isEnding) this.#settle(code);
    else say(`the app ended with ${code}; the next change of a source starts it again`);
  }

  async restart() {
    if (this.#isEnding) return;
    this.#isRestarting = true;
    await this.#quit();
    this.#isRestarting = false;
    if (this.#isEnding) this.#settle(0);
    else this.start();
  }

  /** Ends the app; `ended` settles once it is gone. */
  end() {
    this.#isEnding = true;
    if (this.#child === null) {
      if (!this.#isRestarting) this.#settle(0);
    } else void this.#quit();
  }

  async #quit() {
    const child = this.#child;
    if (child === null) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    const timer = setTimeout(() => child.kill('SIGKILL'), QUIT_MS);
    child.kill('SIGTERM');
    await closed;
    clearTimeout(timer);
  }
}
