/** ASCII codes that structure JSON. */
export const LF = 0x0a;
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const SPACE = 0x20;

/** What `endOf…` give where the text ends too early. */
export const BROKEN = -1;

/** Index of the first byte at or after `at` that is no white space (nor any other control character), or `end`. */
export function skipSpace(bytes: Buffer, at: number, end: number): number {
  let index = at;
  while (index < end && (bytes[index] ?? 0) <= SPACE) index += 1;
  return index;
}

/**
 * Index of the quote that closes the string whose first character is at `at`. The system's search, even for short ones:
 * calling it takes as long as looking at seven bytes here.
 */
export function closingQuote(bytes: Buffer, at: number, end: number): number {
  const quote = bytes.indexOf(QUOTE, at);
  if (quote < 0 || quote >= end) return BROKEN;
  return bytes[quote - 1] === BACKSLASH && quote > at ? escapedQuote(bytes, at, end, quote) : quote;
}

/** The same, where `quote` may be part of the string: after an odd number of backslashes. */
function escapedQuote(bytes: Buffer, at: number, end: number, quote: number): number {
  for (let found = quote; ;) {
    let before = found;
    while (before > at && bytes[before - 1] === BACKSLASH) before -= 1;
    if ((found - before) % 2 === 0) return found;
    found = bytes.indexOf(QUOTE, found + 1);
    if (found < 0 || found >= end) return BROKEN;
  }
}

/** Index after the JSON value that begins at `at`. Of what lies inside it, only strings and brackets are looked at. */
export function endOfValue(bytes: Buffer, at: number, end: number): number {
  const first = bytes[at];
  if (first === QUOTE) {
    const close = closingQuote(bytes, at + 1, end);
    return close === BROKEN ? BROKEN : close + 1;
  }
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return endOfNested(bytes, at, end);
  return endOfScalar(bytes, at, end);
}

function endOfNested(bytes: Buffer, at: number, end: number): number {
  let depth = 0;
  for (let index = at; index < end; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) {
      index = closingQuote(bytes, index + 1, end);
      if (index === BROKEN) return BROKEN;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth += 1;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return BROKEN;
}

function endOfScalar(bytes: Buffer, at: number, end: number): number {
  for (let index = at; index < end; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte <= SPACE || byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET)
      return index === at ? BROKEN : index;
  }
  return BROKEN;
}

/** A word as the bytes that a file has for it. */
export function bytesOf(word: string): Uint8Array {
  return new TextEncoder().encode(word);
}

/** Whether `bytes` from `start` to `end` are exactly `word`. */
export function isWord(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  if (end - start !== word.length) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[start + index] !== word[index]) return false;
  }
  return true;
}
