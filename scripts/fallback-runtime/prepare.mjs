// What the pinned runtime lacks to be an Electron for development.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const DEFAULT_APP = fileURLToPath(new URL('./default_app', import.meta.url));

/**
 * Sets the fuses and adds the app that `electron <folder>` starts.
 * @param {string} dist
 */
export async function finish(dist) {
  // Imported here, not above: set-up itself must load before any package is installed.
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  const { createPackage } = await import('@electron/asar');
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    // Its snapshot belongs to the application it was packed with, and is left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright starts Electron with --inspect=0.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  fs.mkdirSync(path.join(dist, 'resources'), { recursive: true });
  // It must be a real archive: a plain folder of that name is passed over without a word.
  await createPackage(DEFAULT_APP, path.join(dist, 'resources', 'default_app.asar'));
}
