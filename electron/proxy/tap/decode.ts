import zlib from 'node:zlib';
import { createZstdDecoder } from './zstd';

/** Makes plain bytes of a coded copy, while it comes. */
export interface Decoder {
  readonly push: (part: Buffer) => void;
  /** No more will come: `done` is called once what came is decoded, also when it is cut off. */
  readonly end: (done: () => void) => void;
  readonly destroy: () => void;
}

export interface DecoderEvents {
  readonly onData: (part: Buffer) => void;
  /** It cannot be decoded; nothing follows. */
  readonly onError: () => void;
}

/** Coded bytes waiting for the decoder's thread; beyond, the copy is given up, never the stream. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

/** A decoder for a Content-Encoding; `null` for one that is not known. */
export function createDecoder(coding: string, events: DecoderEvents): Decoder | null {
  switch (coding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return plain(events);
    case 'gzip':
    case 'x-gzip':
      return streaming(() => zlib.createGunzip(eager), events);
    case 'deflate':
      // Some send it without the wrapper that the word means.
      return streaming(
        (first) => ((first & 0x0f) === 8 ? zlib.createInflate(eager) : zlib.createInflateRaw(eager)),
        events,
      );
    case 'br':
      return streaming(
        () => zlib.createBrotliDecompress({ flush: BROTLI_FLUSH, finishFlush: BROTLI_FLUSH }),
        events,
      );
    case 'zstd':
      return zstd(events);
    default:
      return null;
  }
}

/** Gives what can be decoded at once, and at a cut-off end what there is. */
const eager = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };
const BROTLI_FLUSH = zlib.constants.BROTLI_OPERATION_FLUSH;

function plain({ onData }: DecoderEvents): Decoder {
  return {
    push: onData,
    end: (done) => done(),
    destroy: () => undefined,
  };
}

type Transform = zlib.Gunzip | zlib.Inflate | zlib.InflateRaw | zlib.BrotliDecompress;

function streaming(make: (firstByte: number) => Transform, { onData, onError }: DecoderEvents): Decoder {
  let stream: Transform | null = null;
  let failed = false;
  let whenDone: (() => void) | null = null;
  const settle = () => {
    const done = whenDone;
    whenDone = null;
    done?.();
  };
  const fail = () => {
    if (failed) return;
    failed = true;
    stream?.destroy();
    onError();
    settle();
  };
  const open = (firstByte: number): Transform => {
    const made = make(firstByte);
    made.on('data', onData);
    made.on('error', fail);
    made.on('end', settle);
    return made;
  };
  return {
    push: (part) => {
      if (failed || part.length === 0) return;
      stream ??= open(part[0] ?? 0);
      if (stream.writableLength + part.length > MAX_WAITING_BYTES) fail();
      // The copy must be one: the bytes are the socket's, and the thread reads them later.
      else stream.write(Buffer.from(part));
    },
    end: (done) => {
      if (stream === null || failed) {
        done();
        return;
      }
      whenDone = done;
      stream.end();
    },
    destroy: () => {
      failed = true;
      whenDone = null;
      stream?.destroy();
    },
  };
}

function zstd({ onData, onError }: DecoderEvents): Decoder {
  let failed = false;
  const decoder = createZstdDecoder(onData);
  return {
    push: (part) => {
      if (failed) return;
      try {
        // The decoder keeps views into what it is given.
        decoder.push(Buffer.from(part));
      } catch {
        failed = true;
        onError();
      }
    },
    end: (done) => done(),
    destroy: () => {
      failed = true;
    },
  };
}
