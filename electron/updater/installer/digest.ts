import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { ReleaseFile } from '../../core/updates/release';

const CHUNK = 1 << 20;

/**
 * Whether a file has the size and sha512 of the signed feed. Synchronous, so that nothing can replace the file between
 * this check and its start.
 */
export function isWhole(path: string, { bytes, sha512 }: ReleaseFile): boolean {
  let fd: number | null = null;
  try {
    fd = fs.openSync(path, 'r');
    const { size } = fs.fstatSync(fd);
    if (size !== bytes) return false;
    const hash = createHash('sha512');
    const chunk = Buffer.alloc(CHUNK);
    for (let read = 0; (read = fs.readSync(fd, chunk)) > 0;) hash.update(chunk.subarray(0, read));
    return hash.digest('base64') === sha512;
  } catch {
    return false;
  } finally {
    if (fd !== null) fs.closeSync(fd);
  }
}
