import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { metricsHandler, serveLoopback, type LoopbackEndpoint } from '../../electron/metrics/scrape';
import { ResponseRelay } from '../../electron/proxy/client/response-relay';
import { proxyBefore, proxyWorld, rawClient, requestHead, waitUntil, type ProxyWorld } from './support/proxy';

/** More than the proxy's 2,048. */
const MANY = 2100;
/** So many at once, for the queue of a listening socket. */
const AT_ONCE = 100;
const JUMP_MS = 31_000;

/** Opens connections that send the same first bytes, and later nothing. */
async function openMany(port: number, bytes: string, count = MANY): Promise<net.Socket[]> {
  const sockets: net.Socket[] = [];
  while (sockets.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - sockets.length) }, () => {
      const socket = net.connect({ port, host: '127.0.0.1' });
      socket.on('error', () => undefined);
      if (bytes !== '') socket.write(bytes);
      return socket;
    });
    await Promise.all(some.map((socket) => once(socket, 'connect')));
    sockets.push(...some);
  }
  return sockets;
}

function get(port: number, path = '/', agent?: http.Agent): Promise<string> {
  return new Promise((resolve) => {
    const request = http.get({ port, path, agent: agent ?? false, host: '127.0.0.1' }, (response) => {
      let text = String(response.statusCode);
      response.on('data', (part: Buffer) => (text += ` ${part.toString()}`));
      response.on('end', () => resolve(text));
    });
    request.on('error', (error) => resolve(error.message));
  });
}

describe('the proxy with connections that do nothing', () => {
  let world: ProxyWorld | null = null;
  let sockets: net.Socket[] = [];
  let aheadMs = 0;
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets = [];
    await world?.end();
    world = null;
  });
  const start = async (limits = {}) => {
    aheadMs = 0;
    world = await proxyBefore(
      (request, response) => void request.resume().on('end', () => response.end('yes')),
      {
        limits,
        now: () => performance.now() + aheadMs,
      },
    );
    return world.proxy.port;
  };

  it.each([
    ['send nothing', () => '', 0],
    ['send half a head', () => 'POST /v1/messages HTTP/1.1\r\nHost:', 0],
    [
      'send half a body and stop for 30 s',
      (port: number) => requestHead(port, ['Content-Length: 9'], 'POST / HTTP/1.1') + 'half',
      JUMP_MS,
    ],
  ])(
    'the proxy serves a new client beside 2,100 connections that %s',
    { timeout: 120_000 },
    async (_name, bytes, waitMs) => {
      const port = await start();
      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      expect(await get(port, '/', agent)).toBe('200 yes');
      sockets = await openMany(port, bytes(port));
      aheadMs = waitMs;
      for (let n = 0; n < 10; n += 1) expect(await get(port)).toBe('200 yes');
      if (waitMs === 0) {
        // The oldest silent ones went, and the client that was served before did not.
        await waitUntil(() => sockets[0]?.closed === true);
        expect(sockets.at(-1)?.closed).toBe(false);
        const { length: connections } = Object.values(agent.freeSockets).flat();
        expect([connections, await get(port, '/', agent)]).toEqual([1, '200 yes']);
      }
      agent.destroy();
    },
  );

  it('the proxy closes a connection whose first byte does not come, and leaves one open that was used', async () => {
    // So long after the linger limit the limits are looked at.
    const port = await start({ lingerMs: 50 });
    const used = await rawClient(port);
    used.socket.write(requestHead(port));
    await used.until(() => used.heard().endsWith('yes'));
    const silent = await rawClient(port);
    aheadMs = JUMP_MS;
    await silent.until(() => silent.closing() === 'end');
    expect(used.closing()).toBe('open');
    used.socket.destroy();
    silent.socket.destroy();
  });
});

describe('the proxy before a server that answers oddly', () => {
  let world: ProxyWorld | null = null;
  afterEach(async () => {
    await world?.end();
    world = null;
  });
  const heard = async (answer: string, first = 'GET / HTTP/1.1', lines: readonly string[] = []) => {
    world = await proxyWorld((socket) => socket.once('data', () => socket.end(answer, 'latin1')));
    const { port } = world.proxy;
    const client = await rawClient(port);
    client.socket.write(requestHead(port, lines, first));
    await client.until(() => client.closing() !== 'open');
    client.socket.destroy();
    return client.heard();
  };
  const HINT = 'HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n';
  const FINAL = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok';

  it('the proxy passes 16 interim answers on, and gives 502 in the place of more', async () => {
    const whole = await heard(HINT.repeat(16) + FINAL, 'GET / HTTP/1.1', ['Connection: close']);
    expect(whole.startsWith(HINT.repeat(16))).toBe(true);
    expect(whole.endsWith('\r\n\r\nok')).toBe(true);
    await world?.end();
    const rest = (await heard(HINT.repeat(17) + FINAL)).slice(HINT.length * 16);
    expect(rest).toMatch(/^HTTP\/1\.1 502 /);
  });

  it('the relay of a response stops its server while a client does not read its interim answers', async () => {
    const server = net.createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(client, 'connect');
    let full = 0;
    const relay = new ResponseRelay(
      client,
      'GET',
      null,
      () => false,
      () => (full += 1),
    );
    // More than the kernel takes for a client that does not read.
    client.write(Buffer.alloc(32 * 1024 * 1024));
    const head = Buffer.from('HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n');
    for (let n = 0; n < 16; n += 1) expect(relay.onData(head)).toBe('more');
    expect(full).toBe(16);
    expect(relay.onData(head)).toBe('no_http');
    client.destroy();
    server.close();
  });

  it.each([
    ['status 000', 'HTTP/1.1 000 Odd\r\nContent-Length: 2\r\n\r\nno'],
    ['status 099', 'HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\nno'],
    ['chunks in HTTP/1.0', 'HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n'],
  ])('the proxy gives 502 in the place of an answer with %s', async (_name, answer) => {
    expect(await heard(answer)).toMatch(/^HTTP\/1\.1 502 /);
  });

  it('the proxy passes an answer of HTTP/1.0 with a length on', async () => {
    const answer = 'HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nold';
    expect(await heard(answer, 'GET / HTTP/1.1', ['Connection: close'])).toMatch(
      /^HTTP\/1\.0 200 OK\r\n[^]*old$/,
    );
  });

  it.each([
    ['a page', 'HEAD / HTTP/1.1', ['Origin: https://evil.com'], 403],
    ['a bad header', 'HEAD / HTTP/1.1', ['X A: b'], 400],
    ['too many headers', 'HEAD / HTTP/1.1', Array.from({ length: 300 }, (_, n) => `X-${String(n)}: a`), 431],
  ])('the proxy refuses HEAD of %s without a body', async (_name, first, lines, status) => {
    const answer = await heard('', first, lines);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(answer.endsWith('\r\n\r\n')).toBe(true);
  });
});

describe('the endpoint for scrapes with connections that do nothing', () => {
  let endpoint: LoopbackEndpoint | null = null;
  let sockets: net.Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await endpoint?.close();
  });

  it.each([
    ['send nothing', ''],
    ['send half a head', 'GET /metrics HTTP/1.1\r\nHost:'],
  ])('the metrics are read at once beside 200 connections that %s', async (_name, bytes) => {
    endpoint = await serveLoopback(0, () => metricsHandler(() => 'up 1\n'));
    sockets = await openMany(endpoint.port, bytes, 200);
    expect(await get(endpoint.port, '/metrics')).toBe('200 up 1\n');
  });
});
