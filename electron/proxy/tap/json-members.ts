const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/** Deepest nesting of a value; an answer of Anthropic has less than ten levels. */
const MAX_DEPTH = 64;
/** Largest value that is parsed; a `usage` object has less than 1 kB. */
const MAX_VALUE_BYTES = 8192;
/** Text up to this size, with few brackets, is parsed as a whole: it takes microseconds, and less than a search. */
const MAX_SMALL_BYTES = 2048;
/** Longest key that is compared where it has escapes. */
const MAX_KEY_BYTES = 64;

/**
 * Finds members of a JSON object as bytes, and builds nothing of the rest: `JSON.parse` of one hostile megabyte takes
 * up to half a second, this at most a few milliseconds.
 * @param bytes JSON in UTF-8, an object
 * @returns the bytes of each found value, the last one of equal keys; `null` where the text ends early, is no object or
 *   is nested too deeply
 */
export function jsonMembers(bytes: Buffer, names: readonly string[]): ReadonlyMap<string, Buffer> | null {
  const found = new Map<string, Buffer>();
  let at = skipSpace(bytes, 0);
  if (bytes[at] !== OPEN_OBJECT) return null;
  at = skipSpace(bytes, at + 1);
  if (bytes[at] === CLOSE_OBJECT) return found;
  for (;;) {
    if (bytes[at] !== QUOTE) return null;
    const keyEnd = stringEnd(bytes, at);
    if (keyEnd === -1) return null;
    const key = keyOf(bytes.subarray(at, keyEnd));
    at = skipSpace(bytes, keyEnd);
    if (bytes[at] !== COLON) return null;
    const start = skipSpace(bytes, at + 1);
    const end = valueEnd(bytes, start);
    if (end <= start) return null;
    if (key !== null && names.includes(key)) found.set(key, bytes.subarray(start, end));
    at = skipSpace(bytes, end);
    if (bytes[at] === CLOSE_OBJECT) return found;
    if (bytes[at] !== COMMA) return null;
    at = skipSpace(bytes, at + 1);
  }
}

/** The value of a small and flat JSON text; `undefined` where it is neither, or no JSON. */
export function smallText(bytes: Buffer): unknown {
  if (bytes.length > MAX_SMALL_BYTES) return undefined;
  let brackets = 0;
  // By index: an iterator takes ten times as long for each byte.
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) brackets += 1;
  }
  return brackets > MAX_DEPTH ? undefined : smallValue(bytes);
}

/** The value of a member's bytes; `undefined` where it is large or no JSON. */
export function smallValue(bytes: Buffer | undefined): unknown {
  if (bytes === undefined || bytes.length > MAX_VALUE_BYTES) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function keyOf(quoted: Buffer): string | null {
  if (quoted.length > MAX_KEY_BYTES) return null;
  if (!quoted.includes(BACKSLASH)) return quoted.toString('utf8', 1, quoted.length - 1);
  const key = smallValue(quoted);
  return typeof key === 'string' ? key : null;
}

/** The index after a string that starts at `start`; -1 where it does not end. */
function stringEnd(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(QUOTE, start + 1); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) {
    let before = at - 1;
    while (before > start && bytes[before] === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return -1;
}

/** The index after a value that starts at `start`; -1 where it does not end or is nested too deeply. */
function valueEnd(bytes: Buffer, start: number): number {
  const first = bytes[start];
  if (first === QUOTE) return stringEnd(bytes, start);
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) return wordEnd(bytes, start);
  let depth = 0;
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      at = stringEnd(bytes, at);
      if (at === -1) return -1;
      continue;
    }
    at += 1;
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
    if (depth === 0) return at;
    if (depth > MAX_DEPTH) return -1;
  }
  return -1;
}

/** The index after a number or a word. */
function wordEnd(bytes: Buffer, start: number): number {
  let at = start;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST || isSpace(byte)) return at;
  }
  return -1;
}

function skipSpace(bytes: Buffer, start: number): number {
  let at = start;
  while (at < bytes.length && isSpace(bytes[at] ?? 0)) at += 1;
  return at;
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
