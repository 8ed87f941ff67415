/** One header field of a head. */
export interface HeaderLine {
  /** In lower case. */
  readonly name: string;
  /** Without surrounding white space; bytes as latin1. */
  readonly value: string;
  /** The line as it arrived, without CRLF. */
  readonly raw: string;
}

/** Control bytes except HTAB and CR LF pairs, and lines that continue in the next one (obs-fold). */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n|\n[\t ]/;
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Parses the header lines of a head (latin1, after the first line, without the empty line at its end). `null` for
 * anything that two parsers could interpret differently.
 */
export function readHeaderLines(text: string): readonly HeaderLine[] | null {
  if (FORBIDDEN.test(text)) return null;
  const lines: HeaderLine[] = [];
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf('\r\n', start);
    const end = next === -1 ? text.length : next;
    const raw = text.slice(start, end);
    const colon = raw.indexOf(':');
    const name = raw.slice(0, colon);
    if (colon < 1 || !NAME.test(name)) return null;
    lines.push({ name: name.toLowerCase(), value: trimmed(raw, colon + 1), raw });
    start = end + 2;
  }
  return lines;
}

/** Removes SP and HTAB, the only white space here; `trim` would remove more. */
function trimmed(raw: string, from: number): string {
  let start = from;
  let end = raw.length;
  while (start < end && isSpace(raw.charCodeAt(start))) start += 1;
  while (end > start && isSpace(raw.charCodeAt(end - 1))) end -= 1;
  return raw.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Headers for one connection only, which are not passed on (RFC 9110 §7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'te',
  'upgrade',
]);

/** Headers that `Connection` cannot remove: framing, target and login have to reach the server. */
const END_TO_END: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'authorization',
]);

/**
 * Returns a test of header names (lower case) that are not passed on: the known ones and those that `Connection` names.
 */
export function hopByHop(lines: readonly HeaderLine[]): (name: string) => boolean {
  let named: Set<string> | null = null;
  for (const { name, value } of lines) {
    if (name !== 'connection') continue;
    for (const word of value.toLowerCase().split(',')) {
      const token = word.trim();
      if (END_TO_END.has(token)) continue;
      named ??= new Set();
      named.add(token);
    }
  }
  return (name) => HOP_BY_HOP.has(name) || (named?.has(name) ?? false);
}

/** Whether a `Connection` header contains the word. */
export function connectionHas(lines: readonly HeaderLine[], word: string): boolean {
  return lines.some(
    ({ name, value }) =>
      name === 'connection' &&
      value
        .toLowerCase()
        .split(',')
        .some((each) => each.trim() === word),
  );
}
