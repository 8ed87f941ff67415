import { afterEach, describe, expect, it } from 'vitest';
import { proxyWorld, rawClient, requestHead, waitUntil, type ProxyWorld } from './support/proxy';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const ROUNDS = 50;

/** Connections to Anthropic that are kept for the next request. */
describe('the proxy’s kept connections to Anthropic', () => {
  let world: ProxyWorld | null = null;
  let aheadMs = 0;
  afterEach(async () => {
    await world?.end();
    world = null;
    aheadMs = 0;
  });
  /** A server that answers the first request of each connection and resets it at the second one. */
  const stale = async () => {
    let served = 0;
    world = await proxyWorld((socket) => {
      let own = 0;
      socket.on('data', () => {
        own += 1;
        if (own > 1) socket.resetAndDestroy();
        else {
          served += 1;
          socket.write(OK);
        }
      });
    });
    return { port: world.proxy.port, served: () => served };
  };

  it('a request without a body on a kept connection that died unnoticed is sent once more', async () => {
    const { port, served } = await stale();
    const client = await rawClient(port);
    for (let round = 1; round <= ROUNDS; round += 1) {
      client.socket.write(requestHead(port));
      await client.until(() => client.heard().split('ok').length === round + 1);
      expect(served()).toBe(round);
    }
    expect(client.heard()).not.toContain('502');
    client.socket.destroy();
  });

  it('a POST on a kept connection that died unnoticed gives an error, and nothing is sent twice', async () => {
    const { port, served } = await stale();
    for (let round = 1; round <= ROUNDS; round += 1) {
      const client = await rawClient(port);
      client.socket.write(requestHead(port));
      await client.until(() => client.heard().endsWith('ok'));
      client.socket.write(requestHead(port, ['Content-Length: 2'], 'POST /v1/messages HTTP/1.1') + '{}');
      await client.until(() => client.closing() !== 'open');
      expect(client.heard()).toMatch(/okHTTP\/1\.1 502 Bad Gateway\r\n[^]*"api_error"/);
      expect(served()).toBe(round);
    }
  });

  it('a kept connection is closed before it is idle for 30 s', async () => {
    world = await proxyWorld((socket) => socket.on('data', () => socket.write(OK)), {
      now: () => performance.now() + aheadMs,
      // Everything is looked at every 20 ms instead of every 5 s.
      limits: { lingerMs: 20 },
    });
    const { proxy, sockets } = world;
    const client = await rawClient(proxy.port);
    client.socket.write(requestHead(proxy.port));
    await client.until(() => client.heard().endsWith('ok'));
    aheadMs += 24_000;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sockets[0]?.destroyed).toBe(false);
    // A look comes at most 5 s after the limit of 25 s.
    aheadMs += 1000;
    await waitUntil(() => sockets[0]?.destroyed === true);
    expect(client.closing()).toBe('open');
    client.socket.destroy();
  });
});
