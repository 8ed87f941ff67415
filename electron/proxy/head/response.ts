import type { Framing } from './framing';
import { framingHeaders } from './framing';
import { connectionHas, hopByHop, readHeaderLines, type HeaderLine } from './lines';

export interface ResponseHead {
  readonly status: number;
  /** The status line as it arrived, without CRLF. */
  readonly statusLine: string;
  readonly lines: readonly HeaderLine[];
  readonly framing: Framing;
  /** Whether the server accepts another request on this connection. */
  readonly reusable: boolean;
}

/** A status is three digits from 100 on (RFC 9110 §15). */
const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d{2})(?: .*)?$/;

/** Parses a response's head (latin1, without the empty line at its end); `null` where it is invalid. */
export function parseResponseHead(text: string, method: string): ResponseHead | null {
  const end = text.indexOf('\r\n');
  const statusLine = end === -1 ? text : text.slice(0, end);
  const match = STATUS_LINE.exec(statusLine);
  const lines = readHeaderLines(end === -1 ? '' : text.slice(end + 2));
  if (match === null || lines === null) return null;
  const status = Number(match[2]);
  const framing = framingOf(status, method, lines);
  if (framing === null) return null;
  const isOld = match[1] === '0';
  // Clients disagree about chunks in HTTP/1.0, so its framing counts as faulty (RFC 9112 §6.1).
  if (isOld && lines.some(({ name }) => name === 'transfer-encoding')) return null;
  const reusable = !isOld && framing.kind !== 'until_close' && !connectionHas(lines, 'close');
  return { status, statusLine, lines, framing, reusable };
}

function framingOf(status: number, method: string, lines: readonly HeaderLine[]): Framing | null {
  const headers = framingHeaders(lines);
  if (headers === null) return null;
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return { kind: 'none' };
  if (headers.chunked) return { kind: 'chunked' };
  if (headers.length === null) return { kind: 'until_close' };
  return headers.length === 0 ? { kind: 'none' } : { kind: 'length', bytes: headers.length };
}

/**
 * Builds the head for the client: the server's, without hop-by-hop headers.
 * @param closing whether the connection to the client ends with this response
 */
export function clientHead({ statusLine, lines }: ResponseHead, closing: boolean): string {
  const isDropped = hopByHop(lines);
  let text = `${statusLine}\r\n`;
  for (const { name, raw } of lines) if (!isDropped(name)) text += `${raw}\r\n`;
  return closing ? `${text}Connection: close\r\n\r\n` : `${text}\r\n`;
}
