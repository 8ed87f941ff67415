import { createChunkReader } from './chunks';
import type { BodyFollower } from './follower';
import type { Framing } from './framing';

/**
 * Creates a follower for one body.
 * @param strict refuse chunk extensions and trailers, which parsers are known to interpret differently
 */
export function createBodyFollower(framing: Framing, strict: boolean): BodyFollower {
  if (framing.kind === 'chunked') return createChunkReader(strict);
  if (framing.kind === 'length') return countBytes(framing.bytes);
  const isEmpty = framing.kind === 'none';
  return {
    isSound: () => true,
    follow: (bytes, start, payload) => {
      if (isEmpty) return { taken: 0, done: true };
      if (bytes.length > start) payload?.(start === 0 ? bytes : bytes.subarray(start));
      return { taken: bytes.length - start, done: false };
    },
  };
}

function countBytes(bytesInAll: number): BodyFollower {
  let left = bytesInAll;
  return {
    isSound: () => true,
    follow: (bytes, start, payload) => {
      const taken = Math.min(left, bytes.length - start);
      left -= taken;
      if (taken > 0) payload?.(bytes.subarray(start, start + taken));
      return { taken, done: left === 0 };
    },
  };
}
