import zlib from 'node:zlib';
import { Expansion } from './expansion';
import type { TapMemory } from './tap-memory';
import { SteppedZstd } from './zstd';
import { MAX_WINDOW_LOG } from './zstd-frames';

/** Decodes a copy of a response while it arrives. */
export interface Decoder {
  readonly push: (part: Buffer) => void;
  /** Ends the input: `done` is called once everything is decoded, also when the input is cut off. */
  readonly end: (done: () => void) => void;
  readonly destroy: () => void;
}

export interface DecoderEvents {
  readonly onData: (part: Buffer) => void;
  /** The input cannot be decoded, or decodes to too much; no more calls follow. */
  readonly onError: () => void;
}

/** Coded bytes of one response that wait to be decoded; beyond it decoding stops, while the stream continues. */
const MAX_WAITING_BYTES = 2 * 1024 * 1024;

/** Creates a decoder for a Content-Encoding; `null` for an unknown one, and for several. */
export function createDecoder(coding: string, events: DecoderEvents, memory: TapMemory): Decoder | null {
  const threaded = (make: MakeTransform) => new ThreadDecoder(make, events, memory);
  switch (coding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return plain(events);
    case 'gzip':
    case 'x-gzip':
      return threaded(() => zlib.createGunzip(eager));
    case 'deflate':
      // Some servers send raw deflate without the zlib wrapper that the standard requires.
      return threaded((first) =>
        (first & 0x0f) === 8 ? zlib.createInflate(eager) : zlib.createInflateRaw(eager),
      );
    case 'br':
      return threaded(() => zlib.createBrotliDecompress({ flush: BROTLI_FLUSH, finishFlush: BROTLI_FLUSH }));
    case 'zstd': {
      const make = zstdOfRuntime();
      return make === null ? steppedZstd(events, memory) : threaded(make);
    }
    default:
      return null;
  }
}

/** Options that give decoded bytes at once, and the available bytes of an input that is cut off. */
const eager = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };
const BROTLI_FLUSH = zlib.constants.BROTLI_OPERATION_FLUSH;

type Transform = zlib.Gunzip | zlib.Inflate | zlib.InflateRaw | zlib.BrotliDecompress;
type MakeTransform = (firstByte: number) => Transform;

/** The zstd of Node 22.15 and newer, which the types of older ones do not have. */
interface ZstdOfRuntime {
  readonly createZstdDecompress?: (options: {
    readonly flush: number;
    readonly finishFlush: number;
    readonly params: Readonly<Record<number, number>>;
  }) => Transform;
  readonly constants: Readonly<Record<string, number>>;
}

function zstdOfRuntime(): MakeTransform | null {
  const { createZstdDecompress, constants } = zlib as unknown as ZstdOfRuntime;
  const { ZSTD_e_flush: flush, ZSTD_d_windowLogMax: windowLog } = constants;
  if (createZstdDecompress === undefined || flush === undefined || windowLog === undefined) return null;
  const params = { [windowLog]: MAX_WINDOW_LOG };
  return () => createZstdDecompress({ flush, finishFlush: flush, params });
}

function plain({ onData, onError }: DecoderEvents): Decoder {
  const expansion = new Expansion();
  let failed = false;
  return {
    push: (part) => {
      if (failed) return;
      expansion.addCoded(part.length);
      failed = !expansion.admits(part.length);
      if (failed) onError();
      else onData(part);
    },
    end: (done) => done(),
    destroy: () => {
      failed = true;
    },
  };
}

/** A decoder of zlib, which works on a thread and gives pieces of 16 kB. */
class ThreadDecoder implements Decoder {
  readonly #make: MakeTransform;
  readonly #events: DecoderEvents;
  readonly #memory: TapMemory;
  readonly #expansion = new Expansion();
  #stream: Transform | null = null;
  #isOver = false;
  #waiting = 0;
  #whenDone: (() => void) | null = null;

  constructor(make: MakeTransform, events: DecoderEvents, memory: TapMemory) {
    this.#make = make;
    this.#events = events;
    this.#memory = memory;
  }

  readonly push = (part: Buffer): void => {
    const { length } = part;
    if (this.#isOver || length === 0) return;
    this.#stream ??= this.#open(part[0] ?? 0);
    this.#expansion.addCoded(length);
    if (this.#waiting + length > MAX_WAITING_BYTES || !this.#memory.reserve(length)) {
      this.#fail();
      return;
    }
    this.#waiting += length;
    // Copied, since the buffer belongs to the socket and the thread reads it later.
    this.#stream.write(Buffer.from(part), () => {
      this.#release(length);
    });
  };

  readonly end = (done: () => void): void => {
    if (this.#stream === null || this.#isOver) {
      done();
      return;
    }
    this.#whenDone = done;
    this.#stream.end();
  };

  readonly destroy = (): void => {
    this.#isOver = true;
    this.#whenDone = null;
    this.#release(this.#waiting);
    this.#stream?.destroy();
  };

  #open(firstByte: number): Transform {
    const stream = this.#make(firstByte);
    stream.on('data', (part: Buffer) => {
      if (this.#isOver) return;
      if (this.#expansion.admits(part.length)) this.#events.onData(part);
      else this.#fail();
    });
    stream.on('error', () => {
      this.#fail();
    });
    stream.on('end', () => {
      this.#settle();
    });
    return stream;
  }

  #fail(): void {
    if (this.#isOver) return;
    const done = this.#whenDone;
    this.destroy();
    this.#events.onError();
    done?.();
  }

  #settle(): void {
    const done = this.#whenDone;
    this.#whenDone = null;
    done?.();
  }

  /** Returns reserved bytes; those of a destroyed decoder were returned at once. */
  #release(bytes: number): void {
    const released = Math.min(bytes, this.#waiting);
    this.#waiting -= released;
    this.#memory.release(released);
  }
}

/** zstd on this thread. Waiting bytes and the window count as memory of the taps. */
function steppedZstd({ onData, onError }: DecoderEvents, memory: TapMemory): Decoder {
  const expansion = new Expansion();
  let reserved = 0;
  let window = 0;
  const reserve = (bytes: number): boolean => {
    if (!memory.reserve(bytes - reserved)) return false;
    reserved = bytes;
    return true;
  };
  const release = () => {
    reserve(0);
  };
  const decoder: SteppedZstd = new SteppedZstd({
    onCoded: (bytes) => {
      expansion.addCoded(bytes);
    },
    onWindow: (bytes): boolean => {
      window = bytes;
      return reserve(decoder.waitingBytes + window);
    },
    onData: (part) => {
      if (!expansion.admits(part.length)) return false;
      onData(part);
      return true;
    },
    onError: () => {
      release();
      onError();
    },
  });
  return {
    push: (part) => {
      const waiting = decoder.waitingBytes + part.length;
      if (waiting > MAX_WAITING_BYTES || !reserve(waiting + window)) {
        decoder.destroy();
        release();
        onError();
        return;
      }
      // Copied, since the decoder stores views into its input.
      decoder.push(Buffer.from(part));
    },
    end: (done) => {
      decoder.end(done);
    },
    destroy: () => {
      decoder.destroy();
      release();
    },
  };
}
