import { BROKEN, closingQuote, endOfValue, isWord, QUOTE, skipSpace } from './bytes';

const COLON = 0x3a;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const MINUS = 0x2d;
const ZERO = 0x30;

/**
 * Walks through the members of JSON objects, byte by byte, and makes nothing: values are asked for one by one, and the
 * rest is passed over. `JSON.parse` of the same lines takes several times as long, most of it for text nobody wants.
 */
export class Cursor {
  bytes: Buffer = Buffer.alloc(0);
  /** Of the value that `next` came to, later the byte after it. */
  at = 0;
  end = 0;
  broken = false;
  #keyStart = 0;
  #keyEnd = 0;

  start(bytes: Buffer, at: number, end: number): void {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.broken = false;
  }

  /** Steps into the object here; whether there is one. */
  enter(): boolean {
    this.at = skipSpace(this.bytes, this.at, this.end);
    if (this.bytes[this.at] !== OPEN_BRACE) return false;
    this.at += 1;
    return true;
  }

  /** Comes to the value of the object's next member; `false` at the object's end, or where the text is broken. */
  next(): boolean {
    const { bytes, end } = this;
    let at = skipSpace(bytes, this.at, end);
    if (bytes[at] === COMMA) at = skipSpace(bytes, at + 1, end);
    if (bytes[at] === CLOSE_BRACE && at < end) {
      this.at = at + 1;
      return false;
    }
    const keyEnd = bytes[at] === QUOTE ? closingQuote(bytes, at + 1, end) : BROKEN;
    if (keyEnd === BROKEN) return this.#break();
    this.#keyStart = at + 1;
    this.#keyEnd = keyEnd;
    at = skipSpace(bytes, keyEnd + 1, end);
    if (bytes[at] !== COLON || at >= end) return this.#break();
    this.at = skipSpace(bytes, at + 1, end);
    return true;
  }

  get keyLength(): number {
    return this.#keyEnd - this.#keyStart;
  }

  keyIs(word: Uint8Array): boolean {
    return isWord(this.bytes, this.#keyStart, this.#keyEnd, word);
  }

  /** Passes over the value. */
  skip(): void {
    const after = endOfValue(this.bytes, this.at, this.end);
    if (after === BROKEN) this.#break();
    else this.at = after;
  }

  /** Passes over the value; whether it is exactly this word (with its quotes, if it is a string). */
  is(word: Uint8Array): boolean {
    const from = this.at;
    this.skip();
    return !this.broken && isWord(this.bytes, from, this.at, word);
  }

  /** Passes over the value into `span`, which is left empty where it is no string. */
  string(span: Span): void {
    const from = this.at;
    const isString = this.bytes[from] === QUOTE;
    this.skip();
    if (isString && !this.broken) span.set(from + 1, this.at - 1);
    else span.clear();
  }

  /** Passes over the value; as a count it is a whole number from 0, else `null`. */
  count(): number | null {
    const from = this.at;
    this.skip();
    if (this.broken) return null;
    let value = 0;
    for (let index = from; index < this.at; index += 1) {
      const digit = (this.bytes[index] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return this.#oddCount(from);
      value = value * 10 + digit;
    }
    return Number.isSafeInteger(value) ? value : null;
  }

  /** `1.0`, `2e3`: numbers all the same. */
  #oddCount(from: number): number | null {
    const first = this.bytes[from] ?? 0;
    if (first !== MINUS && (first < ZERO || first > ZERO + 9)) return null;
    const value = Math.trunc(Number(this.bytes.toString('latin1', from, this.at)));
    return Number.isSafeInteger(value) && value >= 0 ? value : null;
  }

  #break(): false {
    this.broken = true;
    this.at = this.end;
    return false;
  }
}

/** Where a string's characters lie; empty where there is none. */
export class Span {
  start = 0;
  end = 0;

  set(start: number, end: number): void {
    this.start = start;
    this.end = end;
  }

  clear(): void {
    this.start = 0;
    this.end = 0;
  }

  /** The string itself; `null` where it is missing or empty. */
  text(bytes: Buffer): string | null {
    if (this.end <= this.start) return null;
    const raw = bytes.toString('utf8', this.start, this.end);
    return raw.includes('\\') ? unescape(raw) : raw;
  }
}

/** An escape that JSON does not know leaves the text as it was written. */
function unescape(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}
