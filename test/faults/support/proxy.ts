import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { startProxy, type Proxy, type ProxyParts } from '../../../electron/proxy/server';
import { targetOf } from '../../../electron/proxy/upstream/target';
import type { ProxyEvent } from '../../../electron/proxy/events';

/** A proxy before an upstream of raw sockets, and what both have seen. */
export interface ProxyWorld {
  readonly proxy: Proxy;
  readonly events: ProxyEvent[];
  /** Sockets that the upstream accepted. */
  readonly sockets: net.Socket[];
  /** Bytes that the upstream received in all. */
  readonly received: () => number;
  readonly end: () => Promise<void>;
}

/**
 * @param serve called for each connection of the proxy to the upstream
 */
export async function proxyWorld(
  serve: (socket: net.Socket) => void,
  parts: Partial<ProxyParts> = {},
): Promise<ProxyWorld> {
  const sockets: net.Socket[] = [];
  const events: ProxyEvent[] = [];
  let received = 0;
  const upstream = net.createServer({ noDelay: true }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => (received += bytes.length));
    serve(socket);
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  const { port } = upstream.address() as AddressInfo;
  const proxy = await startProxy({
    target: targetOf(`http://127.0.0.1:${String(port)}`, {}),
    port: 0,
    onEvent: (event) => events.push(event),
    ...parts,
  });
  return {
    proxy,
    events,
    sockets,
    received: () => received,
    end: async () => {
      await proxy.close(0);
      for (const socket of sockets) socket.destroy();
      upstream.close();
    },
  };
}

/** The same before a Node server. */
export async function proxyBefore(
  handler: http.RequestListener,
  parts: Partial<ProxyParts> = {},
): Promise<ProxyWorld> {
  const server = http.createServer(handler);
  const world = await proxyWorld((socket) => server.emit('connection', socket), parts);
  return world;
}

/** A client's socket to the proxy that keeps all it hears. */
export interface RawClient {
  readonly socket: net.Socket;
  readonly heard: () => string;
  /** `end` is a clean close, `reset` is not; `open` while neither has come. */
  readonly closing: () => 'open' | 'end' | 'reset';
  readonly until: (done: () => boolean, ms?: number) => Promise<void>;
}

export async function rawClient(port: number): Promise<RawClient> {
  const socket = net.connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const parts: Buffer[] = [];
  let closing: 'open' | 'end' | 'reset' = 'open';
  socket.on('data', (part) => parts.push(part));
  socket.on('end', () => (closing = 'end'));
  socket.on('error', () => (closing = 'reset'));
  return {
    socket,
    heard: () => Buffer.concat(parts).toString('latin1'),
    closing: () => closing,
    until: (done, ms) => waitUntil(done, ms),
  };
}

/** Waits until something is so; fails after `ms`. */
export async function waitUntil(done: () => boolean, ms = 5000): Promise<void> {
  const until = performance.now() + ms;
  while (!done()) {
    if (performance.now() > until) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** A request's head for the proxy. */
export function requestHead(port: number, lines: readonly string[] = [], first = 'GET / HTTP/1.1'): string {
  return `${[first, `Host: 127.0.0.1:${String(port)}`, ...lines].join('\r\n')}\r\n\r\n`;
}
