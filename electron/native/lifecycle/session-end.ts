import { app, BaseWindow, powerMonitor } from 'electron';
import type { QuitSequence } from '../../app/lifecycle/quit-sequence';

/**
 * Ends the app with the session of the user, at a log-off, a restart or a shutdown. Linux sends a signal, which quits.
 * Electron has no common event for the other two:
 *
 * - macOS asks each app to quit, after an announcement (https://www.electronjs.org/docs/latest/api/power-monitor#event-shutdown-linux-macos).
 * - Windows quits no app. Its windows get a message, and when they have answered, the process is ended
 *   (https://www.electronjs.org/docs/latest/api/base-window#event-session-end-windows). A tray app mostly has no window,
 *   so it gets one that is never shown and has no page.
 */
export function watchSessionEnd(
  platform: NodeJS.Platform,
  sequence: Pick<QuitSequence, 'announceSessionEnd' | 'close'>,
): void {
  if (platform === 'darwin') {
    powerMonitor.on('shutdown', () => {
      sequence.announceSessionEnd();
    });
  }
  if (platform !== 'win32') return;
  const listener = new BaseWindow({ show: false, skipTaskbar: true, focusable: false });
  listener.on('query-session-end', () => {
    sequence.announceSessionEnd();
  });
  listener.on('session-end', () => {
    sequence.close();
  });
  app.once('will-quit', () => {
    listener.destroy();
  });
}
