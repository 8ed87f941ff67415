// electron-builder's hook between copying and signing: removes Electron's files that the app does not need, and sets
// the fuses.
import { flipFuses } from '@electron/fuses';
import fs from 'node:fs';
import path from 'node:path';
import { electronDir } from '../paths.mjs';
import { MARKER } from '../../fallback-runtime/pin.mjs';
import { FUSES } from './fuses.mjs';

/**
 * @typedef {object} Packed
 * @property {string} appOutDir
 * @property {string} electronPlatformName
 * @property {{appInfo: {productFilename: string}, executableName?: string}} packager
 */

/** @param {Packed} packed */
export async function afterPack(packed) {
  const { appOutDir, electronPlatformName } = packed;
  const resources = resourcesOf(packed);
  // `doctor` shows by this file which of the two runtimes the package has.
  const official = !fs.existsSync(path.join(electronDir, 'dist', MARKER));
  fs.writeFileSync(path.join(resources, 'runtime'), official ? 'official\n' : 'development\n');
  // Files of the pinned runtime, which no package may have.
  for (const file of [path.join(resources, 'default_app.asar'), path.join(appOutDir, MARKER)])
    fs.rmSync(file, { force: true });
  if (isHalf(packed)) return;
  await flipFuses(binaryOf(packed), FUSES(electronPlatformName));
}

/**
 * Whether this is one processor's half of a universal app for macOS. electron-builder calls for each half, then again for
 * the app that they became. Fuses would sign a half, and halves with different signatures are not joined: @electron/universal
 * refuses each plain file that differs, and `Contents/_CodeSignature/CodeResources` does. The fuses of both processors are
 * set in the joined file. The folder's name is electron-builder's:
 * https://github.com/electron-userland/electron-builder/blob/master/packages/app-builder-lib/src/macPackager.ts
 * @param {Pick<Packed, 'appOutDir' | 'electronPlatformName'>} packed
 */
export function isHalf({ appOutDir, electronPlatformName }) {
  return electronPlatformName === 'darwin' && /-(x64|arm64)-temp[\\/]?$/.test(appOutDir);
}

/** @param {Packed} packed */
function resourcesOf({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  return electronPlatformName === 'darwin'
    ? path.join(appOutDir, `${productFilename}.app`, 'Contents', 'Resources')
    : path.join(appOutDir, 'resources');
}

/** @param {Packed} packed */
function binaryOf({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === 'win32') return path.join(appOutDir, `${productFilename}.exe`);
  return path.join(appOutDir, packager.executableName ?? productFilename);
}
