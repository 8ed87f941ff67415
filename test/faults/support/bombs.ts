import zlib from 'node:zlib';
import { zstdStored } from './zstd';

/** An answer of a few kB that costs its reader far more than its size, or is no more than it seems. */
export interface Bomb {
  readonly name: string;
  readonly type: string;
  readonly coding: string;
  readonly bytes: Buffer;
}

const SSE = 'text/event-stream';
const JSON_TYPE = 'application/json';
const MB = 1024 * 1024;
const USAGE = '"id":"msg_bomb","model":"m","usage":{"input_tokens":1,"output_tokens":2}';

/** Repeated text of events with counts, so that a reader that decodes it has to parse it too. */
const events = Buffer.from(
  'event: message_delta\ndata: {"type":"message_delta","usage":{"output_tokens":1}}\n\n'.repeat(1000),
);
const repeated = (mb: number) => Buffer.alloc(mb * MB, events);

/**
 * A zstd frame of blocks that repeat one byte: 4 bytes for 128 kB each.
 * @param mb what it decodes to
 * @param windowByte descriptor of the window (RFC 8878 §3.1.1.1.2)
 */
export function zstdRepeated(mb: number, blockBytes = 128 * 1024, windowByte = 0x40): Buffer {
  const count = (mb * MB) / (128 * 1024);
  const block = Buffer.alloc(4, '\n');
  block.writeUIntLE((blockBytes << 3) | 2, 0, 3);
  return Buffer.concat([
    Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, windowByte]),
    Buffer.alloc(4 * count, block),
  ]);
}

const distinct = (bytes: number) => {
  let text = '[';
  for (let n = 0; text.length < bytes; n += 1) text += `{"${n.toString(36)}":1},`;
  return `${text}1]`;
};
const line = (data: string) => `event: message_delta\ndata: ${data}\n\n`;
const sse = (data: string, times: number) => Buffer.from(line(data).repeat(times));

/** Answers of every coding that are made to hurt. */
export function bombs(): readonly Bomb[] {
  const nested = `{${USAGE},"content":${'['.repeat(500_000)}${']'.repeat(500_000)}}`;
  const inner = zlib.gzipSync(repeated(64));
  return [
    { name: 'gzip', type: SSE, coding: 'gzip', bytes: inner },
    { name: 'deflate', type: SSE, coding: 'deflate', bytes: zlib.deflateSync(repeated(64)) },
    {
      name: 'brotli',
      type: SSE,
      coding: 'br',
      bytes: zlib.brotliCompressSync(repeated(64), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 3 } }),
    },
    { name: 'zstd, 16 kB for 512 MB', type: SSE, coding: 'zstd', bytes: zstdRepeated(512) },
    { name: 'zstd, 128 kB for 4 GB', type: SSE, coding: 'zstd', bytes: zstdRepeated(4096) },
    { name: 'zstd of one-byte blocks', type: SSE, coding: 'zstd', bytes: zstdRepeated(8192, 1, 0x68) },
    {
      name: 'zstd with a second frame of gigabytes',
      type: SSE,
      coding: 'zstd',
      bytes: Buffer.concat([zstdStored(events), Buffer.from('28b52ffd00a8', 'hex'), Buffer.alloc(64, 2)]),
    },
    { name: 'gzip in gzip', type: SSE, coding: 'gzip, gzip', bytes: zlib.gzipSync(inner) },
    { name: 'JSON of depth 500,000', type: JSON_TYPE, coding: 'identity', bytes: Buffer.from(nested) },
    {
      name: 'JSON of 8 MB of lists',
      type: JSON_TYPE,
      coding: 'identity',
      bytes: Buffer.from(`{${USAGE},"content":${'['.repeat(4 * MB)}${']'.repeat(4 * MB)}}`),
    },
    {
      name: 'JSON of 100,000 different keys in gzip',
      type: JSON_TYPE,
      coding: 'gzip',
      bytes: zlib.gzipSync(`{${USAGE},"usage":${distinct(900_000)}}`),
    },
    {
      name: '50 event lines of 1 MB',
      type: SSE,
      coding: 'identity',
      bytes: sse(`{"type":"message_delta","usage":${distinct(MB)}}`, 50),
    },
    {
      name: '200 nested event lines of 64 kB',
      type: SSE,
      coding: 'identity',
      bytes: sse(`{"type":"message_delta","usage":${'['.repeat(32_000)}${']'.repeat(32_000)}}`, 200),
    },
  ];
}
