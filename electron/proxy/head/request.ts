import { err, ok, type Result } from '../../core/result';
import { framingHeaders, type Framing } from './framing';
import { connectionHas, hopByHop, readHeaderLines, type HeaderLine } from './lines';

/** Why a request is not passed on: a status and one sentence that quotes nothing of the request. */
export interface Refusal {
  readonly status: 400 | 403 | 408 | 431 | 505;
  readonly message: string;
}

export interface RequestHead {
  readonly method: string;
  readonly target: string;
  readonly lines: readonly HeaderLine[];
  readonly framing: Framing;
  /** Whether the client asks to close the connection afterwards. */
  readonly last: boolean;
}

const MAX_HEADERS = 256;
const REQUEST_LINE = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]{1,32}) (\/[\x21-\x7e]*) HTTP\/1\.1$/;
const OLD_VERSION = /^\S+ \S+ HTTP\/(0\.9|1\.0|[2-9](\.\d)?)$/;

/**
 * Parses a request's head (latin1, without the empty line at its end). It accepts only heads that cannot be interpreted
 * in two ways; any other is refused before a byte is sent to Anthropic.
 */
export function parseRequestHead(text: string): Result<RequestHead, Refusal> {
  const end = text.indexOf('\r\n');
  const first = end === -1 ? text : text.slice(0, end);
  const match = REQUEST_LINE.exec(first);
  if (match === null) {
    return OLD_VERSION.test(first)
      ? err({ status: 505, message: 'only HTTP/1.1 is spoken here' })
      : bad('the request line is not valid');
  }
  const lines = readHeaderLines(end === -1 ? '' : text.slice(end + 2));
  if (lines === null) return bad('a header is not valid');
  if (lines.length > MAX_HEADERS) return err({ status: 431, message: 'there are too many headers' });
  const framing = framingHeaders(lines);
  if (framing === null) return bad('the length of the body is not clear');
  const { length, chunked } = framing;
  return ok({
    method: match[1] ?? '',
    target: match[2] ?? '',
    lines,
    framing: chunked
      ? { kind: 'chunked' }
      : (length ?? 0) > 0
        ? { kind: 'length', bytes: length ?? 0 }
        : { kind: 'none' },
    last: connectionHas(lines, 'close'),
  });
}

function bad(message: string): Result<never, Refusal> {
  return err({ status: 400, message });
}

/** Builds the head for Anthropic: the client's, with Anthropic's Host and without hop-by-hop headers. */
export function upstreamHead({ method, target, lines }: RequestHead, host: string): string {
  const isDropped = hopByHop(lines);
  let text = `${method} ${target} HTTP/1.1\r\n`;
  for (const { name, raw } of lines) {
    if (name === 'host') text += `${raw.slice(0, raw.indexOf(':'))}: ${host}\r\n`;
    else if (!isDropped(name)) text += `${raw}\r\n`;
  }
  return `${text}\r\n`;
}
