import { once } from 'node:events';
import http from 'node:http';
import type net from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../electron/app/log';
import { testPort } from '../../electron/app/proxy/port-alarm';
import { proxyLines } from '../../electron/core/proxy';
import type { FromProxy } from '../../electron/proxy/messages';
import { forkProxy } from './support/proxy-process';
import { proxyWorld, rawClient, waitUntil, type ProxyWorld } from './support/proxy';

const KEY = 'Zq3-v8_Kd01LmNopQrStUvWx';
/** A stream as Anthropic sends it, in parts of odd sizes. */
const EVENTS = Array.from(
  { length: 200 },
  (_, at) => `event: ping\ndata: {"at":${String(at)},"é":"ü"}\n\n`,
).join('');

describe('the proxy with a secret path', () => {
  let world: ProxyWorld;
  let heard: Buffer[];
  let answer: (socket: net.Socket) => void;
  beforeEach(async () => {
    heard = [];
    answer = (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    world = await proxyWorld(
      (socket) => {
        socket.on('data', (bytes) => {
          heard.push(bytes);
          if (bytes.includes('\r\n\r\n') || bytes.includes('}')) answer(socket);
        });
      },
      { key: KEY, limits: { lingerMs: 300 } },
    );
  });
  afterEach(() => world.end());

  const host = () => `Host: 127.0.0.1:${String(world.proxy.port)}`;
  const get = (target: string) => `GET ${target} HTTP/1.1\r\n${host()}\r\n\r\n`;
  const passedOn = () => Buffer.concat(heard).toString('latin1');

  it('a request of an SDK below the path passes byte for byte, without the path, and so does the stream', async () => {
    const body = JSON.stringify({ model: 'claude-opus-4-5', stream: true, text: 'é漢' });
    const lines = [
      'content-type: application/json',
      'X-Api-Key: sk-ant-api03-canary',
      'anthropic-version: 2023-06-01',
      'User-Agent: Anthropic/JS 0.68.0',
      'X-Odd:   two  spaces',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
    ];
    const rest = '/v1/messages?beta=true&path=/a//b/../%2F%2e';
    answer = (socket) => {
      socket.write(
        'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n',
      );
      const bytes = Buffer.from(EVENTS);
      for (let at = 0; at < bytes.length; at += 777) {
        const part = bytes.subarray(at, at + 777);
        socket.write(`${part.length.toString(16)}\r\n`);
        socket.write(Buffer.concat([part, Buffer.from('\r\n')]));
      }
      socket.write('0\r\n\r\n');
    };
    const client = await rawClient(world.proxy.port);
    client.socket.write(`POST /${KEY}${rest} HTTP/1.1\r\n${[host(), ...lines].join('\r\n')}\r\n\r\n${body}`);
    await client.until(() => client.heard().endsWith('0\r\n\r\n'));
    const authority = /Host: (\S+)\r\n/.exec(passedOn())?.[1] ?? '';
    const wanted = `POST ${rest} HTTP/1.1\r\n${[`Host: ${authority}`, ...lines].join('\r\n')}\r\n\r\n${body}`;
    expect(passedOn()).toBe(Buffer.from(wanted).toString('latin1'));
    const chunks = client.heard().slice(client.heard().indexOf('\r\n\r\n') + 4);
    const received = chunks
      .replace(/[0-9a-f]+\r\n([^]*?)\r\n(?=[0-9a-f]+\r\n)/g, '$1')
      .replace(/0\r\n\r\n$/, '');
    expect(Buffer.from(received, 'latin1').toString()).toBe(EVENTS);
    client.socket.destroy();
  });

  it.each([
    ['the root', `/${KEY}/`, '/'],
    ['a second slash', `/${KEY}//v1/messages`, '//v1/messages'],
    ['the key once more', `/${KEY}/${KEY}/v1`, `/${KEY}/v1`],
    ['an endpoint', `/${KEY}/v1/messages/count_tokens`, '/v1/messages/count_tokens'],
  ])('a target with %s goes on without the path alone', async (_name, target, wanted) => {
    const client = await rawClient(world.proxy.port);
    client.socket.write(get(target));
    await client.until(() => client.heard().endsWith('ok'));
    expect(passedOn().split('\r\n')[0]).toBe(`GET ${wanted} HTTP/1.1`);
    client.socket.destroy();
  });

  const swapped = KEY.replace('Z', 'z');
  it.each([
    ['no key', '/v1/messages', 403],
    ['the root', '/', 403],
    ['another key', `/${'a'.repeat(KEY.length)}/v1/messages`, 403],
    ['a beginning of the key', `/${KEY.slice(0, -1)}/v1/messages`, 403],
    ['more than the key', `/${KEY}x/v1/messages`, 403],
    ['the key with another last character', `/${KEY.slice(0, -1)}y/v1/messages`, 403],
    ['another case', `/${swapped}/v1/messages`, 403],
    ['all in capitals', `/${KEY.toUpperCase()}/v1/messages`, 403],
    ['the key alone', `/${KEY}`, 403],
    ['the key and a query', `/${KEY}?beta=true`, 403],
    ['the key and a fragment', `/${KEY}#/v1/messages`, 403],
    ['two slashes first', `//${KEY}/v1/messages`, 403],
    ['a dot first', `/./${KEY}/v1/messages`, 403],
    ['a way back', `/x/../${KEY}/v1/messages`, 403],
    ['an escaped letter', `/%5a${KEY.slice(1)}/v1/messages`, 403],
    ['an escaped slash', `/${KEY}%2Fv1/messages`, 403],
    ['a backslash', `/${KEY}\\v1/messages`, 403],
    ['the key in the query', `/v1/messages?key=/${KEY}/`, 403],
    ['a byte above 127 that has the low bits of the key', `/${KEY.slice(0, -1)}\xf8/v1`, 400],
    ['a whole address', `http://127.0.0.1/${KEY}/v1/messages`, 400],
    ['no slash', `${KEY}/v1/messages`, 400],
  ])('the proxy refuses a request with %s, and passes no byte on', async (_name, target, status) => {
    const client = await rawClient(world.proxy.port);
    client.socket.write(get(target), 'latin1');
    await client.until(() => client.closing() !== 'open');
    client.socket.destroy();
    expect(client.heard()).toMatch(new RegExp(`^HTTP/1\\.1 ${String(status)} `));
    expect(client.heard()).not.toContain(KEY.slice(1, -1));
    expect(world.sockets).toHaveLength(0);
    expect(world.received()).toBe(0);
    expect(world.proxy.counters()).toMatchObject({ requests: 0, refused: 1 });
  });

  it('a request without the path is refused also where it follows one with it in the same packet', async () => {
    const client = await rawClient(world.proxy.port);
    client.socket.write(get(`/${KEY}/first`) + get('/second') + get(`/${KEY}/third`));
    await client.until(() => client.closing() !== 'open');
    client.socket.destroy();
    expect(client.heard()).toMatch(/^HTTP\/1\.1 200 [^]*\r\n\r\nokHTTP\/1\.1 403 /);
    expect(passedOn()).toMatch(/^GET \/first /);
    expect(passedOn()).not.toMatch(/second|third/);
  });

  it('the test of the proxy finds it without the key, and no event and no counter contains the key', async () => {
    answer = (socket) =>
      socket.write(
        'HTTP/1.1 200 OK\r\nanthropic-ratelimit-unified-5h-utilization: 0.3\r\nContent-Length: 2\r\n\r\nok',
      );
    const client = await rawClient(world.proxy.port);
    client.socket.write(get(`/${KEY}/v1/messages`));
    await client.until(() => client.heard().endsWith('ok'));
    expect((await testPort(world.proxy.port, process.platform)).found).toBe('answers');
    expect(world.events).toHaveLength(1);
    expect(JSON.stringify([world.events, world.proxy.counters()])).not.toContain(KEY);
    client.socket.destroy();
  });

  it('a key that changes counts from the next request on, also on connections that are open', async () => {
    const client = await rawClient(world.proxy.port);
    client.socket.write(get(`/${KEY}/first`));
    await client.until(() => client.heard().endsWith('ok'));
    const next = 'another-key-of-16-characters';
    world.proxy.lock(next);
    client.socket.write(get(`/${KEY}/second`));
    await client.until(() => client.closing() !== 'open');
    expect(client.heard()).toContain('HTTP/1.1 403 ');
    const other = await rawClient(world.proxy.port);
    other.socket.write(get(`/${next}/third`));
    await other.until(() => other.heard().endsWith('ok'));
    world.proxy.lock(null);
    other.socket.write(get('/fourth'));
    await other.until(() => other.heard().split('ok').length === 3);
    expect(passedOn().match(/^GET \S+/gm)).toEqual(['GET /first', 'GET /third', 'GET /fourth']);
    for (const { socket } of [client, other]) socket.destroy();
  });
});

describe('the process of the proxy with a secret path', () => {
  it('serves the lines for Claude Code, takes a new key in a message, and its messages contain no key', async () => {
    const upstream = http.createServer((request, response) => response.end(request.url));
    upstream.listen(0, '127.0.0.1');
    await once(upstream, 'listening');
    const origin = `http://127.0.0.1:${String((upstream.address() as AddressInfo).port)}`;
    const child = forkProxy();
    const messages: FromProxy[] = [];
    child.on('message', (message) => messages.push(message as FromProxy));
    child.send({ kind: 'listen', port: 0, origin, key: KEY });
    await waitUntil(() => messages.some(({ kind }) => kind === 'listening'), 20_000);
    const port = messages.flatMap((message) => (message.kind === 'listening' ? [message.port] : []))[0] ?? 0;
    const ask = async (key: string | null) => {
      const { settings } = proxyLines({ port, key }, 'linux');
      const { env } = JSON.parse(settings) as { env: { ANTHROPIC_BASE_URL: string } };
      const response = await fetch(`${env.ANTHROPIC_BASE_URL}/v1/messages`);
      return [response.status, await response.text()] as const;
    };
    expect(await ask(KEY)).toEqual([200, '/v1/messages']);
    expect((await ask(null))[0]).toBe(403);
    const next = 'another-key-of-16-characters';
    child.send({ kind: 'lock', key: next });
    child.send({ kind: 'count' });
    await waitUntil(() => messages.some(({ kind }) => kind === 'counters'));
    expect((await ask(KEY))[0]).toBe(403);
    expect(await ask(next)).toEqual([200, '/v1/messages']);
    await waitUntil(() => messages.some(({ kind }) => kind === 'batch'));
    const text = JSON.stringify(messages);
    expect(text).not.toContain(KEY);
    expect(text).not.toContain(next);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    upstream.close();
  });
});

it('a line of the log with the address of the proxy does not contain the key', () => {
  const lines: string[] = [];
  const log = createLog('info', Date.now, [(line) => lines.push(line)]);
  log.error(`fetch of http://127.0.0.1:7868/${KEY}/v1/messages failed`, {
    url: `http://localhost:7868/${KEY}`,
    text: `QUOTIDE_PROXY_KEY=${KEY}`,
  });
  log.error('settings', { proxy: JSON.stringify({ proxyKey: KEY, base: `http://[::1]:7868/${KEY}?a` }) });
  expect(lines).toHaveLength(2);
  expect(lines.join('')).not.toContain(KEY);
});
