import fs from 'node:fs';
import path from 'node:path';

/** The origin of our own pages; main accepts messages from no other. */
export const PAGE_ORIGIN = 'app://quotide';

/** The file of a page at an address of ours; `null`: another origin, a path outside `root`, or no regular file. */
export function fileFor(root: string, address: string): string | null {
  const file = pathFor(root, address);
  return file !== null && isRegularFile(file) ? file : null;
}

function isRegularFile(file: string): boolean {
  try {
    return fs.statSync(file).isFile();
  } catch {
    // Missing, below a file, or a name that is too long for the system.
    return false;
  }
}

/**
 * The path below `root` that an address of ours names, whether a file is there or not; `null` for any other.
 * @param paths the rules for paths of another system, for tests
 */
export function pathFor(root: string, address: string, paths: path.PlatformPath = path): string | null {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== PAGE_ORIGIN) return null;
  let name: string;
  try {
    name = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  const file = paths.resolve(root, `.${path.posix.normalize(name)}`);
  return file.startsWith(root + paths.sep) && !name.includes('\0') ? file : null;
}
