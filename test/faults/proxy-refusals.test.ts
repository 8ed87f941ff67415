import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PAGES } from '../fakes/request-heads';
import { proxyWorld, rawClient, type ProxyWorld } from './support/proxy';

describe('the proxy’s check of a request’s head', () => {
  let world: ProxyWorld;
  beforeEach(async () => {
    world = await proxyWorld(() => undefined, { limits: { headMs: 300, lingerMs: 300 } });
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
  ];
  it.each(hosts)('the proxy refuses a request with Host: %s', async (_name, lines) => {
    await expectRefused(get(lines(String(world.proxy.port))), 403);
  });

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
  ])('the proxy refuses a first line with %s', async (_name, first, status) => {
    await expectRefused(get([`Host: 127.0.0.1:${String(world.proxy.port)}`], first), status);
  });

  it('the proxy refuses 64 kB of headers, and 2000 of them', async () => {
    const host = `Host: 127.0.0.1:${String(world.proxy.port)}`;
    await expectRefused(get([host, `X-A: ${'a'.repeat(65_536)}`]), 431, 10);
    const many = Array.from({ length: 2000 }, (_, n) => `X-${String(n)}: a`);
    await expectRefused(get([host, ...many]), 431, 10);
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
