import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { cpuMs, forkProxy, forkProxyWithFiles, listeningProxy, residentMb } from './support/proxy-process';
import { waitUntil } from './support/proxy';
import { messageStream } from './support/sse';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const ROUNDS = LONG ? 10 : 1;
const MB = 1024 * 1024;
/** More than the process had before, MB. */
const MOST_MB = 24;
const FILES = 64;
const CONNECTIONS = 200;
/** Processor time in a second in which nothing is to be done, ms. */
const IDLE_CPU_MS = 300;

interface Flood {
  readonly name: string;
  readonly bytes: number;
  readonly write: (response: http.ServerResponse) => Promise<void>;
}

/** Writes parts as fast as they are taken. */
async function pour(response: http.ServerResponse, parts: Iterable<Buffer>): Promise<void> {
  for (const part of parts) if (!response.write(part)) await once(response, 'drain');
}

function* repeated(part: Buffer, times: number): Iterable<Buffer> {
  for (let n = 0; n < times; n += 1) yield part;
}

const line = Buffer.alloc(MB, 'a');
const events = messageStream({ id: 'msg_flood', events: 200_000, output: 7 });

const FLOODS: readonly Flood[] = [
  {
    name: 'one line of 100 MB',
    bytes: 100 * MB + 6,
    write: async (response) => {
      response.write('data: ');
      await pour(response, repeated(line, 100));
    },
  },
  {
    name: '100,000 chunks of one byte',
    bytes: 100_000,
    write: (response) => pour(response, repeated(Buffer.from('a'), 100_000)),
  },
  { name: '200,000 events at once', bytes: events.length, write: (response) => pour(response, [events]) },
];

describe('the proxy’s process in a flood', () => {
  let child: ChildProcess | null = null;
  let server: http.Server | null = null;
  let sockets: net.Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    child?.kill('SIGKILL');
    server?.closeAllConnections();
    server?.close();
  });
  const start = async (handler: http.RequestListener, make: () => ChildProcess = forkProxy) => {
    server = http.createServer(handler).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const listening = await listeningProxy(origin, make());
    child = listening.child;
    return { pid: child.pid ?? 0, port: listening.port };
  };
  const post = async (port: number): Promise<number> => {
    const options = { port, host: '127.0.0.1', method: 'POST', path: '/v1/messages', agent: false };
    const [response] = (await once(http.request(options).end('{}'), 'response')) as [http.IncomingMessage];
    let bytes = 0;
    for await (const part of response) bytes += (part as Buffer).length;
    return bytes;
  };

  it.each(FLOODS)(
    'an answer of $name passes whole and takes little memory',
    { timeout: 120_000 },
    async ({ name, bytes, write }) => {
      let isWarm = false;
      const warm = messageStream({ id: 'msg_warm', events: 20_000, output: 7 });
      const { pid, port } = await start((request, response) => {
        request.resume();
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        void (isWarm ? write(response) : pour(response, repeated(warm, 8))).then(() => response.end());
      });
      // What the relay itself needs for as many bytes is there before.
      for (let n = 0; n < 3; n += 1) await post(port);
      isWarm = true;
      const before = residentMb(pid);
      for (let round = 0; round < ROUNDS; round += 1) expect(await post(port)).toBe(bytes);
      const grown = residentMb(pid) - before;
      process.stdout.write(`    ${name}: +${grown.toFixed(1)} MB\n`);
      expect(grown).toBeLessThan(MOST_MB);
    },
  );

  it(
    'with 64 open files and 200 connections the proxy does not spin, and serves again once they are gone',
    { timeout: 60_000 },
    async () => {
      const { pid, port } = await start(
        (_, response) => response.end('yes'),
        () => forkProxyWithFiles(FILES),
      );
      expect(await post(port)).toBe(3);
      for (let round = 0; round < ROUNDS; round += 1) {
        sockets = Array.from({ length: CONNECTIONS }, () => {
          const socket = net.connect({ port, host: '127.0.0.1' });
          return socket.on('error', () => undefined);
        });
        await waitUntil(() => sockets.every(({ connecting }) => !connecting), 20_000);
        const from = cpuMs(pid);
        await pause(1000);
        expect(cpuMs(pid) - from).toBeLessThan(IDLE_CPU_MS);
        // The limit was met: for most there was no file.
        expect(sockets.filter(({ closed }) => closed).length).toBeGreaterThan(CONNECTIONS - FILES);
        for (const socket of sockets.splice(0)) socket.destroy();
        expect(await answerAgain(() => post(port))).toBe(3);
      }
      expect(child?.exitCode).toBeNull();
    },
  );
});

/** The answer to a request that may come before the closed connections are gone. */
async function answerAgain(post: () => Promise<number>): Promise<number> {
  const until = performance.now() + 5000;
  for (;;) {
    const answer = await post().catch(() => null);
    if (answer === 3 || performance.now() > until) return answer ?? Number.NaN;
    await pause(20);
  }
}
