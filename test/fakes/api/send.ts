import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { ApiAnswer } from './types';

const CHUNK = Buffer.alloc(1 << 16);

function bytesOf(body: ApiAnswer['body']): Buffer {
  if (body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  return body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
}

function* zeros(total: number): Generator<Buffer> {
  for (let left = total; left > 0; left -= CHUNK.length)
    yield CHUNK.subarray(0, Math.min(left, CHUNK.length));
}

/** Carries out an answer on a response, its faults included; `headers` are those of every answer. */
export async function send(
  res: ServerResponse,
  answer: ApiAnswer,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  if (answer.delayMs !== undefined) await sleep(answer.delayMs);
  const socket = res.socket;
  if (socket === null || socket.destroyed || answer.hang === 'before-headers') return;
  if (answer.reset === 'before-headers') {
    socket.resetAndDestroy();
    return;
  }
  if (answer.raw !== undefined) {
    socket.end(answer.raw);
    return;
  }
  res.sendDate = false;
  const all = { 'content-type': 'application/json', ...headers, ...answer.headers };
  const status = answer.status ?? 200;
  if (answer.gzipBombBytes !== undefined) {
    res.writeHead(status, { ...all, 'content-encoding': 'gzip' });
    // A client that stops reading closes the connection and the pipeline fails, as intended.
    await pipeline(Readable.from(zeros(answer.gzipBombBytes)), createGzip(), res).catch(() => undefined);
    return;
  }
  const body = bytesOf(answer.body);
  res.writeHead(status, { ...all, 'content-length': String(body.length) });
  await sendBody(res, body, answer);
}

async function sendBody(res: ServerResponse, body: Buffer, answer: ApiAnswer): Promise<void> {
  if (answer.hang === 'after-headers') {
    res.flushHeaders();
  } else if (answer.reset === 'after-headers' || answer.cutAfterBytes !== undefined) {
    const sent = answer.reset === 'after-headers' ? Math.floor(body.length / 2) : (answer.cutAfterBytes ?? 0);
    const socket = res.socket;
    res.flushHeaders();
    if (sent > 0) await written(res, body.subarray(0, sent));
    // The bytes must be on their way before the reset throws away what is still queued.
    if (answer.reset === 'after-headers') {
      await sleep(20);
      socket?.resetAndDestroy();
    } else {
      socket?.end();
    }
  } else if (answer.bytesPerSecond !== undefined) {
    await dribble(res, body, answer.bytesPerSecond);
  } else {
    res.end(body);
  }
}

function written(res: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((done) => {
    res.write(bytes, () => {
      done();
    });
  });
}

/** At most 20 writes a second; ends early when the client hangs up. */
async function dribble(res: ServerResponse, body: Buffer, bytesPerSecond: number): Promise<void> {
  const pause = Math.max(50, 1000 / bytesPerSecond);
  const step = Math.max(1, Math.round((bytesPerSecond * pause) / 1000));
  res.flushHeaders();
  for (let at = 0; at < body.length && !res.destroyed; at += step) {
    res.write(body.subarray(at, at + step));
    await sleep(pause);
  }
  res.end();
}
