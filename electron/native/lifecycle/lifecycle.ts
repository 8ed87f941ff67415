import { app } from 'electron';
import { plainText } from '../../core/text/plain-text';
import { redact } from '../../core/redact';
import { continueStoppedProcesses } from '../../platform/stopped-processes';
import type { InstanceLock } from '../../app/lifecycle/instance-lock';
import { QuitSequence, type QuitSteps } from '../../app/lifecycle/quit-sequence';
import type { Log } from '../../app/log';
import { examineLock, isAnswered } from '../../app/lifecycle/start-fault';
import { AUTOSTART_FLAG } from '../../core/lifecycle/autostart';
import type { StartFault } from '../../core/lifecycle/start-fault';
import { watchSessionEnd } from './session-end';

/**
 * Takes the lock of a data folder, over which one app runs: true in the first one. A second start runs the first one's
 * `onSecondStart` and **ends its own process** at once, before it has opened anything. If the lock cannot be made,
 * Electron reports a second start too, so a first app is looked for: https://github.com/electron/electron/issues/20380
 * @param lock the copy of the lock outside the folder, by which a first app is found whose folder was removed
 * @param onFault called with the cause if there is no first app
 */
export function takeSingleInstanceLockOrExit(
  dataDir: string,
  lock: Pick<InstanceLock, 'putBack' | 'taken'>,
  onFault: (fault: StartFault) => void,
): boolean {
  lock.putBack();
  if (app.requestSingleInstanceLock()) {
    lock.taken();
    return true;
  }
  void isSecond(dataDir).then((second) => {
    if (second) app.exit(0);
    else onFault(examineLock(dataDir));
  });
  return false;
}

/** Whether a first app runs. Windows has no socket to connect to, but there only an unwritable folder has no lock. */
async function isSecond(dataDir: string): Promise<boolean> {
  return process.platform === 'win32' ? examineLock(dataDir).kind === 'other' : isAnswered(dataDir);
}

/** Calls back in the first app when the user starts a second one; the system's start at login does not count. */
export function onSecondStart(callback: () => void): void {
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes(AUTOSTART_FLAG)) callback();
  });
}

/** Prints a line to stderr, without secrets and without characters that control the terminal. */
export function printLine(line: string): void {
  process.stderr.write(`${redact(plainText(line))}\n`);
}

/** Keeps the app running without windows. */
export function liveWithoutWindows(): void {
  app.on('window-all-closed', () => undefined);
}

/** Logs an uncaught fault and continues: a tray with the last numbers is better than a crash. */
export function surviveFaults(log: Log): void {
  // The terminal that started the app may be closed long before the app is.
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', { error: error.stack ?? error.message });
  });
  process.on('unhandledRejection', (reason) => {
    log.error('unhandled rejection', {
      reason: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
    });
  });
}

/** Ends the app by these steps: by the menu, by a signal, or with the session of the system. */
export function closeOnQuit(steps: QuitSteps, log: Log): void {
  const sequence = new QuitSequence(steps, {
    quit: () => {
      app.quit();
    },
    log,
    now: () => performance.now(),
  });
  app.on('before-quit', (event) => {
    if (sequence.begin() === 'wait') event.preventDefault();
  });
  app.once('will-quit', () => {
    sequence.close();
    // A stopped process would not notice the end of the app, and stay for ever.
    continueStoppedProcesses();
  });
  watchSessionEnd(process.platform, sequence);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
}
