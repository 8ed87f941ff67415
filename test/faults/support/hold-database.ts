import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const PROGRAM = fileURLToPath(new URL('lock-holder.mjs', import.meta.url));

/**
 * Lets another process hold a database, locked for everyone else or only open. The returned function lets go of it and
 * resolves when that process has ended.
 */
export async function holdDatabase(file: string, mode: 'locked' | 'open'): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [PROGRAM, file, mode], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end();
    await ended;
  };
}
