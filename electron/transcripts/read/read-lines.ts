import fs from 'node:fs';
import { CHECKED_BYTES, checkIn, checkOf } from './file-check';
import { LF } from '../parse/bytes';

/** Longer lines are passed over: nobody's answer is that long, and memory is not without end. */
export const LONGEST_LINE = 16 * 2 ** 20;
/** Reads of this size stay in the processor's cache while they are looked through. */
const READ_SIZE = 512 * 1024;

/** What one reading of a file came to. */
export interface Reading {
  /** Where the first line begins that is not complete. */
  readonly offset: number;
  readonly bytesRead: number;
  /** Complete lines that were too long. */
  readonly tooLong: number;
  /** A hash by which the file is later known to be as it was up to `offset`. */
  readonly check: number;
}

/** Who gets the lines. */
export interface ChunkTaker {
  /** Whole lines, and where in the file they begin. The bytes are overwritten afterwards. */
  readonly lines: (bytes: Buffer, offset: number) => void;
  /** What stands after the last line feed. It may be half a line, so it will come again. */
  readonly rest: (bytes: Buffer, offset: number) => void;
  readonly stopped: () => boolean;
}

/** Where files are read to. */
export interface ReadBuffer {
  /** A buffer of that size. What the last one had is at its beginning. */
  readonly room: (size: number) => Buffer;
}

/** In this process' own memory. */
class OwnBuffer implements ReadBuffer {
  #buffer = Buffer.alloc(0);

  room(size: number): Buffer {
    const before = this.#buffer;
    this.#buffer = Buffer.allocUnsafeSlow(size);
    before.copy(this.#buffer, 0, 0, size);
    return this.#buffer;
  }
}

/** Reads files from a place on, into one buffer that is used again and again. Synchronous: for a worker. */
export class LinesOfFiles {
  readonly #place: ReadBuffer;
  #buffer: Buffer;
  readonly #scratch = Buffer.allocUnsafeSlow(CHECKED_BYTES);

  constructor(place: ReadBuffer = new OwnBuffer()) {
    this.#place = place;
    this.#buffer = place.room(READ_SIZE);
  }

  /**
   * Reads up to `size`, which the file had when it was opened; what is appended meanwhile is the next reading's.
   * @throws the system's error when reading fails
   */
  read(fd: number, from: number, size: number, taker: ChunkTaker): Reading {
    const state = { at: from, filled: 0, lineStart: from, tooLong: 0, skipping: false };
    while (state.at < size && !taker.stopped()) {
      const room = Math.min(this.#buffer.length - state.filled, size - state.at);
      const count = fs.readSync(fd, this.#buffer, state.filled, room, state.at);
      if (count === 0) break;
      state.at += count;
      this.#takeLines(state, state.filled + count, taker);
    }
    if (state.filled > 0 && state.at >= size)
      taker.rest(this.#buffer.subarray(0, state.filled), state.lineStart);
    if (this.#buffer.length > READ_SIZE) this.#buffer = this.#place.room(READ_SIZE);
    const offset = state.lineStart;
    const check = checkOf(fd, offset, this.#scratch);
    return { offset, bytesRead: state.at - from, tooLong: state.tooLong, check };
  }

  /**
   * Reads all of a file in one call of the system. `null`, and nothing was taken: it does not fit into the buffer, or it
   * has not the size that it had.
   * @throws the system's error when reading fails
   */
  readWhole(fd: number, size: number, taker: ChunkTaker): Reading | null {
    const buffer = this.#buffer;
    if (size === 0 || size >= READ_SIZE || taker.stopped()) return null;
    // One byte more than it had: one that grew is seen.
    if (fs.readSync(fd, buffer, 0, size + 1, 0) !== size) return null;
    const offset = buffer.subarray(0, size).lastIndexOf(LF) + 1;
    if (offset > 0) taker.lines(buffer.subarray(0, offset), 0);
    if (offset < size) taker.rest(buffer.subarray(offset, size), offset);
    return { offset, bytesRead: size, tooLong: 0, check: checkIn(buffer, 0, offset) };
  }

  #takeLines(state: State, total: number, taker: ChunkTaker): void {
    let begin = 0;
    if (state.skipping) {
      const lineEnd = this.#buffer.subarray(0, total).indexOf(LF);
      state.filled = 0;
      if (lineEnd < 0) return;
      begin = lineEnd + 1;
      state.skipping = false;
      state.tooLong += 1;
      state.lineStart = state.at - total + begin;
    }
    const last = this.#buffer.subarray(begin, total).lastIndexOf(LF);
    const end = last < 0 ? begin : begin + last + 1;
    if (end > begin) taker.lines(this.#buffer.subarray(begin, end), state.lineStart);
    state.lineStart += end - begin;
    state.filled = total - end;
    if (end > 0) this.#buffer.copyWithin(0, end, total);
    if (state.filled === this.#buffer.length) this.#makeRoom(state);
  }

  /** A line fills the buffer: a larger one, or no more of this line. */
  #makeRoom(state: State): void {
    if (this.#buffer.length > LONGEST_LINE) {
      state.skipping = true;
      state.filled = 0;
      return;
    }
    // One byte more than the longest line: room for its line feed.
    this.#buffer = this.#place.room(Math.min(this.#buffer.length * 4, LONGEST_LINE + 1));
  }
}

interface State {
  /** How far the file was read. */
  at: number;
  /** Bytes in the buffer that belong to a line that is not complete. */
  filled: number;
  /** Where that line begins. */
  lineStart: number;
  tooLong: number;
  /** Inside a line that is too long. */
  skipping: boolean;
}
