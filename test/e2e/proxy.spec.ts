import type { TestInfo } from '@playwright/test';
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAKE_TOKEN } from '../fakes/credentials';
import { says, type World } from './support/quotide';
import { scrape } from './support/scrape';
import { lastMonth, openDashboard } from './support/seeded';
import { freePort, LIMITS, streamingApi, type Streams } from './support/streaming-api';
import { expect, test } from './support/test';

/** Tries without a pause to listen on a port. */
const STRANGER = fileURLToPath(new URL('../faults/support/port-stranger.cjs', import.meta.url));

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

async function listens(port: number): Promise<boolean> {
  const socket = net.connect({ port, host: '127.0.0.1' });
  const heard = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return heard;
}

/** All of an answer; rejects when it is cut off. */
async function wholeText(response: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of response as AsyncIterable<Buffer>) text += part.toString();
  return text;
}

async function status(world: World, url: string): Promise<{ windows: object[] }> {
  const child = spawn('bin/quotide', ['status', '--json'], { env: world.env({ QUOTIDE_API_URL: url }) });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await once(child, 'close');
  return JSON.parse(text) as { windows: object[] };
}

const WANTED = { id: 'five_hour', utilization: 37, source: 'response_headers' };

/** Names of files in the data folder, the database and the log among them, in which the login's token stands. */
function filesWithToken({ dataDir }: World): readonly string[] {
  const names = fs.readdirSync(dataDir, { recursive: true, encoding: 'utf8' });
  expect(names).toContain('quotide.log');
  return names.filter((name) => {
    const file = path.join(dataDir, name);
    return fs.statSync(file).isFile() && fs.readFileSync(file, 'latin1').includes(FAKE_TOKEN);
  });
}

function logOf(world: World): string {
  return fs.readFileSync(path.join(world.dataDir, 'quotide.log'), 'utf8');
}

test('quotide proxy passes requests on and stores the limits of the answers, until it is stopped', async ({
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
  expect(filesWithToken(world)).toEqual([]);
  api.close();
});

test('the app runs the proxy when the settings say so, and no other program gets its port after a crash', async ({
  world,
}) => {
  const api = await upstream();
  const free = net.createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  fs.mkdirSync(world.dataDir, { recursive: true });
  const settings = { proxy: { on: true, port }, telemetry: { scrape: true } };
  fs.writeFileSync(path.join(world.dataDir, 'settings.json'), JSON.stringify(settings));
  const app = await world.start({ QUOTIDE_API_URL: api.url });
  await expect.poll(() => ask(port).catch(() => null)).toBe(200);
  await expect.poll(async () => (await status(world, api.url)).windows).toMatchObject([WANTED]);
  const counted = /^claude_proxy_requests_total\{.*status_code="200",.*endpoint="messages"\} 1/m;
  await expect.poll(scrape).toMatch(counted);

  const stranger = fork(STRANGER, [String(port)], { execArgv: [] });
  const tries = once(stranger, 'message');
  for (let kill = 1; kill <= 3; kill += 1) {
    const pids = await app.evaluate(({ app: electron }) =>
      electron.getAppMetrics().flatMap(({ pid, name }) => (name === 'Quotide proxy' ? [pid] : [])),
    );
    expect(pids).toHaveLength(1);
    process.kill(pids[0] ?? 0, 'SIGKILL');
    // Sent while no process listens: the request waits for the next one.
    expect(await ask(port)).toBe(200);
  }
  stranger.send('end');
  const [{ taken, tried }] = (await tries) as [{ readonly taken: number; readonly tried: number }];
  expect(taken).toBe(0);
  expect(tried).toBeGreaterThan(3);
  expect(logOf(world)).toContain('the proxy ended and is started again');
  expect(logOf(world)).not.toContain('the port cannot be held');

  await app.close();
  await expect(ask(port)).rejects.toThrow('ECONNREFUSED');
  expect(filesWithToken(world)).toEqual([]);
  api.close();
});

/** Sends a message, and expects that the tray shows its limits before the answer has ended. */
async function trayMovesBeforeTheEnd(
  world: World,
  api: Streams,
  port: number,
  info: TestInfo,
): Promise<void> {
  const tray = await world.desktop.tray(5000);
  const headers = { Authorization: `Bearer ${FAKE_TOKEN}`, Connection: 'close' };
  const options = { port, headers, host: '127.0.0.1', method: 'POST', path: '/v1/messages?beta=true' };
  const request = http.request(options).end('{}');
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const since = performance.now();
  let ended = false;
  response.resume().on('end', () => (ended = true));
  await tray.waitFor(({ tooltip }) => says(tooltip, '37'), 'the percent of the headers', 10_000);
  const description = `${(performance.now() - since).toFixed(0)} ms from the head of the answer to the tray`;
  info.annotations.push({ type: 'measured', description });
  process.stdout.write(`    ${description}\n`);
  expect(ended).toBe(false);
  api.end();
  await expect.poll(() => ended).toBe(true);
}

test('the proxy that is switched on in the settings listens, and the tray moves before the answer has ended', async ({
  world,
}, info) => {
  // The app tries a port that was in use again after up to ten seconds.
  test.setTimeout(90_000);
  const api = await streamingApi(world);
  const port = await freePort();
  const { page } = await openDashboard(world, 'settings/proxy', lastMonth, { QUOTIDE_API_URL: api.url });
  const state = page.getByRole('region', { name: 'Proxy' });
  await state.getByRole('textbox', { name: 'Port' }).fill('80');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter a port from 1024 to 65535.')).toBeVisible();
  await state.getByRole('textbox', { name: 'Port' }).fill(String(port));
  await page.keyboard.press('Enter');
  await expect(page.getByText(`export ANTHROPIC_BASE_URL=http://127.0.0.1:${String(port)}`)).toBeVisible();
  const probe = page.getByRole('button', { name: 'Test', exact: true });
  await probe.click();
  await expect(state.getByText('Nothing answers on this port.')).toBeVisible();

  await page.getByRole('switch', { name: /Read limits from Claude Code’s own traffic/ }).click();
  await expect(state.getByText(`Listening on 127.0.0.1:${String(port)}`)).toBeVisible();
  await probe.click();
  await expect(state.getByText('The proxy answers.')).toBeVisible();
  expect(api.asked()).toBe(0);

  await trayMovesBeforeTheEnd(world, api, port, info);
  const { windows } = await status(world, api.url);
  expect(windows).toContainEqual(expect.objectContaining(WANTED));

  await expect(page.getByRole('table', { name: /^Requests: 1\./ })).toBeVisible();
  await expect(page.getByRole('row', { name: /all passed on 1$/ })).toBeVisible();

  await page.getByRole('switch', { name: /Read limits from Claude Code’s own traffic/ }).click();
  await expect(state.getByText('Off', { exact: true })).toBeVisible();
  await expect(ask(port)).rejects.toThrow('ECONNREFUSED');
  const taker = net.createServer().listen(port, '127.0.0.1');
  await once(taker, 'listening');

  await page.getByRole('switch', { name: /Read limits from Claude Code’s own traffic/ }).click();
  await expect(
    state.getByText(/^Another program holds this port\. .* sending its login to that program\./),
  ).toBeVisible();
  await expect(state.getByText('unset ANTHROPIC_BASE_URL ENABLE_TOOL_SEARCH')).toBeVisible();
  await probe.click();
  await expect(state.getByText(/^Another program answers on this port, not Quotide\./)).toBeVisible();
  await world.desktop.notifications.waitFor(1, 10_000);
  const warnings = world.desktop.notifications.shown.filter(({ summary }) =>
    summary.includes('sending its login'),
  );
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.body).toContain(`Another program holds port ${String(port)}, not Quotide.`);
  taker.close();
  await expect(state.getByText(`Listening on 127.0.0.1:${String(port)}`)).toBeVisible({ timeout: 20_000 });
  expect(logOf(world)).not.toContain(FAKE_TOKEN);
  api.close();
});

/** The app with an answer under way, and Quit clicked once. */
async function quitting(world: World) {
  const api = await streamingApi(world);
  const port = await freePort();
  fs.mkdirSync(world.dataDir, { recursive: true });
  fs.writeFileSync(path.join(world.dataDir, 'settings.json'), JSON.stringify({ proxy: { on: true, port } }));
  const app = await world.start({ QUOTIDE_API_URL: api.url });
  const headers = { Authorization: `Bearer ${FAKE_TOKEN}` };
  const options = { port, headers, host: '127.0.0.1', method: 'POST', path: '/v1/messages' };
  await expect.poll(() => listens(port)).toBe(true);
  const request = http.request(options).end('{}');
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const whole = wholeText(response);
  const gone = once(app.process(), 'exit');
  const tray = await world.desktop.tray(5000);
  await tray.waitFor(({ tooltip }) => says(tooltip, '37'), 'the percent of the headers', 10_000);
  // A first poll's answer may draw the menu anew, and a click that meets this is lost: a user clicks again then.
  await expect(async () => {
    await tray.clickMenu('Quit');
    await expect.poll(() => logOf(world), { timeout: 3000 }).toContain('quitting');
  }).toPass();
  await expect.poll(() => ask(port).catch((error: unknown) => String(error))).toContain('ECONNREFUSED');
  expect(app.process().exitCode).toBeNull();
  return { api, app, tray, whole, gone };
}

test('Quit waits for the end of a running answer', async ({ world }) => {
  const { api, whole, gone } = await quitting(world);
  api.end();
  expect(await whole).toContain('message_stop');
  await gone;
  api.close();
});

test('a second Quit does not wait for the running answer, which is cut off', async ({ world }) => {
  const { api, tray, whole, gone } = await quitting(world);
  const cutOff = expect(whole).rejects.toThrow(/aborted|ECONNRESET/);
  // It may end before it has answered the panel.
  await tray.clickMenu('Quit').catch(() => undefined);
  await gone;
  await cutOff;
  api.close();
});
