import fs from 'node:fs';

/** So much of the head, and so much before the place where reading will go on. */
const HEAD = 512;
const TAIL = 64;
const SEED = 0x811c9dc5;

/**
 * A hash that tells whether a file still begins, and still goes on up to `offset`, as it did: a file that was written
 * anew in place has the inode of the old one. Reads at most 576 bytes.
 */
export function checkOf(fd: number, offset: number, scratch: Buffer): number {
  const head = Math.min(HEAD, offset);
  const tailFrom = Math.max(head, offset - TAIL);
  const hash = hashOf(scratch, 0, readAt(fd, scratch, head, 0), SEED);
  return hashOf(scratch, 0, readAt(fd, scratch, offset - tailFrom, tailFrom), hash);
}

/** The same of a file that is in memory from `from` on, at least up to `offset` of it. */
export function checkIn(bytes: Buffer, from: number, offset: number): number {
  const head = Math.min(HEAD, offset);
  const hash = hashOf(bytes, from, from + head, SEED);
  return hashOf(bytes, from + Math.max(head, offset - TAIL), from + offset, hash);
}

function readAt(fd: number, scratch: Buffer, length: number, at: number): number {
  return length === 0 ? 0 : fs.readSync(fd, scratch, 0, length, at);
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Buffer, from: number, to: number, start: number): number {
  let hash = start;
  for (let index = from; index < to; index += 1) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  return hash >>> 0;
}
