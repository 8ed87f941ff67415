import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('lock-holder.mjs', import.meta.url));

/** Another process that holds a database. */
export interface DatabaseHold {
  /** Lets go of it; resolves when that process has ended. */
  readonly release: () => Promise<void>;
  /** For the end of a test that failed in between. */
  readonly kill: () => void;
}

/** Lets another process hold a database, locked for everyone else or only open. */
export async function holdDatabase(file: string, mode: 'locked' | 'open'): Promise<DatabaseHold> {
  const child = spawn(process.execPath, [PROGRAM, file, mode], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return {
    release: async () => {
      child.stdin.end();
      await ended;
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
