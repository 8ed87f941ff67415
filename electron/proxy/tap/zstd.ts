import { Decompress } from 'fzstd';

/** The largest window that HTTP allows (RFC 9659); the decoder itself would allocate any size that a frame states. */
const MAX_WINDOW_BYTES = 8 * 1024 * 1024;
const HEADER_BYTES = 14;

/** Decodes zstd piece by piece, for runtimes whose zlib does not support it. */
export interface ZstdDecoder {
  /** @throws when the input is no zstd, or needs too much memory */
  readonly push: (part: Buffer) => void;
}

export function createZstdDecoder(onData: (part: Buffer) => void): ZstdDecoder {
  const decoder = new Decompress((part) => {
    if (part.length > 0) onData(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
  });
  let head: Buffer | null = Buffer.alloc(0);
  return {
    push: (part) => {
      if (head === null) {
        decoder.push(part);
        return;
      }
      head = Buffer.concat([head, part]);
      if (head.length < HEADER_BYTES) return;
      if (windowBytes(head) > MAX_WINDOW_BYTES) throw new Error('the zstd window is too large');
      const first = head;
      head = null;
      decoder.push(first);
    },
  };
}

/** The window size of the first frame in bytes (RFC 8878 §3.1.1.1). */
function windowBytes(frame: Buffer): number {
  const descriptor = frame[4] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  if (!isSingleSegment) {
    const window = frame[5] ?? 0;
    const base = 2 ** (10 + (window >> 3));
    return base + (base / 8) * (window & 7);
  }
  const at = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  switch (descriptor >> 6) {
    case 0:
      return frame[at] ?? 0;
    case 1:
      return frame.readUInt16LE(at) + 256;
    case 2:
      return frame.readUInt32LE(at);
    default:
      return Number.MAX_SAFE_INTEGER;
  }
}
