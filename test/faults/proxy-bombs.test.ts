import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { readHeaderLines } from '../../electron/proxy/head/lines';
import { createReading } from '../../electron/proxy/tap/reading';
import { TapMemory } from '../../electron/proxy/tap/tap-memory';
import { SteppedZstd } from '../../electron/proxy/tap/zstd';
import { bombs, zstdRepeated, type Bomb } from './support/bombs';
import { waitUntil } from './support/proxy';
import { cpuMs, listeningProxy, residentMb } from './support/proxy-process';
import { messageStream } from './support/sse';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const ROUNDS = LONG ? 10 : 1;
const AT_ONCE = 4;
/** More than the process had before, MB. */
const MOST_MB = 64;
/** More than the process had before, some seconds later, MB. */
const RETURNED_MB = 48;
/** Processor time of the proxy for one bomb, ms. Without limits a zstd bomb of 16 kB takes more than 1,000. */
const MOST_CPU_MS = 400;
const MB = 1024 * 1024;
const all = bombs();
const plain = messageStream({ id: 'msg_plain', events: 100_000, output: 77 });
/** The number of the answer that is no bomb. */
const PLAIN = all.length;
const answers = [...all, { type: 'text/event-stream', coding: 'identity', bytes: plain }];

/** Reads a bomb in the pieces of a socket, with a turn of the event loop after each. */
async function readBomb(bomb: Bomb): Promise<{ readonly events: readonly string[]; readonly used: number }> {
  const memory = new TapMemory();
  const events: string[] = [];
  const lines = readHeaderLines(`content-type: ${bomb.type}\r\ncontent-encoding: ${bomb.coding}`) ?? [];
  const reads = { onUse: () => void events.push('use'), onUnknown: () => void events.push('unknown') };
  const reading = createReading(lines, 0, reads, memory);
  for (let at = 0; at < bomb.bytes.length && events.length === 0; at += 65_536) {
    reading.push(bomb.bytes.subarray(at, at + 65_536));
    await new Promise((turn) => setImmediate(turn));
  }
  reading.end(true);
  await waitUntil(() => events.length > 0, 20_000);
  return { events, used: memory.used() };
}

describe('the reader of tokens before an answer that is made to hurt', () => {
  it.each(all)('the tap counts no tokens of $name, and returns its memory', async (bomb) => {
    expect(await readBomb(bomb)).toEqual({ events: ['unknown'], used: 0 });
  });

  it('the zstd decoder stops in the middle of a piece once its user has enough, and lets the loop turn', async () => {
    let decoded = 0;
    let inTurn = 0;
    let mostInTurn = 0;
    let hasFailed = false;
    const decoder = new SteppedZstd({
      onCoded: () => undefined,
      onWindow: () => true,
      onData: ({ length }) => {
        if (inTurn === 0) setImmediate(() => (inTurn = 0));
        inTurn += length;
        mostInTurn = Math.max(mostInTurn, inTurn);
        decoded += length;
        return decoded < 64 * MB;
      },
      onError: () => (hasFailed = true),
    });
    decoder.push(zstdRepeated(512));
    await waitUntil(() => hasFailed, 20_000);
    expect(decoded).toBe(64 * MB);
    expect(mostInTurn).toBeLessThanOrEqual(2 * MB);
  });
});

/** A server whose `/bomb` answers one of the bombs, and `/v1/messages?stream` an event each 20 ms. */
async function startServer() {
  const server = http.createServer((request, response) => {
    request.resume();
    const bomb = answers[Number(request.headers['x-bomb'] ?? '-1')];
    if (bomb !== undefined) {
      response.writeHead(200, { 'Content-Type': bomb.type, 'Content-Encoding': bomb.coding });
      response.end(bomb.bytes);
      return;
    }
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const timer = setInterval(() => response.write('event: ping\ndata: {"type":"ping"}\n\n'), 20);
    response.once('close', () => clearInterval(timer));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { server, origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}` };
}

async function post(port: number, headers: http.OutgoingHttpHeaders): Promise<http.IncomingMessage> {
  const request = http.request({ port, headers, host: '127.0.0.1', method: 'POST', path: '/v1/messages' });
  const [response] = (await once(request.end('{}'), 'response')) as [http.IncomingMessage];
  return response;
}

describe('the proxy’s process before answers that are made to hurt', () => {
  it(
    'each bomb takes little processor time and memory, and passes byte for byte beside a stream that goes on',
    { timeout: 120_000 },
    async () => {
      const { server, origin } = await startServer();
      const { child, port } = await listeningProxy(origin);
      const pid = child.pid ?? 0;
      const stream = await post(port, {});
      let pings = 0;
      let lastAt = performance.now();
      let worstMs = 0;
      stream.on('data', () => {
        pings += 1;
        worstMs = Math.max(worstMs, performance.now() - lastAt);
        lastAt = performance.now();
      });
      const pass = async (index: number) => {
        let bytes = 0;
        for await (const part of await post(port, { 'X-Bomb': String(index) }))
          bytes += (part as Buffer).length;
        expect(bytes).toBe(answers[index]?.bytes.length);
      };
      // As many bytes that are no bomb: what the relay itself needs for them is there before.
      for (let n = 0; n < 3; n += 1) await Promise.all([pass(PLAIN), pass(PLAIN), pass(PLAIN), pass(PLAIN)]);
      const before = residentMb(pid);
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [index, { name }] of all.entries()) {
          const from = cpuMs(pid);
          worstMs = 0;
          await Promise.all(Array.from({ length: AT_ONCE }, () => pass(index)));
          const seen = pings;
          await waitUntil(() => pings > seen + 2);
          const each = (cpuMs(pid) - from) / AT_ONCE;
          const grownMb = residentMb(pid) - before;
          process.stdout.write(
            `    ${name}: ${each.toFixed(0)} ms of processor each, +${grownMb.toFixed(0)} MB, a gap of ${worstMs.toFixed(0)} ms\n`,
          );
          expect.soft(each, name).toBeLessThan(MOST_CPU_MS);
          expect.soft(grownMb, name).toBeLessThan(MOST_MB);
          await waitUntil(() => residentMb(pid) - before < RETURNED_MB, 30_000);
        }
      }
      child.kill('SIGKILL');
      server.closeAllConnections();
      server.close();
    },
  );
});
