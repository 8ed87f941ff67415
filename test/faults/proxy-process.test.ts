import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../dist/proxy.cjs', import.meta.url));
const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
const CANARY = 'sk-ant-oat01-canary-of-the-heap';
const BODY_CANARY = 'canary-of-the-body';
/** Starts the proxy as the app does, tells its port, and then is stuck for as long as a line on its input says. */
const STUCK_PARENT = `
const child = require('child_process').fork(process.argv[1]);
let events = 0;
child.on('message', (message) => {
  if (message.kind === 'listening') process.stdout.write(message.port + '\\n');
  if (message.kind === 'event') events += 1;
});
child.send({ kind: 'listen', port: 0, origin: process.argv[2] });
process.stdin.once('data', (ms) => {
  process.stdout.write('stuck\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(ms));
  setTimeout(() => { process.stdout.write(events + ' events\\n'); }, 1500);
});
`;

describe('the proxy in its own process', () => {
  let dir = '';
  let api: http.Server;
  let origin = '';
  let child: ChildProcess | null = null;
  beforeEach(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-proxy-process-'));
    api = http.createServer((request, response) => {
      request.resume().on('end', () => {
        const limits = { 'anthropic-ratelimit-unified-5h-utilization': '0.5' };
        response.writeHead(200, { ...limits, 'Content-Type': 'application/json' });
        response.end(`{"id":"msg_1","model":"m","usage":{"input_tokens":1,"output_tokens":2}}`);
      });
    });
    api.listen(0, '127.0.0.1');
    await once(api, 'listening');
    origin = `http://127.0.0.1:${String((api.address() as AddressInfo).port)}`;
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    api.closeAllConnections();
    api.close();
    await once(api, 'close');
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const ask = async (port: number): Promise<string> => {
    const headers = { Authorization: `Bearer ${CANARY}`, Connection: 'close' };
    const options = { port, headers, host: '127.0.0.1', method: 'POST', path: '/v1/messages' };
    const request = http.request(options).end(`{"prompt":"${BODY_CANARY}"}`);
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    let text = '';
    for await (const part of response as AsyncIterable<Buffer>) text += part.toString();
    return text;
  };

  it(
    'passes on at full speed while the app is stuck, and tells all of it afterwards',
    { timeout: 30_000 },
    async () => {
      const parent = spawn(process.execPath, ['-e', STUCK_PARENT, PROGRAM, origin], { env, detached: true });
      child = parent;
      const line = async () => String(((await once(parent.stdout, 'data')) as [Buffer])[0]).trim();
      const port = Number(await line());
      parent.stdin.write('5000');
      expect(await line()).toBe('stuck');
      const freed = line();
      let isFree = false;
      void freed.then(() => (isFree = true));
      for (let round = 0; round < 20; round += 1) {
        const answers = await Promise.all(Array.from({ length: 10 }, () => ask(port)));
        expect(answers.every((answer) => answer.endsWith('"output_tokens":2}}'))).toBe(true);
      }
      expect(isFree).toBe(false);
      // One of limits and one of tokens for each.
      expect(await freed).toBe('400 events');
      // Its whole group: the proxy is a child of its own.
      process.kill(-(parent.pid ?? 0), 'SIGKILL');
    },
  );

  it('holds neither the token nor the prompt when a request is over', { timeout: 30_000 }, async () => {
    const options = { env, cwd: dir, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] as const };
    const proxy = spawn(process.execPath, ['--heapsnapshot-signal=SIGUSR2', PROGRAM], {
      ...options,
      stdio: [...options.stdio],
    });
    child = proxy;
    const messages: unknown[] = [];
    proxy.on('message', (message) => messages.push(message));
    proxy.send({ kind: 'listen', port: 0, origin });
    const [{ port }] = (await once(proxy, 'message')) as [{ readonly port: number }];
    for (let n = 0; n < 5; n += 1) await ask(port);
    await expect.poll(() => messages.length).toBeGreaterThanOrEqual(10);
    proxy.kill('SIGUSR2');
    const dump = () => fs.readdirSync(dir).filter((name) => name.endsWith('.heapsnapshot'));
    const text = () =>
      dump()
        .map((name) => fs.readFileSync(path.join(dir, name), 'latin1'))
        .join('');
    await expect.poll(() => text().trimEnd().endsWith('}'), { timeout: 20_000, interval: 200 }).toBe(true);
    expect(text()).toContain('only HTTP/1.1 is spoken here');
    expect([text().includes(CANARY), text().includes(BODY_CANARY)]).toEqual([false, false]);
    expect(JSON.stringify(messages)).not.toMatch(/canary/);
  });
});
