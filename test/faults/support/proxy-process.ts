import { fork, type ChildProcess } from 'node:child_process';
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

/** Starts the proxy before an origin and confirms all its batches; resolves with process and port. */
export async function listeningProxy(origin: string): Promise<{ child: ChildProcess; port: number }> {
  const child = forkProxy();
  child.on('message', (message: FromProxy) => {
    if (message.kind === 'batch') child.send({ kind: 'taken', seq: message.seq });
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
