/** One header field of a head, as it came. */
export interface HeaderLine {
  /** In lower case. */
  readonly name: string;
  /** Without the white space around it; bytes as latin1. */
  readonly value: string;
  /** The line exactly as it came, without CRLF. */
  readonly raw: string;
}

/** No control byte but HTAB and the CR LF pairs, and no line that goes on in the next (obs-fold). */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n|\n[\t ]/;
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Reads the header lines of a head (latin1, after the first line, without the empty line at its end).
 * `null` for anything that two readers might understand differently.
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

/** Only SP and HTAB are white space here; `trim` would take more. */
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

/** Concern one connection only, so they end here (RFC 9110 §7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'te',
  'upgrade',
]);

/** What `Connection` must not take away: framing and target are not for one hop to hide. */
const KEPT: ReadonlySet<string> = new Set(['host', 'content-length', 'transfer-encoding', 'authorization']);

/** Names (lower case) that are not passed on: the known ones and those that `Connection` names. */
export function hopByHop(lines: readonly HeaderLine[]): (name: string) => boolean {
  let named: Set<string> | null = null;
  for (const { name, value } of lines) {
    if (name !== 'connection') continue;
    for (const word of value.toLowerCase().split(',')) {
      const token = word.trim();
      if (KEPT.has(token)) continue;
      named ??= new Set();
      named.add(token);
    }
  }
  return (name) => HOP_BY_HOP.has(name) || (named?.has(name) ?? false);
}

/** Whether `Connection` holds the word. */
export function connectionSays(lines: readonly HeaderLine[], word: string): boolean {
  return lines.some(
    ({ name, value }) =>
      name === 'connection' &&
      value
        .toLowerCase()
        .split(',')
        .some((each) => each.trim() === word),
  );
}
