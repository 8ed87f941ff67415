import Anthropic from '@anthropic-ai/sdk';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import type http from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { CLIENTS } from '../fakes/request-heads';
import { proxyBefore, proxyWorld, rawClient, requestHead, type ProxyWorld } from './support/proxy';

/** A request as Anthropic got it. */
interface Got {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

const MESSAGE = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'claude-opus-4-8',
  content: [{ type: 'text', text: 'Grüße 👋' }],
  stop_reason: 'end_turn',
  stop_sequence: null,
  usage: { input_tokens: 3, output_tokens: 5 },
};

const EVENTS: readonly (readonly [string, object])[] = [
  ['message_start', { message: { ...MESSAGE, content: [], stop_reason: null } }],
  ['content_block_start', { index: 0, content_block: { type: 'text', text: '' } }],
  ['content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'Grüße ' } }],
  ['content_block_delta', { index: 0, delta: { type: 'text_delta', text: '👋' } }],
  ['content_block_stop', { index: 0 }],
  ['message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 5 } }],
  ['message_stop', {}],
];
const STREAM = EVENTS.map(
  ([type, rest]) => `event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`,
).join('');

describe('the proxy with clients other than Claude Code', () => {
  let world: ProxyWorld | null = null;
  afterEach(async () => {
    await world?.end();
    world = null;
  });

  /** A proxy before Anthropic's API that answers messages, plain or streamed, and keeps what it got. */
  const before = async (): Promise<{ readonly url: string; readonly port: number; readonly got: Got[] }> => {
    const got: Got[] = [];
    world = await proxyBefore((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { method = '', url = '', headers, rawHeaders } = request;
        const body = Buffer.concat(parts);
        got.push({ method, url, headers, rawHeaders, body });
        const isStream = body.includes('"stream":true');
        response.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' });
        response.end(isStream ? STREAM : JSON.stringify(MESSAGE));
      });
    });
    const { port } = world.proxy;
    return { url: `http://127.0.0.1:${String(port)}`, port, got };
  };

  const sdk = (baseURL: string) =>
    new Anthropic({ apiKey: 'sk-test', authToken: null, baseURL, maxRetries: 0 });
  const ASKED = {
    model: MESSAGE.model,
    max_tokens: 16,
    messages: [{ role: 'user' as const, content: 'Grüß Gott' }],
  };

  it("Anthropic's JavaScript SDK gets its message through the proxy", async () => {
    const { url, got } = await before();
    const message = await sdk(url).messages.create(ASKED);
    expect(message).toMatchObject(MESSAGE);
    expect(got).toHaveLength(1);
    expect(got[0]?.headers).toMatchObject({
      'user-agent': expect.stringMatching(/^Anthropic\/JS /) as string,
    });
    expect(JSON.parse(got[0]?.body.toString() ?? '')).toEqual(ASKED);
  });

  it("Anthropic's JavaScript SDK gets each event of a stream through the proxy", async () => {
    const { url, got } = await before();
    const events: string[] = [];
    const stream = sdk(url).messages.stream(ASKED);
    stream.on('streamEvent', ({ type }) => events.push(type));
    expect(await stream.finalText()).toBe('Grüße 👋');
    expect(events).toEqual(EVENTS.map(([type]) => type));
    expect(got).toHaveLength(1);
  });

  it("a request of Node's fetch, and of every client that is built on it, passes the proxy", async () => {
    const { url, got } = await before();
    const body = JSON.stringify({ messages: [{ role: 'user', content: 'x'.repeat(100_000) }] });
    const headers = { authorization: 'Bearer k', 'content-type': 'application/json' };
    const answer = await fetch(`${url}/v1/chat/completions?a=%2F`, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(JSON.stringify(MESSAGE));
    expect(got[0]).toMatchObject({ method: 'POST', url: '/v1/chat/completions?a=%2F' });
    expect(got[0]?.headers['sec-fetch-mode']).toBe('cors');
    expect(got[0]?.body.equals(Buffer.from(body))).toBe(true);
  });

  it.each(CLIENTS)('the proxy passes the head of $who on byte for byte', async ({ lines }) => {
    let asked = '';
    world = await proxyWorld((socket) =>
      socket.on('data', (bytes) => {
        asked += bytes.toString('latin1');
        if (asked.endsWith('{"a":1}')) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      }),
    );
    const client = await rawClient(world.proxy.port);
    const all = [...lines, 'content-type: application/json', 'content-length: 7'];
    client.socket.write(requestHead(world.proxy.port, all, 'POST /v1/messages HTTP/1.1') + '{"a":1}');
    await client.until(() => client.heard().endsWith('ok'));
    client.socket.destroy();
    const [first, host, ...rest] = asked.split('\r\n');
    expect(first).toBe('POST /v1/messages HTTP/1.1');
    expect(host).toMatch(/^Host: 127\.0\.0\.1:\d+$/);
    // `Connection` concerns one hop only.
    const sent = all.filter((line) => !/^connection:/i.test(line));
    expect(rest).toEqual([...sent, '', '{"a":1}']);
  });

  it('the proxy passes requests to localhost and HEAD requests on', async () => {
    const { port, got } = await before();
    const answer = await fetch(`http://localhost:${String(port)}/`, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(got[0]?.method).toBe('HEAD');
  });

  describe('curl', () => {
    const curl = async (args: readonly string[], input?: Buffer): Promise<string> => {
      const running = promisify(execFile)('curl', ['-sS', '--noproxy', '*', '-w', '\n%{http_code}', ...args]);
      running.child.stdin?.end(input);
      return (await running).stdout;
    };
    const big = Buffer.alloc(3_000_000, 'abcdefghij');

    it.each([
      ['a plain body that waits for 100', ['-H', 'Expect: 100-continue', '--data-binary', '@-'], big],
      ['a body in chunks', ['-H', 'Transfer-Encoding: chunked', '--data-binary', '@-'], big],
      ['a gzip body', ['-H', 'Content-Encoding: gzip', '--data-binary', '@-'], zlib.gzipSync(big)],
      ['DELETE', ['-X', 'DELETE'], Buffer.alloc(0)],
    ])('the proxy passes %s of curl on unchanged', async (_what, args, input) => {
      const { url, got } = await before();
      expect(await curl([...args, `${url}/v1/files/a?b=c`], input)).toMatch(/\n200$/);
      expect(got[0]?.url).toBe('/v1/files/a?b=c');
      expect(got[0]?.body.equals(input)).toBe(true);
    });

    it('the proxy passes a form of several parts of curl on unchanged', async () => {
      const { url, got } = await before();
      expect(await curl(['-F', 'file=@-;filename=a.bin', `${url}/v1/files`], big)).toMatch(/\n200$/);
      expect(got[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
      expect(got[0]?.body.includes(big)).toBe(true);
    });

    it('the proxy refuses HTTP/1.0 and HTTP/2 without TLS', async () => {
      const { url, port, got } = await before();
      expect(await curl(['--http1.0', `${url}/v1/models`])).toMatch(/\n505$/);
      const client = await rawClient(port);
      client.socket.write('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
      await once(client.socket, 'end');
      expect(client.heard()).toMatch(/^HTTP\/1\.1 505 /);
      client.socket.destroy();
      expect(got).toEqual([]);
    });
  });
});
