import { utilityProcess } from 'electron';
import type { ProxyChild } from '../app/proxy/proxy-host';

/** The proxy in a process of its own: its streams share no event loop with the tray, and its crash leaves the app alive. */
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

/** Electron's own `kill` sends SIGTERM, which a process that is stuck does not take. */
function end(child: Electron.UtilityProcess): void {
  try {
    if (child.pid === undefined) child.kill();
    else process.kill(child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** How long requests under way may take once the app ends. */
export const DRAIN_MS = 30_000;
