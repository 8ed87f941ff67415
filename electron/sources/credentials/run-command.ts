import { execFile, type ExecFileException } from 'node:child_process';

/** More than any answer we ask for; a program that says more is stopped. */
const MAX_OUTPUT_BYTES = 256 * 1024;

export interface RunResult {
  /** Exit code; `null` when it was killed or could not be started. */
  readonly code: number | null;
  /** Raw bytes: `wsl.exe` speaks UTF-16. */
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
 * The real runner. At the time limit the child is killed by its pid, and the result does not wait for its pipes to
 * close: 64 `security` processes that nobody reaped blocked a user's machine, Lcharvol/Claude-God#49.
 */
export const runCommand: RunCommand = (command, args, { timeoutMs }) =>
  new Promise((resolve) => {
    const settings = {
      encoding: 'buffer',
      maxBuffer: MAX_OUTPUT_BYTES,
      killSignal: 'SIGKILL',
      // Without it a console flashes up on Windows: nesszer/Win-CodexBar#62.
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
    // A program that asks something on its input must get an end, not a wait.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end();
  });

function exitCode(error: ExecFileException | null): number | null {
  if (error === null) return 0;
  return typeof error.code === 'number' ? error.code : null;
}
