import { spawn } from 'node:child_process';
import { killTree, OWN_GROUP } from '../../platform/process-tree';

const MAX_BYTES = 64 * 1024;
/** The signals by which Claude Code, a terminal or the system ends a status line that takes too long. */
const ENDING_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Runs a command with the same input and returns its output; `null` when it cannot be run or takes longer than
 * `limitMs`. No process of the command outlives it: Claude Code draws its line up to three times a second.
 */
export function chainedLine(command: string, input: string, limitMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const env = outerEnvironment(process.env);
    const started: { pid?: number | undefined } = {};
    // Before the start: the command may already run when `spawn` returns, and a signal that comes then must end it.
    const unhook = endWithUs(() => started.pid);
    const child = spawn(command, { ...OWN_GROUP, shell: true, stdio: ['pipe', 'pipe', 'ignore'], env });
    started.pid = child.pid;
    const parts: Buffer[] = [];
    let bytes = 0;
    const settle = (line: string | null) => {
      clearTimeout(timer);
      unhook();
      resolve(line);
    };
    const timer = setTimeout(() => {
      killTree(child.pid);
      child.stdout.destroy();
      settle(null);
    }, limitMs);
    child.on('error', () => settle(null));
    // The command may end without reading its input.
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (part: Buffer) => {
      if (bytes < MAX_BYTES) parts.push(part);
      bytes += part.length;
    });
    // Processes that it left in the background hold the pipe open. Windows does not find them by an ended parent.
    child.on('exit', () => {
      if (process.platform !== 'win32') killTree(child.pid);
    });
    child.on('close', () => {
      const text = Buffer.concat(parts).toString();
      settle(text === '' ? null : text.replace(/\n$/, ''));
    });
    child.stdin.end(input);
  });
}

/** Ends the command of this id when a signal ends this process; the returned function undoes that. */
function endWithUs(pidOf: () => number | undefined): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    killTree(pidOf());
    unhook();
    process.kill(process.pid, signal);
  };
  const unhook = () => {
    for (const signal of ENDING_SIGNALS) process.off(signal, onSignal);
  };
  for (const signal of ENDING_SIGNALS) process.on(signal, onSignal);
  return unhook;
}

/**
 * The environment for the command, with the variables that Quotide's launcher hid from its own runtime: the user may
 * have set them for this command.
 */
function outerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { QUOTIDE_OUTER_NODE_OPTIONS: options, QUOTIDE_EXTRA_CA_CERTS: certificates } = env;
  return {
    ...env,
    ...(options === undefined ? {} : { NODE_OPTIONS: options }),
    ...(certificates === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificates }),
  };
}
