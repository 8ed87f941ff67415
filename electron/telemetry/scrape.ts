import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { loopbackRefusal, type RequestHeader } from '../core/loopback-guard';
import { EXPOSITION_TYPE } from './exposition';

/** An endpoint on loopback that Prometheus scrapes. */
export interface ScrapeEndpoint {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1 alone and answers `GET /metrics`. A page in a browser must not read it, also not by another name
 * for this address (DNS rebinding): `core/loopback-guard` decides, as it does for the proxy.
 * @param port 0 picks a free one
 * @throws the system's error where the port cannot be had
 */
export function serveMetrics(port: number, text: () => string): Promise<ScrapeEndpoint> {
  const server = http.createServer((request, response) => {
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
  server.maxConnections = 16;
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

/** The status that a request is refused with; `null` when it is served. */
function refusal({ method = '', url, rawHeaders }: http.IncomingMessage, port: number): number | null {
  if (loopbackRefusal(method, headersOf(rawHeaders), port) !== null) return 403;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  return url === '/metrics' ? null : 404;
}

/** The fields of names and values in turn, as Node gives them: `headers` would hide repeated ones. */
function headersOf(raw: readonly string[]): readonly RequestHeader[] {
  const headers: RequestHeader[] = [];
  for (let at = 0; at < raw.length; at += 2)
    headers.push({ name: (raw[at] ?? '').toLowerCase(), value: raw[at + 1] ?? '' });
  return headers;
}
