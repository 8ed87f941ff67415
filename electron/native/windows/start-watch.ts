import type { BrowserWindow } from 'electron';
import { continueStoppedProcesses } from '../../platform/stopped-processes';

/** A process is started in well under a second; a machine that swaps takes longer. In ms. */
const SLOW_MS = 5000;
const MISSING_MS = 30_000;

/**
 * Notices a page whose process does not start. The process that Chromium forks others from can be stopped, and
 * Chromium then waits without end: after 5 s it is continued.
 * @param onMissing called when the page has had no process for 30 s
 */
export function watchForStart(window: BrowserWindow, onMissing: () => void): void {
  const page = window.webContents;
  const timers = new Set<NodeJS.Timeout>();
  const stop = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };
  const whenMissing = (ms: number, callback: () => void) => {
    timers.add(
      setTimeout(() => {
        if (!window.isDestroyed() && page.getOSProcessId() === 0) callback();
      }, ms),
    );
  };
  const begin = () => {
    stop();
    whenMissing(SLOW_MS, continueStoppedProcesses);
    whenMissing(MISSING_MS, onMissing);
  };
  begin();
  page.on('render-process-gone', begin);
  window.on('closed', stop);
}
