import { app } from 'electron';
import { continueStoppedProcesses } from '../../platform/stopped-processes';

/** The argument of an app that was restarted because of its pages: it opens the popover again. */
export const REOPEN_FLAG = '--reopen-popover';

/** Ends the app as a quit does, and starts it again with its arguments and `flag`. */
export function restartApp(flag: string): void {
  const args = process.argv.slice(1).filter((arg) => arg !== flag);
  // An AppImage's own program is unmounted with the app: https://github.com/electron/electron/issues/30043
  const image = process.env['APPIMAGE'];
  app.relaunch({ args: [...args, flag], ...(image === undefined ? {} : { execPath: image }) });
  app.quit();
  // Chromium waits for them while it closes pages.
  continueStoppedProcesses();
}
