import zlib from 'node:zlib';
import { createZstdDecoder } from './zstd';

/** Decodes a copy of a response while it arrives. */
export interface Decoder {
  readonly push: (part: Buffer) => void;
  /** Ends the input: `done` is called once everything is decoded, also when the input is cut off. */
  readonly end: (done: () => void) => void;
  readonly destroy: () => void;
}

export interface DecoderEvents {
  readonly onData: (part: Buffer) => void;
  /** The input cannot be decoded; no more calls follow. */
  readonly onError: () => void;
}

/** Limit of coded bytes that wait for the decoder's thread; beyond it decoding stops, while the stream continues. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

/** Creates a decoder for a Content-Encoding; `null` for an unknown one. */
export function createDecoder(coding: string, events: DecoderEvents): Decoder | null {
  switch (coding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return plain(events);
    case 'gzip':
    case 'x-gzip':
      return streaming(() => zlib.createGunzip(eager), events);
    case 'deflate':
      // Some servers send raw deflate without the zlib wrapper that the standard requires.
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

/** Options that give decoded bytes at once, and the available bytes of an input that is cut off. */
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
      // Copied, since the buffer belongs to the socket and the thread reads it later.
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
        // Copied, since the decoder stores views into its input.
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
