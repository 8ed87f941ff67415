import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { Keytar } from '../../../../../electron/sources/credentials/keyring/secret-service';

/** GLib keeps one session bus a process, so each keyring needs a process of its own to be asked from. */
const script = `
const keytar = require(process.argv[1]);
require('readline').createInterface({ input: process.stdin }).on('line', async (line) => {
  const { id, method, args } = JSON.parse(line);
  let answer;
  try { answer = { id, value: await keytar[method](...args) }; } catch (error) { answer = { id, error: error.message }; }
  process.stdout.write(JSON.stringify(answer) + '\\n');
});`;

type Answer = { readonly id: number; readonly value?: unknown; readonly error?: string };

/** The real keytar, in a child with an environment of its own; it also stores, to prepare a test. */
export type RealKeytar = Keytar & {
  setPassword(service: string, account: string, password: string): Promise<void>;
};

export function startKeytar(env: NodeJS.ProcessEnv): RealKeytar {
  const keytar = createRequire(import.meta.url).resolve('keytar');
  // The tests may run on Electron, which is Node only while this is set.
  const child = spawn(process.execPath, ['-e', script, keytar], {
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const waiting = new Map<number, (answer: Answer) => void>();
  child.once('exit', (_code, signal) => {
    for (const [id, answer] of waiting) answer({ id, error: `keytar's process ended (${String(signal)})` });
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let next = 0;
  async function call(method: string, ...args: readonly string[]): Promise<unknown> {
    const id = (next += 1);
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      child.stdin.write(`${JSON.stringify({ id, method, args })}\n`);
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }
  return {
    getPassword: (service, account) => call('getPassword', service, account) as Promise<string | null>,
    findPassword: (service) => call('findPassword', service) as Promise<string | null>,
    setPassword: (service, account, password) =>
      call('setPassword', service, account, password) as Promise<void>,
  };
}
