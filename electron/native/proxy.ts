import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { utilityProcess } from 'electron';
import type { ProxyChild } from '../app/proxy/proxy-host';
import type { FromProxy } from '../proxy/messages';
import { sendHandle } from '../proxy/port/send-handle';

/** Starts the proxy's process: its streams share no event loop with the tray, and the app survives its crash. */
export function spawnProxy(program: string): ProxyChild {
  const child = utilityProcess.fork(program, [], { serviceName: 'Quotide proxy', stdio: 'ignore' });
  return {
    send: (message) => {
      child.postMessage(message);
    },
    sendPort: (message, { handle }, onFailed) => {
      const folder = makeFolder();
      if (folder === null) {
        onFailed();
        return;
      }
      const handOver = path.join(folder, 'port');
      const onMessage = ({ kind }: FromProxy) => {
        if (kind !== 'awaits_port') return;
        child.off('message', onMessage);
        // The channel ends the process when it is closed, so it stays open as long as the process.
        sendHandle(handOver, handle)
          .then((close) => child.once('exit', close), onFailed)
          .finally(() => {
            removeFolder(folder);
          });
      };
      child.on('message', onMessage);
      child.once('exit', () => {
        removeFolder(folder);
      });
      child.postMessage({ ...message, handOver });
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => {
      end(child);
    },
  };
}

/** A folder for one socket file, which only this user can open; `null`: none can be made. */
function makeFolder(): string | null {
  try {
    return fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-'));
  } catch {
    return null;
  }
}

function removeFolder(folder: string): void {
  fs.rm(folder, { recursive: true, force: true }, () => undefined);
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
