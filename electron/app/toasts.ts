/** As electron-builder writes it into the Start menu's shortcut: without it Windows shows no toast. */
export const APP_ID = 'io.quotide.app';

/** Electron would draw a new one for each run, and a toast of an earlier run could then start nothing. */
const TOAST_ACTIVATOR = '{6F1B2C52-8A35-4D0B-9C1E-3D7E5A42B9F7}';

/** The part of Electron's `app` that is needed; the second call is younger than some Electrons. */
export interface ToastApp {
  readonly setAppUserModelId: (id: string) => void;
  readonly setToastActivatorCLSID?: (id: string) => void;
}

/** Tells Windows who we are; to be called before the first notification. Nothing on other systems. */
export function identifyForToasts(app: ToastApp, platform: string): void {
  if (platform !== 'win32') return;
  app.setAppUserModelId(APP_ID);
  app.setToastActivatorCLSID?.(TOAST_ACTIVATOR);
}
