/** The largest window that HTTP allows: 8 MB (RFC 9659). */
export const MAX_WINDOW_LOG = 23;
/** Largest content and size of one block (RFC 8878 §3.1.1.2). */
const MAX_BLOCK_BYTES = 128 * 1024;
const FRAME_MAGIC = 0xfd2fb528;
/** Frames without content have one of 16 magic numbers. */
const SKIPPABLE_MAGIC = 0x184d2a50;
const MAGIC_BYTES = 4;
const BLOCK_HEAD_BYTES = 3;
/** Pieces after which they are joined: each costs a hundred bytes, though it may have only one. */
const MAX_PIECES = 1024;
const CHECKSUM_BYTES = 4;

/** One part of a zstd stream that is decoded on its own. */
export interface ZstdUnit {
  /** The head of a frame, or a block with its own head. */
  readonly bytes: Buffer;
  /** `last`: the frame ends with this block. */
  readonly kind: 'frame' | 'block' | 'last';
  /** The window of the frame, in bytes. */
  readonly windowBytes: number;
}

/**
 * Divides a zstd stream (RFC 8878) into frames and blocks without decoding them, so that the work of each is known
 * before it is done.
 */
export class ZstdFrames {
  #bytes: Buffer = Buffer.alloc(0);
  /** Pieces after these bytes, joined only when there are enough for a unit. */
  #more: Buffer[] = [];
  #length = 0;
  /** Bytes that the next unit has at least. */
  #needed = 0;
  /** Bytes to pass over: a checksum, or a frame without content. */
  #skip = 0;
  #windowBytes: number | null = null;
  #hasChecksum = false;

  push(part: Buffer): void {
    this.#length += part.length;
    this.#more.push(part);
    if (this.#more.length >= MAX_PIECES) this.#join();
  }

  /** Bytes that are stored. */
  get length(): number {
    return this.#length;
  }

  /** The next whole unit; `null`: more bytes are needed. @throws Error where the stream is no zstd or too large */
  next(): ZstdUnit | null {
    for (;;) {
      if (this.#length < this.#needed) return null;
      this.#join();
      this.#needed = 0;
      this.#skip -= this.#take(Math.min(this.#skip, this.#length)).length;
      if (this.#skip > 0) return null;
      if (this.#windowBytes !== null) return this.#block(this.#windowBytes);
      if (this.#lacks(MAGIC_BYTES + 4)) return null;
      const magic = this.#bytes.readUInt32LE(0);
      if (magic === FRAME_MAGIC) return this.#frame();
      if ((magic & 0xfffffff0) >>> 0 !== SKIPPABLE_MAGIC) throw new Error('the bytes are no zstd');
      this.#skip = MAGIC_BYTES + 4 + this.#bytes.readUInt32LE(MAGIC_BYTES);
    }
  }

  #frame(): ZstdUnit | null {
    const descriptor = this.#bytes[MAGIC_BYTES] ?? 0;
    const isSingle = (descriptor & 0x20) !== 0;
    const sizeFlag = descriptor >> 6;
    const sizeBytes = sizeFlag === 0 ? Number(isSingle) : 2 ** sizeFlag;
    const sizeAt = MAGIC_BYTES + 1 + Number(!isSingle) + ([0, 1, 2, 4][descriptor & 3] ?? 0);
    const length = sizeAt + sizeBytes;
    if (this.#lacks(length)) return null;
    const bytes = this.#take(length);
    const windowBytes = isSingle
      ? contentBytes(bytes, sizeAt, sizeFlag)
      : windowOf(bytes[MAGIC_BYTES + 1] ?? 0);
    if (windowBytes > 2 ** MAX_WINDOW_LOG) throw new Error('the zstd window is too large');
    this.#windowBytes = windowBytes;
    this.#hasChecksum = (descriptor & 4) !== 0;
    return { kind: 'frame', bytes, windowBytes };
  }

  #block(windowBytes: number): ZstdUnit | null {
    if (this.#lacks(BLOCK_HEAD_BYTES)) return null;
    const head = this.#bytes.readUIntLE(0, BLOCK_HEAD_BYTES);
    const size = head >> 3;
    if (size > MAX_BLOCK_BYTES) throw new Error('a zstd block is too large');
    const isRepeated = ((head >> 1) & 3) === 1;
    const length = BLOCK_HEAD_BYTES + (isRepeated ? 1 : size);
    if (this.#lacks(length)) return null;
    const isLast = (head & 1) === 1;
    if (isLast) {
      this.#windowBytes = null;
      this.#skip = this.#hasChecksum ? CHECKSUM_BYTES : 0;
    }
    return { kind: isLast ? 'last' : 'block', bytes: this.#take(length), windowBytes };
  }

  /** Whether more bytes have to arrive for a unit of this length. */
  #lacks(length: number): boolean {
    const lacks = this.#length < length;
    this.#needed = lacks ? length : 0;
    return lacks;
  }

  #join(): void {
    if (this.#more.length === 0) return;
    const [first] = this.#more;
    const isOne = this.#bytes.length === 0 && this.#more.length === 1 && first !== undefined;
    this.#bytes = isOne ? first : Buffer.concat([this.#bytes, ...this.#more]);
    this.#more = [];
  }

  #take(length: number): Buffer {
    this.#length -= length;
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    return taken;
  }
}

/** The window in bytes (RFC 8878 §3.1.1.1.2). */
function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

/** The size of the content of a frame of one segment, which is its window too. */
function contentBytes(frame: Buffer, at: number, flag: number): number {
  switch (flag) {
    case 0:
      return frame[at] ?? 0;
    case 1:
      return frame.readUInt16LE(at) + 256;
    case 2:
      return frame.readUInt32LE(at);
    default:
      return Number(frame.readBigUInt64LE(at));
  }
}
