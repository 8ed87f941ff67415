import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { proxyBefore, proxyWorld, rawClient, requestHead, waitUntil, type ProxyWorld } from './support/proxy';
import { messageStream, torn } from './support/sse';

const POST = 'POST /v1/messages?beta=true HTTP/1.1';
const SSE_HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';

describe('the proxy with streams', () => {
  let world: ProxyWorld | null = null;
  afterEach(async () => {
    await world?.end();
    world = null;
  });

  const runs = Array.from({ length: 5 }, (_, n) => n + 1);
  it.each(runs)(
    'the proxy passes 200 streams at once on byte for byte, half of them gzip (%i)',
    { timeout: 60_000 },
    async (run) => {
      const sent = new Map<string, string>();
      world = await proxyBefore((request, response) => {
        const id = request.headers['x-stream'] as string;
        const plain = messageStream({ id: `msg_${id}`, events: 500, output: Number(id) + 1 });
        const isGzip = Number(id) % 2 === 1;
        const bytes = isGzip ? zlib.gzipSync(plain) : plain;
        sent.set(id, createHash('sha256').update(bytes).digest('hex'));
        response.writeHead(200, {
          'Content-Type': 'text/event-stream',
          ...(isGzip ? { 'Content-Encoding': 'gzip' } : {}),
          'request-id': `req_${id}`,
        });
        const parts = torn(bytes, run * 1000 + Number(id));
        const next = () => {
          const part = parts.shift();
          if (part === undefined) return void response.end();
          response.write(part);
          setImmediate(next);
        };
        request.resume().on('end', next);
      });
      const { port } = world.proxy;
      const heard = await Promise.all(Array.from({ length: 200 }, (_, id) => hashOf(port, String(id))));
      expect(heard).toEqual(Array.from({ length: 200 }, (_, id) => sent.get(String(id))));
      const { events } = world;
      await waitUntil(() => events.filter(({ kind }) => kind === 'use').length === 200);
      const outputs = events.flatMap((event) => (event.kind === 'use' ? [event.use.tokens.output] : []));
      expect(outputs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, id) => id + 1));
      expect(world.proxy.counters()).toMatchObject({ requests: 200, active: 0, usesUnknown: 0, aborted: 0 });
    },
  );

  it(
    'the proxy ends the request to Anthropic when the client disconnects, and counts the tokens until then',
    { timeout: 60_000 },
    async () => {
      const started = messageStream({ id: 'msg_gone', events: 3, output: 7 }).subarray(0, 600);
      let closedAt = 0;
      world = await proxyWorld((socket) => {
        socket.on(
          'data',
          () => socket.write(`${SSE_HEAD}${started.length.toString(16)}\r\n`) && socket.write(started),
        );
        socket.on('close', () => (closedAt = performance.now()));
      });
      const delays: number[] = [];
      for (let round = 0; round < 200; round += 1) {
        closedAt = 0;
        const client = await rawClient(world.proxy.port);
        client.socket.write(requestHead(world.proxy.port, ['Content-Length: 2'], POST) + '{}');
        await client.until(() => client.heard().includes('message_start'));
        const goneAt = performance.now();
        if (round % 2 === 0) client.socket.destroy();
        else client.socket.resetAndDestroy();
        await waitUntil(() => closedAt > 0);
        delays.push(closedAt - goneAt);
        const { events } = world;
        await waitUntil(() => events.length === round + 1);
      }
      expect(world.events.every((event) => event.kind === 'use' && event.partial)).toBe(true);
      expect(world.events[0]).toMatchObject({ use: { messageId: 'msg_gone', tokens: { input: 12 } } });
      expect(world.proxy.counters().aborted).toBe(200);
      expect(median(delays)).toBeLessThan(50);
    },
  );

  it.each([
    ['chunks', SSE_HEAD + '5\r\nhello\r\n'],
    ['chunks, in the middle of one', SSE_HEAD + '5\r\nhel'],
    ['a length', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello'],
    ['until close', 'HTTP/1.1 200 OK\r\n\r\nhello'],
  ])('the proxy passes a reset on as an abrupt end: %s', { timeout: 60_000 }, async (name, bytes) => {
    let resetAt = 0;
    world = await proxyWorld((socket) => {
      const reset = () => {
        resetAt = performance.now();
        socket.resetAndDestroy();
      };
      socket.once('data', () => socket.write(bytes, () => setTimeout(reset, 5)));
    });
    const delays: number[] = [];
    for (let round = 0; round < 50; round += 1) {
      const client = await rawClient(world.proxy.port);
      client.socket.write(requestHead(world.proxy.port));
      await client.until(() => client.closing() !== 'open');
      delays.push(performance.now() - resetAt);
      expect(client.closing(), name).toBe('reset');
      expect(client.heard()).toContain('hel');
      expect(client.heard()).not.toContain('\r\n0\r\n\r\n');
    }
    expect(median(delays)).toBeLessThan(50);
  });

  it('the proxy ends an answer abruptly when the server closes before the end', async () => {
    world = await proxyWorld((socket) => socket.once('data', () => socket.end(SSE_HEAD + '5\r\nhello\r\n')));
    const client = await rawClient(world.proxy.port);
    client.socket.write(requestHead(world.proxy.port));
    await client.until(() => client.closing() !== 'open');
    expect(client.closing()).toBe('reset');
  });

  it('the proxy ends an answer cleanly where the close is its end', async () => {
    world = await proxyWorld((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\nhello')),
    );
    const client = await rawClient(world.proxy.port);
    client.socket.write(requestHead(world.proxy.port));
    await client.until(() => client.closing() !== 'open');
    expect(client.closing()).toBe('end');
    expect(client.heard()).toBe('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello');
  });

  it.each([
    ['reset', (socket: { resetAndDestroy: () => unknown }) => socket.resetAndDestroy()],
    ['closed', (socket: { end: () => unknown }) => socket.end()],
    ['no HTTP', (socket: { write: (text: string) => unknown }) => socket.write('SSH-2.0-x\r\n\r\n')],
    ['half a head', (socket: { end: (text: string) => unknown }) => socket.end('HTTP/1.1 200 OK\r\nX: y')],
  ])(
    'the proxy answers 502 in Anthropic’s format when the server fails before its head: %s',
    async (_name, fail) => {
      let asked = 0;
      world = await proxyWorld((socket) =>
        socket.once('data', () => {
          asked += 1;
          fail(socket);
        }),
      );
      for (let round = 1; round <= 50; round += 1) {
        const client = await rawClient(world.proxy.port);
        client.socket.write(requestHead(world.proxy.port, ['Content-Length: 2'], POST) + '{}');
        await client.until(() => client.closing() !== 'open');
        const [head, body] = client.heard().split('\r\n\r\n');
        expect(head).toMatch(/^HTTP\/1\.1 502 /);
        expect(JSON.parse(body ?? '')).toMatchObject({ type: 'error', error: { type: 'api_error' } });
        expect(asked).toBe(round);
      }
    },
  );
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function hashOf(port: number, id: string): Promise<string> {
  const options = {
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/v1/messages',
    headers: { 'X-Stream': id },
  };
  const request = http.request(options).end('{}');
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const hash = createHash('sha256');
  for await (const bytes of response) hash.update(bytes as Buffer);
  return hash.digest('hex');
}
