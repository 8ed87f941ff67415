import { app, utilityProcess } from 'electron';
import type { ProxyChild } from '../app/proxy-host';
import type { ProxyKeeper } from '../app/proxy-keeper';

/** The proxy in a process of its own: its streams share no event loop with the tray, and its crash leaves the app alive. */
export function spawnProxy(program: string): ProxyChild {
  const child = utilityProcess.fork(program, [], { serviceName: 'Quotide proxy', stdio: 'ignore' });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => void child.kill(),
  };
}

/** How long requests under way may take once the app ends. */
export const DRAIN_MS = 30_000;

/**
 * Lets requests under way end before the app does. Whoever asks to quit a second time meanwhile is not made to wait:
 * then the app ends at once, and what is under way is cut off.
 */
export function drainOnQuit(proxy: ProxyKeeper): void {
  app.on('before-quit', (event) => {
    if (!proxy.isOn()) return;
    event.preventDefault();
    void proxy.close(DRAIN_MS).then(() => {
      app.quit();
    });
  });
}
