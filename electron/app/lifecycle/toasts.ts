/** The app's id in the Start menu's shortcut, which electron-builder writes: without it Windows shows no toast. */
export const APP_ID = 'io.quotide.app';

/** A fixed id: Electron makes a new one for each run, and then a click on a toast of an earlier run starts nothing. */
const TOAST_ACTIVATOR = '{6F1B2C52-8A35-4D0B-9C1E-3D7E5A42B9F7}';

/** The used part of Electron's `app`; older Electrons lack the second call. */
export interface ToastApp {
  readonly setAppUserModelId: (id: string) => void;
  readonly setToastActivatorCLSID?: (id: string) => void;
}

/** Gives Windows the app's ids, before the first notification. Does nothing on other systems. */
export function identifyForToasts(app: ToastApp, platform: string): void {
  if (platform !== 'win32') return;
  app.setAppUserModelId(APP_ID);
  app.setToastActivatorCLSID?.(TOAST_ACTIVATOR);
}
