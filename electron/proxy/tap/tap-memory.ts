/** Most bytes that the taps of one proxy store at once: 30 streams of zstd with a window of 2 MB each, for one. */
const MAX_STORED_BYTES = 64 * 1024 * 1024;
/** A buffer of this capacity or less stays for the next content. */
const SMALL_BYTES = 4096;

const EMPTY: Buffer = Buffer.alloc(0);

/** Counts the bytes that all taps of a proxy store, so that many hostile answers at once cannot fill the memory. */
export class TapMemory {
  #used = 0;

  /**
   * @param onDecoded called with the number of decoded bytes, which leave garbage
   * @param onGivenUp called after a response that was too large or broken
   */
  constructor(
    readonly onDecoded: (bytes: number) => void = () => undefined,
    readonly onGivenUp: () => void = () => undefined,
    readonly maxBytes = MAX_STORED_BYTES,
  ) {}

  /** Reserves bytes; false: there is no room, and the caller has to do without. */
  reserve(bytes: number): boolean {
    if (this.#used + bytes > this.maxBytes) return false;
    this.#used += bytes;
    return true;
  }

  release(bytes: number): void {
    this.#used -= bytes;
  }

  /** Bytes that are reserved at present. */
  used(): number {
    return this.#used;
  }
}

/**
 * Bytes that arrive in pieces, in one buffer that doubles: a list of pieces would need a hundred times the memory where
 * each piece is one byte.
 */
export class GrowingBytes {
  #buffer: Buffer = EMPTY;
  #length = 0;

  constructor(
    readonly memory: TapMemory,
    readonly maxBytes: number,
  ) {}

  get length(): number {
    return this.#length;
  }

  /** Copies a piece to the end; false: it does not fit, and everything is dropped. */
  append(part: Buffer): boolean {
    const length = this.#length + part.length;
    if (length > this.maxBytes || !this.#fit(length)) {
      this.drop();
      return false;
    }
    part.copy(this.#buffer, this.#length);
    this.#length = length;
    return true;
  }

  /** The bytes so far, as a view that is valid until the next change. */
  view(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  /** Forgets the bytes; a small buffer is used again. */
  clear(): void {
    this.#length = 0;
    if (this.#buffer.length > SMALL_BYTES) this.drop();
  }

  /** Forgets the bytes and returns the memory. */
  drop(): void {
    this.memory.release(this.#buffer.length);
    this.#buffer = EMPTY;
    this.#length = 0;
  }

  #fit(length: number): boolean {
    const before = this.#buffer;
    if (length <= before.length) return true;
    const capacity = Math.min(this.maxBytes, Math.max(256, length, 2 * before.length));
    if (!this.memory.reserve(capacity - before.length)) return false;
    // A small one comes out of Node's pool: memory of its own costs V8 more than the whole reading.
    this.#buffer = capacity <= SMALL_BYTES ? Buffer.allocUnsafe(capacity) : Buffer.allocUnsafeSlow(capacity);
    before.copy(this.#buffer, 0, 0, this.#length);
    return true;
  }
}
