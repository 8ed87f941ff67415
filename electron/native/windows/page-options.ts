import type { WebPreferences } from 'electron';

/**
 * The security options of every page of the app: Chromium's sandbox, no Node, a world apart from the preload script,
 * and no DevTools in a package.
 * @param preload absolute path of the preload script
 * @param zoomFactor 1 is the size as designed
 */
export function pageOptions(preload: string, zoomFactor: number): WebPreferences {
  return {
    preload,
    zoomFactor,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    spellcheck: false,
    devTools: process.env['NODE_ENV'] === 'development',
  };
}
