import { Decompress } from 'fzstd';
import { ZstdFrames, type ZstdUnit } from './zstd-frames';

/**
 * Work after which other streams get their turn, in bytes that are moved: for each block the decoder moves its whole
 * window. It is about 5 ms.
 */
const TURN_WORK = 16 * 1024 * 1024;
/** Decoding and scanning a byte takes at most as long as moving this many: then a turn has 256 kB. */
const WORK_PER_BYTE = 64;
/** Most bytes that are moved for one response, about 3 s: a stream with a window of 2 MB reaches 8,000 events. */
const MAX_MOVED_BYTES = 16 * 1024 * 1024 * 1024;

export interface ZstdEvents {
  /** Called with the size of each coded unit before it is decoded. */
  readonly onCoded: (bytes: number) => void;
  /** Called with the window of each frame, in bytes, which the decoder allocates; false ends the decoding as an error. */
  readonly onWindow: (bytes: number) => boolean;
  /** Called with each decoded piece; false ends the decoding as an error. */
  readonly onData: (part: Buffer) => boolean;
  readonly onError: () => void;
}

/**
 * Decodes zstd for runtimes whose zlib does not support it. Since it runs on the thread of the streams, it decodes block
 * by block, and lets the event loop turn between them.
 */
export class SteppedZstd {
  readonly #events: ZstdEvents;
  readonly #frames = new ZstdFrames();
  #decoder: Decompress | null = null;
  #moved = 0;
  #turnWork = 0;
  #next: NodeJS.Immediate | null = null;
  #whenEmpty: (() => void) | null = null;
  #isOver = false;

  constructor(events: ZstdEvents) {
    this.#events = events;
  }

  /** Coded bytes that wait. */
  get waitingBytes(): number {
    return this.#isOver ? 0 : this.#frames.length;
  }

  /** @param part owned by the decoder, which stores views into its input */
  push(part: Buffer): void {
    if (this.#isOver) return;
    this.#frames.push(part);
    if (this.#next === null) this.#run();
  }

  /** Calls `done` once everything is decoded. */
  end(done: () => void): void {
    if (this.#isOver || this.#next === null) done();
    else this.#whenEmpty = done;
  }

  destroy(): void {
    this.#isOver = true;
    this.#decoder = null;
    this.#whenEmpty = null;
    if (this.#next !== null) clearImmediate(this.#next);
    this.#next = null;
  }

  #run(): void {
    this.#next = null;
    this.#turnWork = 0;
    try {
      for (let unit = this.#frames.next(); unit !== null; unit = this.#frames.next()) {
        this.#decode(unit);
        if (this.#isOver) return;
        if (this.#turnWork < TURN_WORK) continue;
        this.#next = setImmediate(() => {
          this.#run();
        });
        return;
      }
    } catch {
      this.#fail();
      return;
    }
    const done = this.#whenEmpty;
    this.#whenEmpty = null;
    done?.();
  }

  #decode({ kind, bytes, windowBytes }: ZstdUnit): void {
    this.#events.onCoded(bytes.length);
    if (kind === 'frame') {
      if (!this.#events.onWindow(windowBytes)) throw new Error('there is no memory for the zstd window');
      this.#decoder = new Decompress((part) => {
        this.#onPiece(part);
      });
    } else {
      this.#turnWork += windowBytes;
      this.#moved += windowBytes;
      if (this.#moved > MAX_MOVED_BYTES) throw new Error('the zstd content takes too long');
    }
    this.#decoder?.push(bytes, kind === 'last');
  }

  /** @throws in the middle of a block, since the decoder has no other way to stop */
  #onPiece(part: Uint8Array): void {
    if (part.length === 0 || this.#isOver) return;
    this.#turnWork += part.length * WORK_PER_BYTE;
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    if (!this.#events.onData(bytes)) throw new Error('the zstd content is too large');
  }

  #fail(): void {
    const done = this.#whenEmpty;
    this.destroy();
    this.#events.onError();
    done?.();
  }
}
