import { utilityProcess } from 'electron';
import type { ProxyChild } from '../app/proxy/proxy-host';

/** Starts the proxy's process: its streams share no event loop with the tray, and the app survives its crash. */
export function spawnProxy(program: string): ProxyChild {
  const child = utilityProcess.fork(program, [], { serviceName: 'Quotide proxy', stdio: 'ignore' });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => {
      end(child);
    },
  };
}

/** Kills a process. Electron's own `kill` sends SIGTERM, which does not end a process that hangs. */
function end(child: Electron.UtilityProcess): void {
  try {
    if (child.pid === undefined) child.kill();
    else process.kill(child.pid, 'SIGKILL');
  } catch {
    // The process has ended meanwhile.
  }
}

/** Ms for requests under way to finish when the app ends. */
export const DRAIN_MS = 30_000;
