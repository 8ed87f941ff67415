import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { loopbackRefusal, type RequestHeader } from '../core/network/loopback-guard';
import { EXPOSITION_TYPE } from './exposition';

const MAX_CONNECTIONS = 16;

/** An endpoint on loopback that Prometheus scrapes. */
export interface ScrapeEndpoint {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Listens only on 127.0.0.1 and answers `GET /metrics`. A web page must not read it, not even through another name of
 * this address (DNS rebinding): `core/loopback-guard` checks each request, as for the proxy.
 * @param port 0 picks a free one
 * @throws the system's error where the port cannot be opened
 */
export function serveMetrics(port: number, text: () => string): Promise<ScrapeEndpoint> {
  // Node looks at the two limits below only every 30 s otherwise.
  const server = http.createServer({ connectionsCheckingInterval: 1000 }, (request, response) => {
    const { port: own } = server.address() as AddressInfo;
    const refused = refusal(request, own);
    if (refused !== null) {
      response.writeHead(refused, { 'content-type': 'text/plain' }).end();
      return;
    }
    const body = text();
    response.writeHead(200, { 'content-type': EXPOSITION_TYPE, 'content-length': Buffer.byteLength(body) });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  server.headersTimeout = 5000;
  server.requestTimeout = 5000;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    makeRoom(sockets);
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
function makeRoom(sockets: Set<Socket>): void {
  if (sockets.size < MAX_CONNECTIONS) return;
  const all = [...sockets];
  const oldest = all.find(({ writableLength }) => writableLength === 0) ?? all[0];
  if (oldest === undefined) return;
  sockets.delete(oldest);
  oldest.destroy();
}

/** The status of a refused request; `null` when it is served. */
function refusal({ method = '', url, rawHeaders }: http.IncomingMessage, port: number): number | null {
  if (loopbackRefusal(method, headersOf(rawHeaders), port) !== null) return 403;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  return url === '/metrics' ? null : 404;
}

/** The header fields from Node's list of names and values in turn; `headers` would hide repeated ones. */
function headersOf(raw: readonly string[]): readonly RequestHeader[] {
  const headers: RequestHeader[] = [];
  for (let at = 0; at < raw.length; at += 2)
    headers.push({ name: (raw[at] ?? '').toLowerCase(), value: raw[at + 1] ?? '' });
  return headers;
}
