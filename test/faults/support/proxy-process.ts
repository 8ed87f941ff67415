import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FromProxy } from '../../../electron/proxy/messages';

const PROGRAM = fileURLToPath(new URL('../../../dist/proxy.cjs', import.meta.url));

/** The built proxy in a process of its own, as the app and the command run it. */
export function forkProxy(): ChildProcess {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return fork(PROGRAM, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

/** The same with a limit of open files. */
export function forkProxyWithFiles(most: number): ChildProcess {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const limited = `ulimit -n ${String(most)} && exec "$0" "$1"`;
  return spawn('sh', ['-c', limited, process.execPath, PROGRAM], {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Starts the proxy before an origin and confirms all its batches; resolves with process and port. */
export async function listeningProxy(
  origin: string,
  child = forkProxy(),
): Promise<{ child: ChildProcess; port: number }> {
  child.on('message', (message: FromProxy) => {
    // The process may end before it has read this.
    if (message.kind === 'batch') child.send({ kind: 'taken', seq: message.seq }, () => undefined);
  });
  child.send({ kind: 'listen', port: 0, origin });
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  return { child, port };
}

/** What a process holds of memory now (VmRSS), in MB. */
export function residentMb(pid: number): number {
  const status = fs.readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Processor time of a process so far, in ms; ticks of 10 ms. */
export function cpuMs(pid: number): number {
  const fields =
    fs
      .readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
