import { app } from 'electron';
import { setTimeout as sleep } from 'node:timers/promises';
import { plainText } from '../../core/text/plain-text';
import { redact } from '../../core/redact';
import type { Log } from '../../app/log';
import { examineLock, isAnswered } from '../../app/lifecycle/start-fault';
import { AUTOSTART_FLAG } from '../../core/lifecycle/autostart';
import type { StartFault } from '../../core/lifecycle/start-fault';

/**
 * Lets one app run over a data folder: true in the first. A second start hands over (`onSecondStart`) and **ends the
 * process** at once, before it has opened anything. Where the lock cannot be made Electron reports a second start too, so that it is asked whether a
 * first one answers: https://github.com/electron/electron/issues/20380
 * @param onFault called with what is in the way when none does
 */
export function takeSingleInstanceLockOrExit(dataDir: string, onFault: (fault: StartFault) => void): boolean {
  if (app.requestSingleInstanceLock()) return true;
  void isSecond(dataDir).then((second) => {
    if (second) app.exit(0);
    else onFault(examineLock(dataDir));
  });
  return false;
}

/** Windows has no socket to ask, but there a lock fails only where the folder cannot be written. */
async function isSecond(dataDir: string): Promise<boolean> {
  return process.platform === 'win32' ? examineLock(dataDir).kind === 'other' : isAnswered(dataDir);
}

/** Called in the first app whenever somebody starts a second one; the system's start at login is nobody. */
export function onSecondStart(callback: () => void): void {
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes(AUTOSTART_FLAG)) callback();
  });
}

/** A line on stderr, where a terminal that started the app shows it; nothing in it steers that terminal or is secret. */
export function printLine(line: string): void {
  process.stderr.write(`${redact(plainText(line))}\n`);
}

/** A tray app lives on without windows. */
export function liveWithoutWindows(): void {
  app.on('window-all-closed', () => undefined);
}

/** A fault nobody caught is logged and survived: the tray with the last numbers is worth more than a crash. */
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

/** How the app ends. Written once, in the order in which it happens: who asks ends first, the database last. */
export interface QuitSteps {
  /** What may take its time, one after the other. A second wish to quit does not wait for it. */
  readonly settle: readonly { readonly run: () => Promise<void>; readonly atMostMs: number }[];
  /** What is closed at once, one after the other, also where a step above failed. */
  readonly close: readonly (() => void)[];
}

/** Ends the app by these steps, by the menu, a signal or the end of the session. */
export function closeOnQuit({ settle, close }: QuitSteps): void {
  let state: 'running' | 'settling' | 'settled' = 'running';
  app.on('before-quit', (event) => {
    if (state !== 'running') return;
    state = 'settling';
    event.preventDefault();
    void inTurn(settle).then(() => {
      state = 'settled';
      app.quit();
    });
  });
  app.once('will-quit', () => {
    for (const step of close) step();
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
}

async function inTurn(steps: QuitSteps['settle']): Promise<void> {
  for (const { run, atMostMs } of steps) {
    const patience = sleep(atMostMs, undefined, { ref: false });
    await Promise.race([run().catch(() => undefined), patience]);
  }
}
