import { execFile, type ExecFileException } from 'node:child_process';

/** Largest output, more than any expected one; a program that prints more is stopped. */
const MAX_OUTPUT_BYTES = 256 * 1024;

export interface RunResult {
  /** Exit code; `null` when it was killed or could not be started. */
  readonly code: number | null;
  /** Raw bytes: `wsl.exe` prints UTF-16. */
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly timedOut: boolean;
}

/** Runs a program without a shell. Never rejects. */
export type RunCommand = (
  command: string,
  args: readonly string[],
  options: { readonly timeoutMs: number },
) => Promise<RunResult>;

/**
 * Runs the program for real. At the time limit the child is killed by its pid, and the result does not wait until its
 * pipes close: in another tool 64 `security` processes that were never ended blocked a user's machine
 * (https://github.com/Lcharvol/Claude-God/issues/49).
 */
export const runCommand: RunCommand = (command, args, { timeoutMs }) =>
  new Promise((resolve) => {
    const settings = {
      encoding: 'buffer',
      maxBuffer: MAX_OUTPUT_BYTES,
      killSignal: 'SIGKILL',
      // Without it a console window appears for a moment on Windows: https://github.com/nesszer/Win-CodexBar/issues/62
      windowsHide: true,
    } as const;
    const child = execFile(command, args, settings, (error, stdout, stderr) => {
      clearTimeout(timer);
      resolve({ code: exitCode(error), stdout, stderr, timedOut: false });
    });
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve({ code: null, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0), timedOut: true });
    }, timeoutMs);
    // A program that reads its input gets the end of file at once, so that it does not wait.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end();
  });

function exitCode(error: ExecFileException | null): number | null {
  if (error === null) return 0;
  return typeof error.code === 'number' ? error.code : null;
}
