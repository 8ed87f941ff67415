// Test tools as children: each in a process group of its own, and nothing of it lives on after it.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { root } from '../paths.mjs';

/**
 * Runs a tool with its output on ours.
 * @param {string[]} command
 * @param {{env: NodeJS.ProcessEnv, cwd?: string}} options env holds QUOTIDE_TEST_RUN
 * @returns {Promise<number>} exit code; 128 and more where it was killed
 */
export async function runTool([file = '', ...args], { env, cwd = root }) {
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  const stop = (/** @type {NodeJS.Signals} */ signal) => {
    endGroup(child.pid);
    endMarked(env.QUOTIDE_TEST_RUN);
    // After the listeners of the tools that run beside this one: they end their own processes first.
    setImmediate(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    return await new Promise((resolve) => {
      child.once('error', (error) => {
        process.stderr.write(`${file}: ${error.message}\n`);
        resolve(127);
      });
      child.once('exit', (code) => resolve(code ?? 128));
    });
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    endGroup(child.pid);
    endMarked(env.QUOTIDE_TEST_RUN);
  }
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (!pid || process.platform === 'win32') return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group has ended: as it should be.
  }
}

/**
 * Ends what left the group (daemons do) but was started by this run: its environment says so.
 * @param {string | undefined} id
 */
function endMarked(id) {
  if (!id || process.platform !== 'linux') return;
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const environ = fs.readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      if (environ.includes(`QUOTIDE_TEST_RUN=${id}`)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // Ended meanwhile, or not ours to look at.
    }
  }
}
