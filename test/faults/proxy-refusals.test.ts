import type net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAGES } from '../fakes/request-heads';
import { proxyWorld, rawClient, type ProxyWorld } from './support/proxy';

describe('the proxy’s check of a request’s head', () => {
  let world: ProxyWorld;
  /** What the server received. */
  let asked = '';
  beforeEach(async () => {
    asked = '';
    const serve = (socket: net.Socket) =>
      void socket.on('data', (bytes) => (asked += bytes.toString('latin1')));
    world = await proxyWorld(serve, { limits: { headMs: 300, lingerMs: 300 } });
  });
  afterEach(() => world.end());

  const ask = async (bytes: string): Promise<string> => {
    const client = await rawClient(world.proxy.port);
    client.socket.write(bytes, 'latin1');
    await client.until(() => client.closing() !== 'open');
    client.socket.destroy();
    expect(client.closing()).toBe('end');
    return client.heard();
  };
  const expectRefused = async (bytes: string, status: number, times = 2): Promise<void> => {
    for (let round = 0; round < times; round += 1) await expectRefusedOnce(bytes, status);
  };
  const expectRefusedOnce = async (bytes: string, status: number): Promise<void> => {
    const heard = await ask(bytes);
    expect(heard).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(heard).not.toMatch(/access-control/i);
    const body = JSON.parse(heard.slice(heard.indexOf('\r\n\r\n'))) as object;
    expect(body).toMatchObject({ type: 'error', error: { message: expect.any(String) as string } });
    expect(world.sockets).toHaveLength(0);
    expect(world.received()).toBe(0);
  };
  const get = (lines: readonly string[], first = 'GET / HTTP/1.1') =>
    `${[first, ...lines].join('\r\n')}\r\n\r\n`;
  const post = (lines: readonly string[], body: string) =>
    get([`Host: 127.0.0.1:${String(world.proxy.port)}`, ...lines], 'POST /v1/messages HTTP/1.1') + body;

  const hosts: readonly (readonly [string, (port: string) => readonly string[]])[] = [
    ['another name', () => ['Host: evil.com']],
    ['another name with our port', (port) => [`Host: evil.com:${port}`]],
    ['our address as a prefix', (port) => [`Host: 127.0.0.1.evil.com:${port}`]],
    ['our address in front of another', (port) => [`Host: 127.0.0.1:${port}.evil.com`]],
    ['another address of this machine', (port) => [`Host: 127.0.0.2:${port}`]],
    ['a dot at the end', (port) => [`Host: localhost.:${port}`]],
    ['capital letters', (port) => [`Host: LOCALHOST:${port}`]],
    ['no port', () => ['Host: 127.0.0.1']],
    ['another port', () => ['Host: 127.0.0.1:1']],
    ['a port with a sign', (port) => [`Host: 127.0.0.1:+${port}`]],
    ['user information', (port) => [`Host: user@127.0.0.1:${port}`]],
    ['none', () => ['Accept: */*']],
    ['an empty one', () => ['Host:']],
    ['two', (port) => [`Host: 127.0.0.1:${port}`, `Host: 127.0.0.1:${port}`]],
    ['ours and another', (port) => [`Host: 127.0.0.1:${port}`, 'Host: evil.com']],
    ['another and ours', (port) => ['Host: evil.com', `Host: 127.0.0.1:${port}`]],
    ['our address with two numbers', (port) => [`Host: 127.1:${port}`]],
    ['our address with a hexadecimal number', (port) => [`Host: 0x7f.1:${port}`]],
    ['our address as one number', (port) => [`Host: 2130706433:${port}`]],
    ['our address in IPv6 (mapped)', (port) => [`Host: [::ffff:127.0.0.1]:${port}`]],
    ['our address in IPv6 (long)', (port) => [`Host: [0:0:0:0:0:0:0:1]:${port}`]],
    ['a dot after our address', (port) => [`Host: 127.0.0.1.:${port}`]],
    ['a hash behind our port', (port) => [`Host: 127.0.0.1:${port}#.evil.com`]],
    ['%00 behind our address', (port) => [`Host: 127.0.0.1%00.evil.com:${port}`]],
    ['a port with a zero in front', (port) => [`Host: 127.0.0.1:0${port}`]],
    ['the address of every interface', (port) => [`Host: 0.0.0.0:${port}`]],
  ];
  it.each(hosts)('the proxy refuses a request with Host: %s', async (_name, lines) => {
    await expectRefused(get(lines(String(world.proxy.port))), 403);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]'])(
    'the proxy passes a request with Host: %s and its port on',
    async (name) => {
      const client = await rawClient(world.proxy.port);
      client.socket.write(get([`Host: ${name}:${String(world.proxy.port)}`]));
      await client.until(() => world.received() > 0);
      client.socket.destroy();
    },
  );

  it.each(PAGES)('the proxy refuses the request of a web page: $who', async ({ lines }) => {
    await expectRefused(get([`Host: 127.0.0.1:${String(world.proxy.port)}`, ...lines]), 403);
  });

  it('the proxy refuses a preflight', async () => {
    const lines = [`Host: 127.0.0.1:${String(world.proxy.port)}`, 'Access-Control-Request-Method: POST'];
    await expectRefused(get(lines, 'OPTIONS /v1/messages HTTP/1.1'), 403);
    await expectRefused(get(lines.slice(0, 1), 'OPTIONS / HTTP/1.1'), 403);
    const asPage = [...lines, 'Origin: https://evil.example', 'Access-Control-Request-Headers: x-api-key'];
    await expectRefused(get(asPage, 'OPTIONS /v1/messages HTTP/1.1'), 403);
  });

  it.each([
    ['CL and TE', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
    ['TE and CL', ['Transfer-Encoding: chunked', 'Content-Length: 5'], '0\r\n\r\n'],
    ['two CL', ['Content-Length: 5', 'Content-Length: 6'], 'hello'],
    ['two CL alike', ['Content-Length: 5', 'Content-Length: 5'], 'hello'],
    ['CL +5', ['Content-Length: +5'], 'hello'],
    ['CL -5', ['Content-Length: -5'], 'hello'],
    ['CL 5,5', ['Content-Length: 5,5'], 'hello'],
    ['CL 0x5', ['Content-Length: 0x5'], 'hello'],
    ['CL 5.0', ['Content-Length: 5.0'], 'hello'],
    ['CL of 20 digits', ['Content-Length: 99999999999999999999'], 'hello'],
    ['an empty CL', ['Content-Length:'], 'hello'],
    ['TE xchunked', ['Transfer-Encoding: xchunked'], '0\r\n\r\n'],
    ['TE chunked, identity', ['Transfer-Encoding: chunked, identity'], '0\r\n\r\n'],
    ['TE gzip, chunked', ['Transfer-Encoding: gzip, chunked'], '0\r\n\r\n'],
    ['TE identity', ['Transfer-Encoding: identity'], 'hello'],
    ['two TE', ['Transfer-Encoding: chunked', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
    ['TE with a vertical tab', ['Transfer-Encoding: \x0bchunked'], '0\r\n\r\n'],
    ['white space before the colon', ['Content-Length : 5'], 'hello'],
    ['obs-fold', ['X-A: b', ' c: d'], ''],
    ['obs-fold with a tab', ['X-A: b', '\tTransfer-Encoding: chunked'], ''],
    ['a line without a colon', ['nonsense'], ''],
    ['an empty name', [': x'], ''],
    ['a name with a space', ['X A: b'], ''],
    ['a name with a byte above 127', ['X\xe9: b'], ''],
    ['a bare LF', ['X-A: b\nX-B: c'], ''],
    ['a bare CR', ['X-A: b\rX-B: c'], ''],
    ['NUL in a value', ['X-A: b\0c'], ''],
    ['NUL in a name', ['X\0: b'], ''],
    ['DEL in a value', ['X-A: b\x7f'], ''],
    ['a chunk size without digits', ['Transfer-Encoding: chunked'], '\r\n\r\n'],
    ['a chunk size that overflows', ['Transfer-Encoding: chunked'], 'fffffffffffffffff\r\nx'],
    ['a chunk size with 0x', ['Transfer-Encoding: chunked'], '0x5\r\nhello\r\n0\r\n\r\n'],
    ['a chunk size with a sign', ['Transfer-Encoding: chunked'], '+5\r\nhello\r\n0\r\n\r\n'],
    ['a chunk extension', ['Transfer-Encoding: chunked'], '5;a=b\r\nhello\r\n0\r\n\r\n'],
    ['a chunk size that ends in LF', ['Transfer-Encoding: chunked'], '5\nhello\r\n0\r\n\r\n'],
    ['a chunk size of a space', ['Transfer-Encoding: chunked'], ' 5\r\nhello\r\n0\r\n\r\n'],
    ['TE in quotes', ['Transfer-Encoding: "chunked"'], '0\r\n\r\n'],
    ['TE with a parameter', ['Transfer-Encoding: chunked;q=1'], '0\r\n\r\n'],
    ['TE behind a comma', ['Transfer-Encoding: ,chunked'], '0\r\n\r\n'],
    ['CL in two words', ['Content-Length: 5 5'], 'hello'],
  ])('the proxy refuses smuggling by %s', async (_name, lines, body) => {
    await expectRefused(post(lines, body), 400);
  });

  it.each([
    ['no version', 'GET /', 400],
    ['HTTP/1.0', 'GET / HTTP/1.0', 505],
    ['HTTP/2.0', 'GET / HTTP/2.0', 505],
    ['a version in small letters', 'GET / http/1.1', 400],
    ['two spaces', 'GET  / HTTP/1.1', 400],
    ['a tab', 'GET\t/ HTTP/1.1', 400],
    ['a whole address as target', 'GET http://evil.com/ HTTP/1.1', 400],
    ['CONNECT', 'CONNECT evil.com:443 HTTP/1.1', 400],
    ['an asterisk', 'GET * HTTP/1.1', 400],
    ['a target with a byte above 127', 'GET /\xe9 HTTP/1.1', 400],
    ['a method that is no token', 'GE(T / HTTP/1.1', 400],
    ['an empty line first', '\r\nGET / HTTP/1.1', 400],
    ['the start of HTTP/2 (h2c)', 'PRI * HTTP/2.0', 505],
    ['the start of TLS', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', 400],
    ['a target without a slash', 'GET v1/messages HTTP/1.1', 400],
    ['a target with a space', 'GET /v1 /messages HTTP/1.1', 400],
    ['a target with NUL', 'GET /\0 HTTP/1.1', 400],
    ['a target of another scheme', 'GET file:///etc/passwd HTTP/1.1', 400],
    ['HTTP/1.2', 'GET / HTTP/1.2', 400],
    ['more behind its version', 'GET / HTTP/1.1 x', 400],
    ['a method of 33 letters', `${'A'.repeat(33)} / HTTP/1.1`, 400],
  ])('the proxy refuses a first line with %s', async (_name, first, status) => {
    await expectRefused(get([`Host: 127.0.0.1:${String(world.proxy.port)}`], first), status);
  });

  it('the proxy ends a request whose chunked body becomes invalid, and gives none of what follows to the server as a request', async () => {
    const smuggled = 'GET /smuggled HTTP/1.1\r\n\r\n';
    const bodies = [
      `5\r\nhello\r\n0\r\nX-Trailer: 1\r\n\r\n${smuggled}`,
      `5\r\nhello5\r\n${smuggled}`,
      `5\r\nhello\r\n0\r\n\n${smuggled}`,
      `5\r\nhello\r\n5;a\r\n${smuggled}`,
    ];
    for (const body of bodies) {
      const from = world.sockets.length;
      const client = await rawClient(world.proxy.port);
      client.socket.write(post(['Transfer-Encoding: chunked'], '1\r\na\r\n'), 'latin1');
      await client.until(() => world.sockets.length > from);
      client.socket.write(body, 'latin1');
      await client.until(() => client.closing() !== 'open');
      await client.until(() => world.sockets.at(-1)?.closed === true);
      client.socket.destroy();
      expect(client.heard()).toMatch(/^HTTP\/1\.1 400 /);
      expect(asked).not.toContain('smuggled');
    }
  });

  it('the proxy passes a request that asks for another protocol on without the headers for that', async () => {
    const client = await rawClient(world.proxy.port);
    const lines = [
      'Connection: Upgrade, HTTP2-Settings',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
    ];
    const head = get([`Host: 127.0.0.1:${String(world.proxy.port)}`, ...lines]);
    client.socket.write(head);
    await client.until(() => asked.endsWith('\r\n\r\n'));
    expect(asked).not.toMatch(/upgrade|http2|h2c/i);
    client.socket.destroy();
  });

  it('the proxy refuses 64 kB of headers, and 2000 of them', async () => {
    const host = `Host: 127.0.0.1:${String(world.proxy.port)}`;
    await expectRefused(get([host, `X-A: ${'a'.repeat(65_536)}`]), 431, 10);
    const many = Array.from({ length: 2000 }, (_, n) => `X-${String(n)}: a`);
    await expectRefused(get([host, ...many]), 431, 10);
  });

  it('500 connections with half a head are closed when their time is over, and a request beside them is passed on', async () => {
    const clients = await Promise.all(Array.from({ length: 500 }, () => rawClient(world.proxy.port)));
    for (const { socket } of clients) socket.write('POST /v1/messages HTTP/1.1\r\nHost: 127.');
    const probe = await rawClient(world.proxy.port);
    probe.socket.write(get([`Host: 127.0.0.1:${String(world.proxy.port)}`]));
    await probe.until(() => world.received() > 0);
    const received = world.received();
    await probe.until(() => clients.every(({ closing }) => closing() !== 'open'), 20_000);
    for (const client of clients) {
      client.socket.destroy();
      expect(client.heard()).toMatch(/^HTTP\/1\.1 408 /);
    }
    probe.socket.destroy();
    expect(world.received()).toBe(received);
  });

  it('the proxy refuses a bad head also where it comes a byte at a time', async () => {
    const clients = await Promise.all(Array.from({ length: 10 }, () => rawClient(world.proxy.port)));
    const drips = clients.map(({ socket }) => setInterval(() => socket.writable && socket.write('a'), 20));
    await Promise.all(clients.map((client) => client.until(() => client.closing() !== 'open')));
    for (const drip of drips) clearInterval(drip);
    for (const client of clients) {
      client.socket.destroy();
      expect(client.heard()).toMatch(/^HTTP\/1\.1 408 /);
    }
    expect(world.received()).toBe(0);
  });
});
