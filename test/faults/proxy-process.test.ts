import { createHash } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FromProxy } from '../../electron/proxy/messages';

const PROGRAM = fileURLToPath(new URL('../../dist/proxy.cjs', import.meta.url));
const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
const CANARY = 'sk-ant-oat01-canary-of-the-heap';
const BODY = '{"id":"msg_1","model":"m","usage":{"input_tokens":1,"output_tokens":2}}';
const BODY_CANARY = 'canary-of-the-body';
/** Starts the proxy as the app does, prints its port, and then blocks as long as a line on its input asks. */
const STUCK_PARENT = `
const child = require('child_process').fork(process.argv[1]);
let uses = 0;
let limits = '';
child.on('message', (message) => {
  if (message.kind === 'listening') process.stdout.write(message.port + '\\n');
  if (message.kind !== 'batch') return;
  for (const event of message.events) {
    if (event.kind === 'use') uses += 1;
    else limits = event.headers[0][1];
  }
  child.send({ kind: 'taken', seq: message.seq });
});
child.send({ kind: 'listen', port: 0, origin: process.argv[2] });
process.stdin.once('data', (ms) => {
  process.stdout.write('stuck\\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(ms));
  setTimeout(() => { process.stdout.write(uses + ' uses, ' + limits + '\\n'); }, 1500);
});
`;

describe('the proxy in its own process', () => {
  let dir = '';
  let api: http.Server;
  let origin = '';
  let child: ChildProcess | null = null;
  let answered = 0;
  beforeEach(async () => {
    answered = 0;
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'quotide-proxy-process-'));
    api = http.createServer((request, response) => {
      request.resume().on('end', () => {
        answered += 1;
        const limits = { 'anthropic-ratelimit-unified-5h-utilization': `0.${String(1000 + answered)}` };
        response.writeHead(200, { ...limits, 'Content-Type': 'application/json' });
        response.end(BODY);
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
    'the proxy relays while the app is blocked, and reports every use and the newest limits afterwards',
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
      // Alone, so that it is the last one for sure.
      await ask(port);
      expect(isFree).toBe(false);
      expect(await freed).toBe('201 uses, 0.1201');
      // Its whole group: the proxy is a child of its own.
      process.kill(-(parent.pid ?? 0), 'SIGKILL');
    },
  );

  it(
    'the proxy sends one batch to an app that never answers, and goes on relaying',
    { timeout: 30_000 },
    async () => {
      const proxy = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      child = proxy;
      const told: FromProxy[] = [];
      proxy.on('message', (message) => told.push(message as FromProxy));
      proxy.send({ kind: 'listen', port: 0, origin });
      const [{ port }] = (await once(proxy, 'message')) as [{ readonly port: number }];
      const hash = (text: string) => createHash('sha256').update(text).digest('hex');
      const wanted = hash(BODY);
      for (let round = 0; round < 25; round += 1) {
        const answers = await Promise.all(Array.from({ length: 20 }, () => ask(port)));
        expect(answers.every((answer) => hash(answer) === wanted)).toBe(true);
      }
      await ask(port);
      proxy.send({ kind: 'count' });
      const counted = () => told.find((message) => message.kind === 'counters')?.counters;
      await expect.poll(counted).toMatchObject({ requests: 501, usesSeen: 501, dropped: 0 });
      expect(counted()?.replaced).toBeGreaterThan(400);
      const batches = () => told.flatMap((message) => (message.kind === 'batch' ? [message] : []));
      expect(batches()).toHaveLength(1);

      proxy.on('message', (message: FromProxy) => {
        if (message.kind === 'batch') proxy.send({ kind: 'taken', seq: message.seq });
      });
      proxy.send({ kind: 'taken', seq: 1 });
      const kinds = () => batches().flatMap(({ events }) => events.map(({ kind }) => kind));
      await expect.poll(() => kinds().filter((kind) => kind === 'use')).toHaveLength(501);
      const limits = batches()[1]?.events.find(({ kind }) => kind === 'headers');
      expect(limits).toMatchObject({ headers: [['anthropic-ratelimit-unified-5h-utilization', '0.1501']] });
    },
  );

  it('the proxy reports its counts before it ends', { timeout: 30_000 }, async () => {
    const proxy = spawn(process.execPath, [PROGRAM], { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child = proxy;
    proxy.send({ kind: 'listen', port: 0, origin });
    const [{ port }] = (await once(proxy, 'message')) as [{ readonly port: number }];
    let uses = 0;
    let batches = 0;
    let isDraining = false;
    const waiting: number[] = [];
    // An app that takes a while for each batch: a proxy that did not wait for it would have ended by then.
    const confirm = (seq: number) =>
      setTimeout(() => proxy.send({ kind: 'taken', seq }, () => undefined), 200);
    proxy.on('message', (message: FromProxy) => {
      if (message.kind !== 'batch') return;
      batches += 1;
      uses += message.events.filter(({ kind }) => kind === 'use').length;
      if (isDraining) confirm(message.seq);
      else waiting.push(message.seq);
    });
    await ask(port);
    await expect.poll(() => batches).toBe(1);
    // The first batch is not confirmed, so these counts still wait when the end is asked for.
    await Promise.all(Array.from({ length: 19 }, () => ask(port)));
    proxy.send({ kind: 'drain', ms: 5000 });
    isDraining = true;
    for (const seq of waiting) confirm(seq);
    await once(proxy, 'exit');
    expect(uses).toBe(20);
    expect(batches).toBeGreaterThan(1);
  });

  it(
    'the proxy holds neither the token nor the prompt when a request is over',
    { timeout: 30_000 },
    async () => {
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
      await expect.poll(() => messages.length).toBeGreaterThanOrEqual(1);
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
    },
  );
});
