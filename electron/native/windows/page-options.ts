import type { WebPreferences } from 'electron';

/**
 * What every page of the app may do: it runs in Chromium's sandbox, without Node, apart from the preload script, and
 * without DevTools in what is shipped.
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
