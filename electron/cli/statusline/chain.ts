import { spawn } from 'node:child_process';

const MAX_BYTES = 64 * 1024;

/** What a command prints when it gets the same input; `null` when it cannot be run or takes too long. */
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
    // It need not read what it gets.
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (part: Buffer) => {
      if (text.length < MAX_BYTES) text += part.toString();
    });
    child.on('close', () => settle(text === '' ? null : text.replace(/\n$/, '')));
    child.stdin.end(input);
  });
}

/** With what our launcher kept from our own runtime: the command is another program, for which it may be meant. */
function outerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { QUOTIDE_OUTER_NODE_OPTIONS: options, QUOTIDE_EXTRA_CA_CERTS: certificates } = env;
  return {
    ...env,
    ...(options === undefined ? {} : { NODE_OPTIONS: options }),
    ...(certificates === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificates }),
  };
}
