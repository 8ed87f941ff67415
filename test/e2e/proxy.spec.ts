import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import path from 'node:path';
import { FAKE_TOKEN } from '../fakes/credentials';
import type { World } from './support/quotide';
import { expect, test } from './support/test';

const LIMITS = {
  'anthropic-ratelimit-unified-5h-utilization': '0.37',
  'anthropic-ratelimit-unified-5h-status': 'allowed',
  'anthropic-ratelimit-unified-5h-reset': String(Math.floor(Date.now() / 1000) + 7200),
};

/** Anthropic's API, of which only messages matter here. */
async function upstream(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = http.createServer((request, response) => {
    const isMessage = request.url === '/v1/messages?beta=true';
    request.resume().on('end', () => {
      response.writeHead(isMessage ? 200 : 404, {
        ...(isMessage ? LIMITS : {}),
        'content-type': 'application/json',
      });
      response.end('{"id":"msg_1","model":"claude-opus-5-5","usage":{"input_tokens":3,"output_tokens":4}}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}`, close: () => server.close() };
}

async function ask(port: number): Promise<number | undefined> {
  const headers = { Authorization: `Bearer ${FAKE_TOKEN}`, Connection: 'close' };
  const options = { port, headers, host: '127.0.0.1', method: 'POST', path: '/v1/messages?beta=true' };
  const request = http.request(options).end('{}');
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  await once(response.resume(), 'end');
  return response.statusCode;
}

async function status(world: World, url: string): Promise<{ windows: object[] }> {
  const child = spawn('bin/quotide', ['status', '--json'], { env: world.env({ QUOTIDE_API_URL: url }) });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await once(child, 'close');
  return JSON.parse(text) as { windows: object[] };
}

const WANTED = { id: 'five_hour', utilization: 37, source: 'response_headers' };

function logOf(world: World): string {
  return fs.readFileSync(path.join(world.dataDir, 'quotide.log'), 'utf8');
}

test('quotide proxy passes requests on and keeps what the answers say, until it is stopped', async ({
  world,
}) => {
  const api = await upstream();
  const env = world.env({ QUOTIDE_API_URL: api.url });
  const child = spawn('bin/quotide', ['proxy', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const [, port] = /^listening on http:\/\/127\.0\.0\.1:(\d+)\n$/.exec(line.toString()) ?? [];
  expect(await ask(Number(port))).toBe(200);
  await expect.poll(async () => (await status(world, api.url)).windows).toMatchObject([WANTED]);

  const taken = spawn('bin/quotide', ['proxy', '--port', String(port)], { env });
  const [code] = (await once(taken, 'exit')) as [number];
  expect(code).toBe(1);

  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(logOf(world)).not.toContain(FAKE_TOKEN);
  api.close();
});

test('the app runs the proxy when the settings say so, and starts it again after a crash', async ({
  world,
}) => {
  const api = await upstream();
  const free = net.createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  fs.mkdirSync(world.dataDir, { recursive: true });
  fs.writeFileSync(path.join(world.dataDir, 'settings.json'), JSON.stringify({ proxy: { on: true, port } }));
  const app = await world.start({ QUOTIDE_API_URL: api.url });
  await expect.poll(() => ask(port).catch(() => null)).toBe(200);
  await expect.poll(async () => (await status(world, api.url)).windows).toMatchObject([WANTED]);

  const pids = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().flatMap(({ pid, name }) => (name === 'Quotide proxy' ? [pid] : [])),
  );
  expect(pids).toHaveLength(1);
  process.kill(pids[0] ?? 0, 'SIGKILL');
  await expect.poll(() => logOf(world)).toContain('the proxy ended and is started again');
  await expect.poll(() => ask(port).catch(() => null)).toBe(200);
  expect(logOf(world)).not.toContain(FAKE_TOKEN);

  await app.close();
  await expect(ask(port)).rejects.toThrow('ECONNREFUSED');
  api.close();
});
