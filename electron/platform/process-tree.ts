import { spawn } from 'node:child_process';

/** The options of `spawn` with which `killTree` reaches the program's children: a process group of its own. */
export const OWN_GROUP = { detached: process.platform !== 'win32', windowsHide: true } as const;

/**
 * Ends a program that was started with `OWN_GROUP`, and its children, also those that outlived it. A child that opened a
 * session of its own is out of reach. Never throws.
 * @param pid of the program; `undefined`: it could not be started
 */
export function killTree(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32')
      spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true }).on(
        'error',
        () => undefined,
      );
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended meanwhile.
  }
}
