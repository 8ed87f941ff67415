// electron-builder's hook between copying and signing: removes Electron's files that the app does not need, and sets
// the fuses.
import { flipFuses } from '@electron/fuses';
import fs from 'node:fs';
import path from 'node:path';
import { electronDir } from '../paths.mjs';
import { MARKER } from '../../fallback-runtime/pin.mjs';
import { FUSES } from './fuses.mjs';

/**
 * @param {{appOutDir: string, electronPlatformName: string, packager: {appInfo: {productFilename: string}, executableName?: string}}} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const mac = electronPlatformName === 'darwin';
  const resources = mac
    ? path.join(appOutDir, `${productFilename}.app`, 'Contents', 'Resources')
    : path.join(appOutDir, 'resources');
  // `doctor` shows by this file which of the two runtimes the package has.
  const official = !fs.existsSync(path.join(electronDir, 'dist', MARKER));
  fs.writeFileSync(path.join(resources, 'runtime'), official ? 'official\n' : 'development\n');
  // Files of the pinned runtime, which no package may have.
  for (const file of [path.join(resources, 'default_app.asar'), path.join(appOutDir, MARKER)])
    fs.rmSync(file, { force: true });
  await flipFuses(binary(), FUSES(electronPlatformName));

  function binary() {
    if (mac) return path.join(appOutDir, `${productFilename}.app`);
    if (electronPlatformName === 'win32') return path.join(appOutDir, `${productFilename}.exe`);
    return path.join(appOutDir, packager.executableName ?? productFilename);
  }
}
