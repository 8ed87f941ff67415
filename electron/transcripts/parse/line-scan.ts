import {
  BROKEN,
  bytesOf,
  CLOSE_BRACE,
  closingQuote,
  COMMA,
  endOfValue,
  isWord,
  OPEN_BRACE,
  QUOTE,
  skipSpace,
} from './bytes';
import { DEEPEST, FIELD, fieldOf, FIELDS, NO_FIELD } from './fields';

/** The outermost level; the others are those of `FIELD`. */
const LINE = 0;
const COLON = 0x3a;
const MINUS = 0x2d;
const ZERO = 0x30;
const ASSISTANT = bytesOf('"assistant"');

/** What walking through a line came to. */
export type Walk = 'whole' | 'other' | 'broken';

/**
 * Walks through one JSON object byte by byte and notes where the values of the known fields lie; what they say is read
 * afterwards, of the lines that count. One loop for all levels, so that the runtime has one function to compile: what
 * `JSON.parse` takes is several times as long, most of it for text nobody wants.
 */
export class LineScan {
  bytes: Buffer = Buffer.alloc(0);
  /** By field: where its value begins and ends, from the line's start on; both 0 where there is none. */
  readonly #places = new Int32Array(2 * FIELDS);

  /** `other`: the type says that the line is none of an assistant's, and the rest of it was not looked at. */
  walk(bytes: Buffer, start: number, end: number): Walk {
    const places = this.#places;
    for (let index = 0; index < places.length; index += 1) places[index] = 0;
    this.bytes = bytes;
    let at = skipSpace(bytes, start, end);
    if (bytes[at] !== OPEN_BRACE) return 'broken';
    at += 1;
    let level: number = LINE;
    for (;;) {
      at = skipSpace(bytes, at, end);
      if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1, end);
      if (at >= end) return 'broken';
      if (bytes[at] === CLOSE_BRACE) {
        at += 1;
        if (level === LINE) return skipSpace(bytes, at, end) === end ? 'whole' : 'broken';
        level -= 1;
        continue;
      }
      if (bytes[at] !== QUOTE) return 'broken';
      const keyStart = at + 1;
      const keyEnd = closingQuote(bytes, keyStart, end);
      if (keyEnd === BROKEN) return 'broken';
      at = skipSpace(bytes, keyEnd + 1, end);
      if (bytes[at] !== COLON) return 'broken';
      at = skipSpace(bytes, at + 1, end);
      if (at >= end) return 'broken';
      const field = fieldOf(level, bytes, keyStart, keyEnd);
      const from = at;
      if (field !== NO_FIELD && field <= DEEPEST) {
        // Told twice, the last telling counts, as with JSON.parse.
        if (this.has(field)) this.#forgetWithin(field);
        if (bytes[at] === OPEN_BRACE) {
          places[2 * field] = from;
          places[2 * field + 1] = from + 1;
          level = field;
          at += 1;
          continue;
        }
      }
      at = endOfValue(bytes, at, end);
      if (at === BROKEN) return 'broken';
      if (field <= DEEPEST) continue;
      places[2 * field] = from;
      places[2 * field + 1] = at;
      // It mostly comes before the bulk of the line.
      if (field === FIELD.type && !isWord(bytes, from, at, ASSISTANT)) return 'other';
    }
  }

  /** Whether the line has it; for `message`, `usage` and `split`: as an object. */
  has(field: number): boolean {
    return (this.#places[2 * field + 1] ?? 0) > 0;
  }

  start(field: number): number {
    return this.#places[2 * field] ?? 0;
  }

  end(field: number): number {
    return this.#places[2 * field + 1] ?? 0;
  }

  /** Whether its value is exactly this word (with its quotes, if it is a string). */
  is(field: number, word: Uint8Array): boolean {
    return isWord(this.bytes, this.start(field), this.end(field), word);
  }

  /** As a count: a whole number from 0, else `null`. */
  count(field: number): number | null {
    if (!this.has(field)) return null;
    const end = this.end(field);
    let value = 0;
    for (let index = this.start(field); index < end; index += 1) {
      const digit = (this.bytes[index] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return this.#oddCount(field);
      value = value * 10 + digit;
    }
    return Number.isSafeInteger(value) ? value : null;
  }

  /** `1.0`, `2e3`: numbers all the same. */
  #oddCount(field: number): number | null {
    const first = this.bytes[this.start(field)] ?? 0;
    if (first !== MINUS && (first < ZERO || first > ZERO + 9)) return null;
    const value = Math.trunc(Number(this.bytes.toString('latin1', this.start(field), this.end(field))));
    return Number.isSafeInteger(value) && value >= 0 ? value : null;
  }

  #forgetWithin(level: number): void {
    const places = this.#places;
    const clear = (first: number, last: number): void => {
      places.fill(0, 2 * first, 2 * last + 2);
    };
    clear(level, DEEPEST);
    if (level <= FIELD.message) clear(FIELD.id, FIELD.model);
    if (level <= FIELD.usage) clear(FIELD.input, FIELD.serverTools);
    clear(FIELD.split5m, FIELD.split1h);
  }
}
