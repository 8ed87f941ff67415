import fc from 'fast-check';
import http from 'node:http';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { parseRequestHead } from '../../../electron/proxy/head/request';

/** What a reader took a head for; `null`: it was refused. */
interface Seen {
  readonly method: string;
  readonly path: string;
  /** Names in lower case, values, in order. */
  readonly headers: readonly (readonly [string, string])[];
}

/** A connection that gives some bytes and keeps what is answered. */
class Wire extends Duplex {
  heard = '';
  override _read(): void {
    // All is pushed at once.
  }
  override _write(part: Buffer, _: string, done: () => void): void {
    this.heard += part.toString('latin1');
    done();
  }
}

/** Node's own parser, llhttp, as strict as it can be. */
function byNode(head: string): Promise<Seen | null> {
  return new Promise((resolve) => {
    const server = http.createServer({ insecureHTTPParser: false, requireHostHeader: false });
    const wire = new Wire();
    const seen = (request: http.IncomingMessage) => {
      const { method = '', url = '', rawHeaders } = request;
      const headers = rawHeaders.flatMap((name, index) =>
        index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1] ?? ''] as const] : [],
      );
      resolve({ method, path: url, headers });
      wire.destroy();
    };
    server.on('request', seen);
    server.on('checkContinue', seen);
    server.on('checkExpectation', seen);
    server.on('connect', seen);
    server.on('upgrade', seen);
    server.on('clientError', () => resolve(null));
    wire.on('close', () => resolve(null));
    server.emit('connection', wire);
    wire.push(Buffer.from(`${head}\r\n\r\n`, 'latin1'));
    wire.push(null);
  });
}

function byUs(head: string): Seen | null {
  const read = parseRequestHead(head);
  if (!read.ok) return null;
  const { method, target, lines } = read.value;
  return { method, path: target, headers: lines.map(({ name, value }) => [name, value] as const) };
}

const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const visible = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const word = fc.string({ unit: visible, minLength: 1, maxLength: 8 });
const rarely = <T>(often: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: often }, { weight: 1, arbitrary: odd });

const method = rarely(fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'QUERY'), word);
const target = rarely(
  word.map((text) => `/${text}`),
  fc.oneof(word, fc.constantFrom('*', 'http://a/b', '//', '/\x80', '/a b', '')),
);
const version = rarely(
  fc.constant('HTTP/1.1'),
  fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'http/1.1', 'HTTP/1.10', ''),
);
const name = rarely(
  fc.constantFrom('Host', 'x-a', 'Content-Length', 'Transfer-Encoding', 'Connection', 'Accept', 'X_b'),
  fc.oneof(word, fc.string({ unit: byte, maxLength: 4 })),
);
const value = rarely(
  fc.oneof(
    word,
    fc.constantFrom(
      '5',
      '0',
      'chunked',
      'close',
      'keep-alive',
      '+5',
      '5,5',
      '0x5',
      'chunked, chunked',
      'gzip',
    ),
    fc.constantFrom('xchunked', 'identity', '', ' a', 'a\t', '\xe9', '99999999999999999999', '007'),
  ),
  fc.string({ unit: byte, maxLength: 6 }),
);
const anyLine = fc
  .tuple(name, rarely(fc.constantFrom(': ', ':'), fc.constantFrom(' :', ':\t', '', ':  ')), value)
  .map((parts) => parts.join(''));
/** Those that tell where the body ends, often enough to meet each other. */
const framing = fc.constantFrom(
  'Content-Length: 5',
  'content-length:0',
  'Content-Length: 5 ',
  'Transfer-Encoding: chunked',
  'transfer-encoding: Chunked',
  'Transfer-Encoding: gzip, chunked',
);
const line = fc.oneof({ weight: 4, arbitrary: anyLine }, { weight: 1, arbitrary: framing });
const end = rarely(fc.constant('\r\n'), fc.constantFrom('\n', '\r', '\r\n ', '\r\n\t', '\r\r\n'));
const head = fc
  .tuple(
    fc.tuple(method, target, version).map((parts) => parts.join(' ')),
    fc.array(fc.tuple(end, line), { maxLength: 6 }),
  )
  .map(([first, lines]) => first + lines.map(([ended, text]) => ended + text).join(''))
  // After an empty line the head is over; the connection cuts there before the parser runs.
  .filter((text) => !text.includes('\r\n\r\n'));

describe('the reader of heads beside llhttp', () => {
  it(
    'the reader of heads refuses all that llhttp refuses, and reads the same from a head that both accept',
    { timeout: 60_000 },
    async () => {
      let both = 0;
      await fc.assert(
        fc.asyncProperty(head, async (text) => {
          const ours = byUs(text);
          if (ours === null) return;
          both += 1;
          // llhttp has a list of methods; ours passes on those that it has never heard of.
          const isKnown = http.METHODS.includes(ours.method);
          const nodes = await byNode(isKnown ? text : text.replace(ours.method, 'POST'));
          expect(isKnown ? ours : { ...ours, method: 'POST' }).toEqual(nodes);
        }),
        { seed: 6, numRuns: 3000 },
      );
      // The comparison means something only where many heads are taken.
      expect(both).toBeGreaterThan(300);
    },
  );
});

it.each(['a', ' ', ':', 'a:', '\r', '\n', '\r\n', 'a: b\r\n', '\t', '\0', '/'])(
  'the reader of heads is done at once with 256 kB of %j',
  (part) => {
    const text = part.repeat((256 * 1024) / part.length);
    const started = performance.now();
    for (const head of [text, `GET / HTTP/1.1\r\n${text}`, `GET ${text}`]) parseRequestHead(head);
    expect(performance.now() - started).toBeLessThan(2000);
  },
);
