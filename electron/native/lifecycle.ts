import { app } from 'electron';
import type { Log } from '../app/log';
import { AUTOSTART_FLAG } from '../core/autostart';

/**
 * Keeps one app a data folder: true in the first. A second start hands over (`onSecondStart`) and ends at once,
 * before it has opened anything.
 */
export function isFirst(): boolean {
  const first = app.requestSingleInstanceLock();
  if (!first) app.exit(0);
  return first;
}

/** Called in the first app whenever somebody starts a second one; the system's start at login is nobody. */
export function onSecondStart(callback: () => void): void {
  app.on('second-instance', (_event, argv) => {
    if (!argv.includes(AUTOSTART_FLAG)) callback();
  });
}

/** A start that cannot go on: one sentence on stderr, exit code 1. */
export function fail(sentence: string): void {
  printLine(`quotide: ${sentence}`);
  app.exit(1);
}

/** A line on stderr, where a terminal that started the app shows it. */
export function printLine(line: string): void {
  process.stderr.write(`${line}\n`);
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

/** Calls `close` once, when the app quits by whatever way (menu, signal, session end). */
export function onQuit(close: () => void): void {
  app.once('will-quit', close);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      app.quit();
    });
  }
}
