import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import zlib from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { proxyBefore, waitUntil, type ProxyWorld } from './support/proxy';
import { messageStream, torn } from './support/sse';
import { zstdStored } from './support/zstd';

const codings: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['gzip', (bytes) => zlib.gzipSync(bytes)],
  ['br', (bytes) => zlib.brotliCompressSync(bytes)],
  ['deflate', (bytes) => zlib.deflateSync(bytes)],
  ['zstd', zstdStored],
  ['identity', (bytes) => bytes],
];
const ROUNDS = 30;

describe('the proxy with compressed streams', () => {
  let world: ProxyWorld | null = null;
  afterEach(async () => {
    await world?.end();
    world = null;
  });

  /** Streams torn in as many ways as there are rounds; gives what was sent and what was heard, as hashes. */
  const pass = async (coding: string, bytes: Buffer) => {
    world = await proxyBefore((request, response) => {
      const parts = torn(bytes, Number(request.headers['x-seed']));
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Content-Encoding': coding });
      const next = () => {
        const part = parts.shift();
        if (part === undefined) return void response.end();
        response.write(part);
        setImmediate(next);
      };
      request.resume().on('end', next);
    });
    const { port } = world.proxy;
    const ask = async (seed: number): Promise<string> => {
      const headers = { 'X-Seed': String(seed), 'Accept-Encoding': coding };
      const options = { port, headers, host: '127.0.0.1', method: 'POST', path: '/v1/messages' };
      const [response] = (await once(http.request(options).end('{}'), 'response')) as [http.IncomingMessage];
      const hash = createHash('sha256');
      for await (const part of response) hash.update(part as Buffer);
      return hash.digest('hex');
    };
    const heard = await Promise.all(Array.from({ length: ROUNDS }, (_, seed) => ask(seed)));
    return { heard: new Set(heard), sent: createHash('sha256').update(bytes).digest('hex'), world };
  };

  it.each(codings)(
    'the proxy passes %s on byte for byte and counts its tokens, wherever its chunks end',
    async (coding, code) => {
      const plain = messageStream({ id: 'msg_coded', events: 100, output: 77 });
      const { heard, sent, world: there } = await pass(coding, code(plain));
      expect(heard).toEqual(new Set([sent]));
      await waitUntil(() => there.events.length === ROUNDS);
      const outputs = there.events.map(
        (event) => event.kind === 'use' && !event.partial && event.use.tokens.output,
      );
      expect(new Set(outputs)).toEqual(new Set([77]));
    },
  );

  it.each(codings)(
    'the proxy passes broken %s on byte for byte, and its tokens are unknown or true',
    async (coding, code) => {
      const bytes = code(messageStream({ id: 'msg_coded', events: 100, output: 77 }));
      const half = bytes.length >> 1;
      bytes.fill(0x5a, half, half + 40);
      const { heard, sent, world: there } = await pass(coding, bytes);
      expect(heard).toEqual(new Set([sent]));
      const told = () => there.events.length + there.proxy.counters().usesUnknown;
      await waitUntil(() => told() === ROUNDS);
      for (const event of there.events)
        expect(event).toMatchObject({ kind: 'use', use: { messageId: 'msg_coded', tokens: { input: 12 } } });
    },
  );

  it('the proxy passes an unknown coding on byte for byte, with unknown tokens', async () => {
    const { heard, sent, world: there } = await pass('rot13', Buffer.from('no words of anybody'));
    expect(heard).toEqual(new Set([sent]));
    expect(there.events).toEqual([]);
    expect(there.proxy.counters()).toMatchObject({ usesUnknown: ROUNDS, tapErrors: 0 });
  });
});
