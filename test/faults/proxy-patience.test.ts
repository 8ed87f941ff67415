import type net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { proxyWorld, rawClient, requestHead, waitUntil, type ProxyWorld } from './support/proxy';

const MINUTE = 60_000;
const SSE_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';
const PING = 'event: ping\ndata: {"type": "ping"}\n\n';
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

describe('the proxy during long silences', () => {
  let world: ProxyWorld | null = null;
  let aheadMs = 0;
  afterEach(async () => {
    await world?.end();
    world = null;
    aheadMs = 0;
  });
  const open = async (serve: (socket: net.Socket) => void): Promise<ProxyWorld> => {
    const now = () => performance.now() + aheadMs;
    // Everything is looked at every 20 ms, so that what would be ended by a silence is ended at once.
    world = await proxyWorld(serve, { now, limits: { lingerMs: 20 } });
    return world;
  };
  /** A silence, after which all timers have had their look. */
  const silence = async (ms: number) => {
    aheadMs += ms;
    await new Promise((resolve) => setTimeout(resolve, 100));
  };

  it('the proxy lets a connection be silent for 15 minutes, before the answer and within it, and passes pings on at once', async () => {
    const { proxy, sockets, received } = await open(() => undefined);
    const client = await rawClient(proxy.port);
    client.socket.write(requestHead(proxy.port));
    await waitUntil(() => received() > 0);
    await silence(15 * MINUTE);
    const [server] = sockets;
    server?.write(SSE_HEAD + chunk(PING));
    await client.until(() => client.heard().endsWith(chunk(PING)));
    for (const length of [15, 61]) {
      await silence(length * MINUTE);
      expect(client.closing()).toBe('open');
      const before = client.heard().length;
      server?.write(chunk(PING));
      await client.until(() => client.heard().length === before + chunk(PING).length);
    }
    server?.write('0\r\n\r\n');
    await client.until(() => client.heard().endsWith('0\r\n\r\n'));
    expect(proxy.counters()).toMatchObject({ active: 0, aborted: 0, upstreamErrors: 0 });

    // The same clock does end a connection on which nothing is under way: it reaches the proxy.
    await silence(15 * MINUTE);
    expect(client.closing()).toBe('open');
    await silence(6 * MINUTE);
    await client.until(() => client.closing() === 'end');
  });
});
