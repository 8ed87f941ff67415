import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../../electron/app/log';
import { checkProxy, createDropCounter } from '../../../../electron/app/proxy/proxy-check';
import { proxyWorld } from '../../../faults/support/proxy';

async function listening(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('checkProxy', () => {
  it('recognizes our proxy, without a request to Anthropic', async () => {
    const world = await proxyWorld(() => undefined);
    expect(await checkProxy(world.proxy.port)).toBe('answers');
    expect(world.sockets).toEqual([]);
    expect(world.proxy.counters()).toMatchObject({ requests: 0, refused: 1 });
    await world.end();
  });

  it('distinguishes another server on the port from a port without a server', async () => {
    const server = http.createServer((_, response) => response.end('hello'));
    const port = await listening(server);
    expect(await checkProxy(port)).toBe('stranger');
    server.close();
    await once(server, 'close');
    expect(await checkProxy(port)).toBe('silent');
  });

  it('stops waiting for a server that sends no answer', async () => {
    const server = net.createServer((socket) => socket.on('error', () => undefined));
    expect(await checkProxy(await listening(server))).toBe('stranger');
    server.close();
  });
});

describe('createDropCounter', () => {
  it('adds up the lost events over restarts, with the time of the last loss, and logs each loss', () => {
    const values = new Map<string, unknown>();
    const lines: string[] = [];
    let now = 1000;
    const open = () =>
      createDropCounter(
        { kept: (name) => values.get(name) ?? null, keep: (name, value) => void values.set(name, value) },
        { now: () => now },
        createLog('info', Date.now, [(line) => lines.push(line)]),
      );
    expect(open().read()).toBeNull();
    open().add(3);
    now = 2000;
    open().add(4);
    expect(open().read()).toEqual({ at: 2000, count: 7 });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('lost=4');
    values.set('proxy-drops', { at: 'x', count: -1 });
    expect(open().read()).toBeNull();
  });
});
