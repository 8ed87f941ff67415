import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHECKED_BYTES, checkOf, hasCheck } from '../../../../electron/transcripts/read/file-check';
import { tempFolder } from '../support';

const SIZE = 3000;

function open(bytes: Buffer): number {
  const file = path.join(tempFolder(), 'a.jsonl');
  fs.writeFileSync(file, bytes);
  const fd = fs.openSync(file, 'r');
  onTestFinished(() => {
    fs.closeSync(fd);
  });
  return fd;
}

function sample(): Buffer {
  return Buffer.from(Array.from({ length: SIZE }, (_, at) => (at * 31 + (at >> 3)) % 251));
}

/** What versions before this one stored: FNV-1a of the first 512 bytes and of the last 64 before the offset. */
function earlierCheck(bytes: Buffer, offset: number): number {
  let hash = 0x811c9dc5;
  for (const byte of [...bytes.subarray(0, 512), ...bytes.subarray(offset - 64, offset)])
    hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

describe('the check of a file', () => {
  const scratch = Buffer.allocUnsafeSlow(CHECKED_BYTES);

  it('a file has its check until a byte of its head, or of what lies before the offset, is another', () => {
    const check = checkOf(open(sample()), SIZE, scratch);
    expect(hasCheck(open(sample()), SIZE, check, scratch)).toBe(true);
    for (const at of [0, 1, 2, 3, 4, 100, 255, 510, 511, SIZE - 64, SIZE - 1])
      for (const bit of [1, 128]) {
        const other = sample();
        other[at] = (other[at] ?? 0) ^ bit;
        expect(hasCheck(open(other), SIZE, check, scratch)).toBe(false);
      }
  });

  it('a file has the check that an earlier version stored', () => {
    const check = earlierCheck(sample(), SIZE);
    expect(hasCheck(open(sample()), SIZE, check, scratch)).toBe(true);
    const other = sample();
    other[7] = 0;
    expect(hasCheck(open(other), SIZE, check, scratch)).toBe(false);
  });
});
