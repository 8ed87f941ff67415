import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../../electron/core/prices/price-terms';
import type { TokenUse } from '../../../../electron/core/tokens/tokens';
import { readHeaderLines } from '../../../../electron/proxy/head/lines';
import { createReading } from '../../../../electron/proxy/tap/reading';
import { messageStream } from '../../../faults/support/sse';
import { zstdStored } from '../../../faults/support/zstd';

const AT = 1_790_000_000_000;
type Outcome = { readonly use: TokenUse; readonly partial: boolean } | 'unknown';

/** What a body that comes in these parts is read as. */
function readParts(parts: readonly Buffer[], head: string, whole = true): Promise<Outcome> {
  return new Promise((resolve) => {
    const reading = createReading(readHeaderLines(head) ?? [], AT, {
      onUse: (use, partial) => resolve({ use, partial }),
      onUnknown: () => resolve('unknown'),
    });
    for (const part of parts) {
      const socketBuffer = Buffer.from(part);
      reading.push(socketBuffer);
      // The socket's memory is used again for what comes next.
      socketBuffer.fill(0);
    }
    reading.end(whole);
  });
}

const SSE = 'content-type: text/event-stream; charset=utf-8\r\nrequest-id: req_1';
const JSON_HEAD = 'content-type: application/json';
const stream = messageStream({ id: 'msg_1', events: 20, output: 77 });
const expected = {
  partial: false,
  use: {
    messageId: 'msg_1',
    requestId: 'req_1',
    at: AT,
    model: 'claude-opus-5-5',
    origin: 'proxy',
    fast: false,
    terms: 0,
    account: null,
    sessionId: null,
    project: null,
    branch: null,
    sidechain: false,
    onPlan: true,
    copied: false,
    tokens: { input: 12, output: 77, cacheRead: 4000, cacheWrite5m: 100, cacheWrite1h: 200 },
  },
};

const codings: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ['identity', (bytes) => bytes],
  ['gzip', (bytes) => zlib.gzipSync(bytes)],
  ['x-gzip', (bytes) => zlib.gzipSync(bytes)],
  ['deflate', (bytes) => zlib.deflateSync(bytes)],
  ['Deflate', (bytes) => zlib.deflateRawSync(bytes)],
  ['br', (bytes) => zlib.brotliCompressSync(bytes)],
  ['zstd', zstdStored],
];

describe('the reader of a response’s tokens', () => {
  it.each(codings)(
    'the tokens of a response are the same wherever the chunks of its %s bytes end',
    async (coding, encode) => {
      const bytes = encode(stream);
      const head = `${SSE}\r\ncontent-encoding: ${coding}`;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 60 }), async (cuts) => {
          const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
          const parts = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
          expect(await readParts(parts, head)).toEqual(expected);
        }),
        { seed: 6, numRuns: 40 },
      );
      const single = [...bytes].map((byte) => Buffer.from([byte]));
      expect(await readParts(single, head)).toEqual(expected);
    },
  );

  it('the tokens of a response that is cut off are those that it reported until then', async () => {
    const start = stream.indexOf('\n\n') + 2;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start, max: stream.length - 30 }), async (end) => {
        const outcome = await readParts([stream.subarray(0, end)], SSE, false);
        expect(outcome).toMatchObject({ partial: true, use: { messageId: 'msg_1', tokens: { input: 12 } } });
        expect(outcome !== 'unknown' && [1, 76, 77].includes(outcome.use.tokens.output)).toBe(true);
      }),
      { seed: 6, numRuns: 60 },
    );
    const gzip = zlib.gzipSync(stream, { flush: zlib.constants.Z_SYNC_FLUSH });
    const cut = await readParts(
      [gzip.subarray(0, gzip.length - 20)],
      `${SSE}\r\ncontent-encoding: gzip`,
      false,
    );
    expect(cut).toMatchObject({ partial: true, use: { messageId: 'msg_1' } });
  });

  it('the tokens of a response are read from CRLF, without event names, and with unknown events between', async () => {
    const crlf = Buffer.from(stream.toString().replaceAll('\n', '\r\n'));
    expect(await readParts([crlf], SSE)).toEqual(expected);
    const unnamed = Buffer.from(stream.toString().replace(/^event: .*\n/gm, ''));
    expect(await readParts([unnamed], SSE)).toMatchObject({ use: expected.use });
    const odd = Buffer.from(
      `: comment\nretry: 3\nevent: new\ndata: {"type":"message_start"\n\n${stream.toString()}`,
    );
    expect(await readParts([odd], SSE)).toEqual(expected);
  });

  it('the tokens of a response take the latest of cumulative counts, never their sum, and no null', async () => {
    const event = (usage: object) =>
      `event: message_delta\ndata: ${JSON.stringify({ type: 'message_delta', usage })}\n\n`;
    const tail =
      event({ output_tokens: 90, input_tokens: null, cache_read_input_tokens: 5000 }) +
      event({ output_tokens: 120 });
    const outcome = await readParts([Buffer.concat([stream, Buffer.from(tail)])], SSE);
    expect(outcome).toMatchObject({ use: { tokens: { input: 12, output: 120, cacheRead: 5000 } } });
  });

  it('the tokens of a response come from a JSON body too, without a split as the short kind', async () => {
    const usage = {
      input_tokens: 5,
      output_tokens: 2,
      cache_creation_input_tokens: 30,
      speed: 'fast',
      inference_geo: 'us',
      server_tool_use: { web_search_requests: 4 },
    };
    const body = Buffer.from(JSON.stringify({ id: 'msg_2', model: 'm', usage }));
    expect(await readParts([body.subarray(0, 9), body.subarray(9)], JSON_HEAD)).toMatchObject({
      partial: false,
      use: {
        fast: true,
        terms: termsOf({ inference_geo: 'us', searches: 4 }),
        requestId: null,
        tokens: { input: 5, output: 2, cacheWrite5m: 30, cacheWrite1h: 0 },
      },
    });
  });

  it.each([
    ['an unknown coding', [stream], `${SSE}\r\ncontent-encoding: compress`],
    ['two codings', [stream], `${SSE}\r\ncontent-encoding: gzip, br`],
    ['bytes that are no gzip', [stream], `${SSE}\r\ncontent-encoding: gzip`],
    ['bytes that are no brotli', [stream], `${SSE}\r\ncontent-encoding: br`],
    ['bytes that are no zstd', [stream], `${SSE}\r\ncontent-encoding: zstd`],
    ['half a JSON body', [Buffer.from('{"id":"msg_2","usage":{"input_tok')], JSON_HEAD],
    ['an error', [Buffer.from('event: error\ndata: {"type":"error"}\n\n')], SSE],
    ['nothing', [], SSE],
    [
      'counts that are none',
      [Buffer.from('{"id":"a","model":"m","usage":{"input_tokens":-1,"output_tokens":"9"}}')],
      JSON_HEAD,
    ],
    ['a line without end', [Buffer.alloc(3_000_000, 'x')], SSE],
    [
      'a body that is too large',
      [
        Buffer.from('{"id":"a","model":"m","usage":{"input_tokens":1}'),
        Buffer.alloc(9_000_000, ' '),
        Buffer.from('}'),
      ],
      JSON_HEAD,
    ],
    [
      'a zstd window of gigabytes',
      [Buffer.concat([Buffer.from('28b52ffd00f8', 'hex'), Buffer.alloc(64)])],
      `${SSE}\r\ncontent-encoding: zstd`,
    ],
  ])('the tokens of a response are unknown, not 0, with %s', async (_name, parts, head) => {
    expect(await readParts(parts, head)).toBe('unknown');
  });
});
