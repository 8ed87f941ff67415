// Steps through JSON byte by byte, as parse/bytes.ts does it; strings sixteen bytes at a time.

export const LF: u8 = 0x0a;
export const QUOTE: u8 = 0x22;
export const BACKSLASH: u8 = 0x5c;
/** What the functions here give where the text ends too early. */
export const BROKEN: usize = 0;

const SPACE: u8 = 0x20;
const COMMA: u8 = 0x2c;
// A bracket with this bit is the brace of its kind: one comparison for both.
const BRACE_BIT: u8 = 0x20;
const OPEN: u8 = 0x7b;
const CLOSE: u8 = 0x7d;

export function skipSpace(at: usize, end: usize): usize {
  while (at < end && load<u8>(at) <= SPACE) at += 1;
  return at;
}

/** Reads up to fifteen bytes behind the end, where there is always something. */
function findQuote(at: usize, end: usize): usize {
  const quotes = i8x16.splat(QUOTE);
  for (; at < end; at += 16) {
    const hits = i8x16.bitmask(i8x16.eq(v128.load(at), quotes));
    if (hits !== 0) {
      at += ctz(hits);
      return at < end ? at : BROKEN;
    }
  }
  return BROKEN;
}

/** The quote that closes the string whose first character is at `at`. */
export function closingQuote(at: usize, end: usize): usize {
  for (let quote = findQuote(at, end); quote !== BROKEN; quote = findQuote(quote + 1, end)) {
    let before = quote;
    while (before > at && load<u8>(before - 1) === BACKSLASH) before -= 1;
    // After an odd number of backslashes it is part of the string.
    if (((quote - before) & 1) === 0) return quote;
  }
  return BROKEN;
}

function endOfNested(start: usize, end: usize): usize {
  let depth: i32 = 0;
  for (let at = start; at < end; at += 1) {
    const byte = load<u8>(at);
    if (byte === QUOTE) {
      at = closingQuote(at + 1, end);
      if (at === BROKEN) return BROKEN;
    } else if ((byte | BRACE_BIT) === OPEN) {
      depth += 1;
    } else if ((byte | BRACE_BIT) === CLOSE) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return BROKEN;
}

function endOfScalar(start: usize, end: usize): usize {
  for (let at = start; at < end; at += 1) {
    const byte = load<u8>(at);
    if (byte <= SPACE || byte === COMMA || (byte | BRACE_BIT) === CLOSE) return at === start ? BROKEN : at;
  }
  return BROKEN;
}

/** Where the JSON value ends that begins at `at`. Of what lies inside, only strings and brackets are looked at. */
export function endOfValue(at: usize, end: usize): usize {
  const first = load<u8>(at);
  if (first === QUOTE) {
    const close = closingQuote(at + 1, end);
    return close === BROKEN ? BROKEN : close + 1;
  }
  return (first | BRACE_BIT) === OPEN ? endOfNested(at, end) : endOfScalar(at, end);
}

/** Copies bytes, eight at a time: up to seven more than asked for. The runtime's own copy costs a call. */
export function copyShort(to: usize, from: usize, length: usize): void {
  for (let at: usize = 0; at < length; at += 8) store<u64>(to + at, load<u64>(from + at));
}

/** The next up to eight bytes as a number, the first one lowest; what comes after them is left out. */
export function bytesAt(at: usize, length: u64): u64 {
  return load<u64>(at) & ((<u64>-1) >> (64 - 8 * length));
}

/** Whether the bytes at two places are the same. */
export function equal(a: usize, b: usize, length: usize): bool {
  let at: usize = 0;
  for (; at + 8 <= length; at += 8) if (load<u64>(a + at) !== load<u64>(b + at)) return false;
  for (; at < length; at += 1) if (load<u8>(a + at) !== load<u8>(b + at)) return false;
  return true;
}

/** Whether this ASCII word stands there. A literal's characters lie in memory as UTF-16. */
export function startsWith(at: usize, word: string): bool {
  const from = changetype<usize>(word);
  const length = <usize>word.length;
  for (let index: usize = 0; index < length; index += 1)
    if (<u16>load<u8>(at + index) !== load<u16>(from + (index << 1))) return false;
  return true;
}

/** Whether a value is exactly this word. */
export function isWord(from: usize, to: usize, word: string): bool {
  return to - from === <usize>word.length && startsWith(from, word);
}

export function contains(from: usize, to: usize, word: string): bool {
  const length = <usize>word.length;
  for (let at = from; at + length <= to; at += 1) if (startsWith(at, word)) return true;
  return false;
}

/** Whether a string's bytes are its characters: ASCII, and no escapes. */
export function isPlain(from: usize, length: usize): bool {
  for (let at = from; at < from + length; at += 1) {
    const byte = load<u8>(at);
    if (byte >= 0x80 || byte === BACKSLASH) return false;
  }
  return true;
}
