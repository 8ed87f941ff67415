import type { WebPreferences } from 'electron';

/**
 * The security options of every page of the app: Chromium's sandbox, no Node, a world apart from the preload script,
 * and no DevTools in a package.
 * @param preload absolute path of the preload script
 */
export function pageOptions(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    spellcheck: false,
    devTools: process.env['NODE_ENV'] === 'development',
  };
}
