import http from 'node:http';
import type net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { proxyWorld, rawClient, requestHead, type ProxyWorld } from './support/proxy';

/** What a client gets for an odd answer. */
type Fate =
  /** The bytes of the answer, and a clean end. */
  | 'whole'
  /** Its start, and an abrupt end, so that no client takes it for whole. */
  | 'torn'
  /** An error of the proxy. */
  | '502';

interface OddAnswer {
  readonly name: string;
  readonly bytes: string;
  /**
   * What follows once the client has the bytes: where data and a reset come at once, libuv reports a clean end to the
   * client (https://github.com/libuv/libuv/blob/v1.x/src/unix/stream.c, `UV_HANDLE_READ_PARTIAL`).
   */
  readonly rest?: string;
  readonly fate: Fate;
  readonly method?: string;
  /** The server leaves the connection open after it; without it, it closes. */
  readonly open?: true;
}

const OK = 'HTTP/1.1 200 OK\r\n';
const SSE = `${OK}Content-Type: text/event-stream\r\n`;
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`;
const GZIP = `${SSE}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n`;
const NO_BODY = 'Content-Length: 5\r\n\r\nhello';

const ODD: readonly OddAnswer[] = [
  { name: 'nothing', bytes: '', fate: '502' },
  { name: 'an empty line', bytes: '\r\n\r\n', fate: '502' },
  { name: 'a line of another protocol', bytes: 'SSH-2.0-x\r\n\r\n', fate: '502' },
  { name: 'the start of TLS', bytes: '\x15\x03\x03\0\x02\x02\x28\r\n\r\n', fate: '502' },
  { name: 'half a status line', bytes: 'HTTP/1.1 2', fate: '502' },
  { name: 'half a head', bytes: `${OK}Content-Le`, fate: '502' },
  { name: 'a head with bare LF', bytes: 'HTTP/1.1 200 OK\nContent-Length: 2\n\nok', fate: '502' },
  { name: 'a bare LF within its head', bytes: `${OK}X-A: b\nX-B: c\r\n${NO_BODY}`, fate: '502' },
  { name: 'a bare CR within its head', bytes: `${OK}X-A: b\rX-B: c\r\n${NO_BODY}`, fate: '502' },
  { name: 'NUL within its head', bytes: `${OK}X-A: \0\r\n${NO_BODY}`, fate: '502' },
  { name: 'a line without a colon', bytes: `${OK}nonsense\r\n${NO_BODY}`, fate: '502' },
  { name: 'a header over two lines', bytes: `${OK}X-A: b\r\n c\r\n${NO_BODY}`, fate: '502' },
  { name: 'HTTP/2', bytes: 'HTTP/2 200\r\n\r\n', fate: '502' },
  { name: 'a status of two digits', bytes: 'HTTP/1.1 20 OK\r\n\r\n', fate: '502' },
  { name: 'a status of four digits', bytes: 'HTTP/1.1 2000 OK\r\n\r\n', fate: '502' },
  { name: 'a status of letters', bytes: 'HTTP/1.1 abc OK\r\n\r\n', fate: '502' },
  { name: '101', bytes: 'HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n', fate: '502' },
  { name: '100 alone', bytes: 'HTTP/1.1 100 Continue\r\n\r\n', fate: '502' },
  { name: '103 and half a head', bytes: 'HTTP/1.1 103 Hints\r\n\r\nHTTP/1.1 2', fate: '502' },
  { name: 'two lengths', bytes: `${OK}Content-Length: 5\r\n${NO_BODY}`, fate: '502' },
  { name: 'length and chunks', bytes: `${OK}Transfer-Encoding: chunked\r\n${NO_BODY}`, fate: '502' },
  { name: 'a negative length', bytes: `${OK}Content-Length: -1\r\n\r\n`, fate: '502' },
  { name: 'another transfer coding', bytes: `${OK}Transfer-Encoding: gzip\r\n\r\nx`, fate: '502' },
  { name: 'a head of 300 kB', bytes: `${OK}X-A: ${'a'.repeat(300_000)}\r\n${NO_BODY}`, fate: '502' },
  {
    name: 'a head of 300 kB without an end',
    bytes: `${OK}X-A: ${'a'.repeat(300_000)}`,
    fate: '502',
    open: true,
  },
  { name: 'a shorter body than its length', bytes: `${OK}Content-Length: 9\r\n\r\nhello`, fate: 'torn' },
  { name: 'no last chunk', bytes: `${CHUNKED}5\r\nhello\r\n`, fate: 'torn' },
  { name: 'half a chunk', bytes: `${CHUNKED}5\r\nhel`, fate: 'torn' },
  { name: 'a last chunk without its end', bytes: `${CHUNKED}5\r\nhello\r\n0\r\n`, fate: 'torn' },
  {
    name: 'a chunk size of letters',
    bytes: `${CHUNKED}5\r\nhello\r\n`,
    rest: 'xyz\r\n',
    fate: 'torn',
    open: true,
  },
  {
    name: 'a chunk that is longer',
    bytes: `${CHUNKED}5\r\nhello`,
    rest: '!\r\n0\r\n\r\n',
    fate: 'torn',
    open: true,
  },
  { name: 'chunks with bare LF', bytes: `${CHUNKED}5\r\nhello\r\n`, rest: '0\n\n', fate: 'torn', open: true },
  { name: 'a stream that is no gzip', bytes: `${GZIP}5\r\nhello\r\n0\r\n\r\n`, fate: 'whole' },
  { name: 'a body behind 204', bytes: `HTTP/1.1 204 No Content\r\n${NO_BODY}`, fate: 'whole', open: true },
  { name: 'a body behind 304', bytes: `HTTP/1.1 304 Not Modified\r\n${NO_BODY}`, fate: 'whole', open: true },
  { name: 'a body behind HEAD', bytes: `${OK}${NO_BODY}`, fate: 'whole', method: 'HEAD', open: true },
  { name: 'a second answer', bytes: `${OK}${NO_BODY}${OK}${NO_BODY}`, fate: 'whole', open: true },
  { name: 'a trailer', bytes: `${CHUNKED}5\r\nhello\r\n0\r\nX-T: 1\r\n\r\n`, fate: 'whole' },
];

/** What a client gets of an answer that is passed on whole: nothing that belongs to no request. */
function wanted({ bytes, method }: OddAnswer): string {
  const bodyAt = bytes.indexOf('\r\n\r\n') + 4;
  if (method === 'HEAD' || /^HTTP\/1\.1 [23]04/.test(bytes)) return bytes.slice(0, bodyAt);
  const second = bytes.indexOf('HTTP/1.1', bodyAt);
  return second === -1 ? bytes : bytes.slice(0, second);
}

describe('the proxy before a server that breaks the rules of HTTP', () => {
  let world: ProxyWorld | null = null;
  afterEach(async () => {
    await world?.end();
    world = null;
  });
  /** A server that gives the odd answer to the first request, and a proper one to each later one. */
  const before = async (bytes: string, onAsked: (socket: net.Socket) => void) => {
    const server = http.createServer((_, response) => response.end('proper'));
    let isFirst = true;
    const serve = (socket: net.Socket) => {
      if (!isFirst) return void server.emit('connection', socket);
      isFirst = false;
      socket.once('data', () => socket.write(bytes, 'latin1', () => onAsked(socket)));
    };
    world = await proxyWorld(serve);
    return world.proxy.port;
  };

  it.each(ODD)('after an answer with $name the proxy serves the next client', async (odd) => {
    let end: () => void = () => undefined;
    const port = await before(odd.bytes, (socket) => {
      end = () => {
        if (odd.open !== true) socket.end();
        else if (odd.rest !== undefined) socket.write(odd.rest, 'latin1');
        end = () => undefined;
      };
    });
    const client = await rawClient(port);
    client.socket.write(
      requestHead(port, ['Content-Length: 2'], `${odd.method ?? 'POST'} / HTTP/1.1`) + '{}',
    );
    if (odd.fate === 'torn') await client.until(() => client.heard() === odd.bytes);
    await client.until(() => {
      end();
      return client.closing() !== 'open' || (odd.fate === 'whole' && client.heard() === wanted(odd));
    });
    if (odd.fate === '502')
      expect(client.heard()).toMatch(/^(HTTP\/1\.1 10[03] .*\r\n\r\n)?HTTP\/1\.1 502 [^]*"type":"error"/);
    if (odd.fate === 'torn') expect(client.closing()).toBe('reset');
    if (odd.fate === 'whole') expect(client.heard()).toBe(wanted(odd));
    client.socket.destroy();

    const next = await rawClient(port);
    next.socket.write(requestHead(port));
    await next.until(() => next.heard().endsWith('proper'));
    next.socket.destroy();
  });
});
