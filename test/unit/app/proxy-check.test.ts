import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { checkProxy } from '../../../electron/app/proxy-check';
import { proxyWorld } from '../../faults/support/proxy';

async function listening(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('the test of the proxy', () => {
  it('finds ours, and Anthropic hears nothing of it', async () => {
    const world = await proxyWorld(() => undefined);
    expect(await checkProxy(world.proxy.port)).toBe('answers');
    expect(world.sockets).toEqual([]);
    expect(world.proxy.counters()).toMatchObject({ requests: 0, refused: 1 });
    await world.end();
  });

  it('tells nobody from somebody else', async () => {
    const server = http.createServer((_, response) => response.end('hello'));
    const port = await listening(server);
    expect(await checkProxy(port)).toBe('stranger');
    server.close();
    await once(server, 'close');
    expect(await checkProxy(port)).toBe('silent');
  });

  it('does not wait for a stranger that says nothing', async () => {
    const server = net.createServer((socket) => socket.on('error', () => undefined));
    expect(await checkProxy(await listening(server))).toBe('stranger');
    server.close();
  });
});
