import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listeningProxy, residentMb } from './support/proxy-process';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const ROUNDS = LONG ? 50 : 5;
const MB = 1024 * 1024;
const WANTED = 100 * MB;
const PART = Buffer.alloc(65_536, 'quotide ');
const BODY = Buffer.alloc(32 * MB, 'quotide');
/** More than the process holds before, MB. */
const MOST_MB = 16;

/** Large bodies through the proxy's own process, whose memory is looked at. */
describe('the memory of the proxy', () => {
  let api: http.Server;
  let child: ChildProcess;
  let port = 0;
  let written = 0;
  let isDead = false;
  beforeEach(async () => {
    isDead = false;
    api = http.createServer((request, response) => {
      if (request.method === 'GET') {
        pour(response);
        return;
      }
      if (request.url === '/early') {
        request.resume();
        response.writeHead(413, { 'Content-Type': 'application/json' });
        response.end('{"type":"error"}');
        return;
      }
      const hash = createHash('sha256');
      request.on('data', (bytes: Buffer) => hash.update(bytes));
      request.on('end', () => response.end(hash.digest('hex')));
    });
    api.listen(0, '127.0.0.1');
    await once(api, 'listening');
    const origin = `http://127.0.0.1:${String((api.address() as AddressInfo).port)}`;
    ({ child, port } = await listeningProxy(origin));
    child.once('exit', () => (isDead = true));
  });
  afterEach(async () => {
    child.kill('SIGKILL');
    api.closeAllConnections();
    api.close();
    await once(api, 'close');
  });

  /** 100 MB, as fast as they are taken. */
  const pour = (response: http.ServerResponse): void => {
    written = 0;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Content-Length': WANTED });
    const more = () => {
      while (written < WANTED) {
        written += PART.length;
        if (!response.write(PART)) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const get = async (): Promise<http.IncomingMessage> => {
    const [response] = (await once(http.get({ port, host: '127.0.0.1' }), 'response')) as [
      http.IncomingMessage,
    ];
    return response;
  };
  /** Reads until `enough`; gives how much that was. */
  const read = async (response: http.IncomingMessage, enough: number): Promise<number> => {
    let bytes = 0;
    for (;;) {
      const part = response.read() as Buffer | null;
      if (part !== null) bytes += part.length;
      if (bytes >= enough || response.readableEnded) return bytes;
      if (part === null) await Promise.race([once(response, 'readable'), once(response, 'end')]);
    }
  };
  const post = async (path: string, body: Buffer): Promise<string> => {
    const headers = { 'Content-Length': body.length };
    const request = http.request({ port, path, headers, host: '127.0.0.1', method: 'POST' });
    request.on('error', () => undefined);
    request.end(body);
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    let text = String(response.statusCode);
    for await (const bytes of response) text += ` ${(bytes as Buffer).toString()}`;
    return text;
  };
  const pid = () => child.pid ?? 0;

  it(
    'the memory of the proxy does not grow for a client that stops reading an answer of 100 MB',
    { timeout: 120_000 },
    async () => {
      await post('/', Buffer.from('x'));
      const before = residentMb(pid());
      const grown: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const response = await get();
        // What is left is more than the kernel buffers of two connections, 32 MB each at most.
        const first = await read(response, WANTED / 10);
        for (let seen = -1; written !== seen; await pause(50)) seen = written;
        // The server has to wait; the bytes that it could write are in the kernel's buffers.
        expect(written).toBeLessThan(WANTED);
        grown.push(residentMb(pid()) - before);
        expect(first + (await read(response, Number.POSITIVE_INFINITY))).toBe(WANTED);
      }
      process.stdout.write(`    grown by ${grown.map((mb) => mb.toFixed(1)).join(', ')} MB\n`);
      expect(Math.max(...grown)).toBeLessThan(MOST_MB);
      expect(isDead).toBe(false);
    },
  );

  it(
    'the memory of the proxy does not grow for an upload of 32 MB, nor for 40 MB that are refused',
    { timeout: 120_000 },
    async () => {
      await post('/', Buffer.from('x'));
      const before = residentMb(pid());
      const hash = createHash('sha256').update(BODY).digest('hex');
      const large = Buffer.alloc(40 * MB);
      const grown: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        expect(await post('/', BODY)).toBe(`200 ${hash}`);
        expect(await post('/early', large)).toBe('413 {"type":"error"}');
        grown.push(residentMb(pid()) - before);
      }
      process.stdout.write(`    grown by ${grown.map((mb) => mb.toFixed(1)).join(', ')} MB\n`);
      expect(Math.max(...grown)).toBeLessThan(MOST_MB);
    },
  );
});
