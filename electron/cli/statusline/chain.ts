import { spawn } from 'node:child_process';

const MAX_BYTES = 64 * 1024;

/**
 * Runs a command with the same input and returns its output; `null` when it cannot be run or takes longer than
 * `limitMs`.
 */
export function chainedLine(command: string, input: string, limitMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const env = outerEnvironment(process.env);
    const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'ignore'], env });
    let text = '';
    const settle = (line: string | null) => {
      clearTimeout(timer);
      resolve(line);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      child.stdout.destroy();
      settle(null);
    }, limitMs);
    child.on('error', () => settle(null));
    // The command may end without reading its input.
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (part: Buffer) => {
      if (text.length < MAX_BYTES) text += part.toString();
    });
    child.on('close', () => settle(text === '' ? null : text.replace(/\n$/, '')));
    child.stdin.end(input);
  });
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
