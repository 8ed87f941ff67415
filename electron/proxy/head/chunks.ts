import type { BodyFollower, Piece } from './follower';

const CR = 0x0d;
const LF = 0x0a;
const MAX_SIZE_DIGITS = 12;
const MAX_EXTRA_BYTES = 16_384;

type State =
  | 'size'
  | 'extension'
  | 'size_lf'
  | 'data'
  | 'data_cr'
  | 'data_lf'
  | 'trailer_start'
  | 'trailer'
  | 'trailer_lf'
  | 'end_lf';

/** Creates a follower of the chunked coding: it reads sizes byte by byte and skips data in one step. */
export function createChunkReader(strict: boolean): BodyFollower {
  const reader = new ChunkReader(strict);
  return {
    follow: (bytes, start, payload) => reader.follow(bytes, start, payload),
    isSound: () => reader.sound,
  };
}

class ChunkReader {
  sound = false;
  #state: State = 'size';
  #size = 0;
  #digits = 0;
  #left = 0;
  #extra = 0;

  constructor(readonly strict: boolean) {}

  follow(bytes: Buffer, start: number, payload: ((part: Buffer) => void) | null): Piece {
    let at = start;
    while (at < bytes.length) {
      if (this.#state === 'data') {
        const taken = Math.min(this.#left, bytes.length - at);
        payload?.(bytes.subarray(at, at + taken));
        this.#left -= taken;
        at += taken;
        if (this.#left === 0) this.#state = 'data_cr';
        continue;
      }
      const step = this.#step(bytes[at] ?? 0);
      at += 1;
      if (step === 'broken') return { taken: -1, done: false };
      if (step === 'done') return { taken: at - start, done: true };
    }
    return { taken: at - start, done: false };
  }

  #step(byte: number): 'on' | 'done' | 'broken' {
    switch (this.#state) {
      case 'size':
        return this.#sizeByte(byte);
      case 'extension':
        if (byte === CR) return this.#to('size_lf');
        return this.#countExtra(byte);
      case 'size_lf':
        if (byte !== LF) return 'broken';
        return this.#sizeEnded();
      case 'data_cr':
        return byte === CR ? this.#to('data_lf') : 'broken';
      case 'data_lf':
        return byte === LF ? this.#to('size') : 'broken';
      case 'trailer_start':
        if (byte === CR) return this.#to('end_lf');
        if (this.strict) return 'broken';
        this.#state = 'trailer';
        return this.#countExtra(byte);
      case 'trailer':
        if (byte === CR) return this.#to('trailer_lf');
        return this.#countExtra(byte);
      case 'trailer_lf':
        return byte === LF ? this.#to('trailer_start') : 'broken';
      case 'end_lf':
        return byte === LF ? 'done' : 'broken';
      case 'data':
        return 'on';
    }
  }

  #to(state: State): 'on' {
    this.#state = state;
    return 'on';
  }

  #countExtra(byte: number): 'on' | 'broken' {
    this.#extra += 1;
    return byte === LF || byte === 0 || this.#extra > MAX_EXTRA_BYTES ? 'broken' : 'on';
  }

  #sizeByte(byte: number): 'on' | 'broken' {
    const digit = hexDigit(byte);
    if (digit >= 0) {
      this.#size = this.#size * 16 + digit;
      this.#digits += 1;
      return this.#digits > MAX_SIZE_DIGITS ? 'broken' : 'on';
    }
    if (this.#digits === 0) return 'broken';
    if (byte === CR) return this.#to('size_lf');
    const isExtension = byte === 0x3b || byte === 0x20 || byte === 0x09;
    return isExtension && !this.strict ? this.#to('extension') : 'broken';
  }

  #sizeEnded(): 'on' {
    this.sound = true;
    this.#left = this.#size;
    this.#state = this.#size === 0 ? 'trailer_start' : 'data';
    this.#size = 0;
    this.#digits = 0;
    return 'on';
  }
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
