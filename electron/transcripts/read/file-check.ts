import fs from 'node:fs';

/** So much of the head, and so much before the place where reading will go on. */
const HEAD = 512;
const TAIL = 64;
/** The most that a check reads. */
export const CHECKED_BYTES = HEAD + TAIL;
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
const LANES = 4;

/**
 * Whether a file still begins, and still goes on up to `offset`, as it did when `check` was made: a file that was written
 * anew in place has the inode of the old one. Reads at most 576 bytes.
 */
export function hasCheck(fd: number, offset: number, check: number, scratch: Buffer): boolean {
  const bytes = edgesOf(fd, offset, scratch);
  return hashOf(bytes) === check || bytewiseHashOf(bytes) === check;
}

/** The check of a file: a hash of its head and of what lies before `offset`. */
export function checkOf(fd: number, offset: number, scratch: Buffer): number {
  return hashOf(edgesOf(fd, offset, scratch));
}

/** The same of a file that is in memory from `from` on, at least up to `offset` of it. */
export function checkIn(bytes: Buffer, from: number, offset: number): number {
  if (offset <= HEAD + TAIL) return hashOf(bytes.subarray(from, from + offset));
  const head = bytes.subarray(from, from + HEAD);
  return hashOf(Buffer.concat([head, bytes.subarray(from + offset - TAIL, from + offset)]));
}

/** The bytes that a check is made of, up to `HEAD + TAIL`. */
function edgesOf(fd: number, offset: number, scratch: Buffer): Buffer {
  const head = Math.min(HEAD, offset);
  const tail = Math.min(TAIL, offset - head);
  const read = head === 0 ? 0 : fs.readSync(fd, scratch, 0, head, 0);
  const more = tail === 0 ? 0 : fs.readSync(fd, scratch, read, tail, offset - tail);
  return scratch.subarray(0, read + more);
}

/**
 * Four 32-bit hashes of every fourth word, made one; bytes behind the last sixteen go to the first of them.
 * `transcripts/wasm/edge-hash.ts` makes the same.
 */
function hashOf(bytes: Buffer): number {
  const lanes = Uint32Array.of(SEED, SEED + 1, SEED + 2, SEED + 3);
  const whole = bytes.length - (bytes.length % (4 * LANES));
  for (let at = 0; at < whole; at += 4)
    lanes[(at / 4) % LANES] = mix(lanes[(at / 4) % LANES] ?? 0, bytes.readUInt32LE(at));
  for (let at = whole; at < bytes.length; at += 1) lanes[0] = mix(lanes[0] ?? 0, bytes[at] ?? 0);
  return lanes.reduce((all, lane) => mix(all, lane)) >>> 0;
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, PRIME);
  return (mixed << 13) | (mixed >>> 19);
}

/** FNV-1a, 32 bits: the checks that earlier versions stored. */
function bytewiseHashOf(bytes: Buffer): number {
  let hash = SEED;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, PRIME);
  return hash >>> 0;
}
