import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { loopbackRefusal, type RequestHeader } from '../core/network/loopback-guard';
import { EXPOSITION_TYPE } from './exposition';

const MAX_CONNECTIONS = 16;

/** An endpoint on loopback. */
export interface LoopbackEndpoint {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Answers one request, `GET` or `HEAD`. */
export type LoopbackHandler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** The handler of a path without its query; `null`: there is nothing at that path. */
export type FindHandler = (path: string) => LoopbackHandler | null;

/** Answers with the text of a scrape. */
export function metricsHandler(text: () => string): LoopbackHandler {
  return ({ method }, response) => {
    const body = text();
    response.writeHead(200, { 'content-type': EXPOSITION_TYPE, 'content-length': Buffer.byteLength(body) });
    response.end(method === 'HEAD' ? undefined : body);
  };
}

/**
 * Listens only on 127.0.0.1. A web page must not read it, not even through another name of this address (DNS
 * rebinding): `core/loopback-guard` checks each request, as for the proxy.
 * @param port 0 picks a free one
 * @throws the system's error where the port cannot be opened
 */
export function serveLoopback(port: number, find: FindHandler): Promise<LoopbackEndpoint> {
  const sockets = new Set<Socket>();
  // Connections whose answer is not over yet, such as streams of events.
  const answering = new Set<Socket>();
  // Node looks at the two limits below only every 30 s otherwise.
  const server = http.createServer({ connectionsCheckingInterval: 1000 }, (request, response) => {
    const { port: own } = server.address() as AddressInfo;
    const handler = find((request.url ?? '').split('?', 1)[0] ?? '');
    const refused = refusal(request, own, handler !== null);
    if (refused !== null || handler === null) {
      response.writeHead(refused ?? 404, { 'content-type': 'text/plain' }).end();
      return;
    }
    answering.add(request.socket);
    response.once('close', () => answering.delete(request.socket));
    handler(request, response);
  });
  server.headersTimeout = 5000;
  server.requestTimeout = 5000;
  server.on('connection', (socket) => {
    makeRoom(sockets, answering);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => {
              done();
            });
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** Where the connections are at their limit, the oldest one that is not being answered makes room for the next. */
function makeRoom(sockets: Set<Socket>, answering: ReadonlySet<Socket>): void {
  if (sockets.size < MAX_CONNECTIONS) return;
  const all = [...sockets];
  const oldest = all.find((socket) => !answering.has(socket)) ?? all[0];
  if (oldest === undefined) return;
  sockets.delete(oldest);
  oldest.destroy();
}

/** The status of a refused request; `null` when it is served. */
function refusal(
  { method = '', rawHeaders }: http.IncomingMessage,
  port: number,
  isServed: boolean,
): number | null {
  if (loopbackRefusal(method, headersOf(rawHeaders), port) !== null) return 403;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  return isServed ? null : 404;
}

/** The header fields from Node's list of names and values in turn; `headers` would hide repeated ones. */
function headersOf(raw: readonly string[]): readonly RequestHeader[] {
  const headers: RequestHeader[] = [];
  for (let at = 0; at < raw.length; at += 2)
    headers.push({ name: (raw[at] ?? '').toLowerCase(), value: raw[at + 1] ?? '' });
  return headers;
}
