import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock, type Clock } from '../../electron/app/clock/clock';
import { createLog } from '../../electron/app/log';
import { ProxyHost, type ProxyChild } from '../../electron/app/proxy/proxy-host';
import type { ProxyState } from '../../electron/core/proxy';
import { holdPort } from '../../electron/proxy/port/held-port';
import { forkProxy } from './support/proxy-process';
import { waitUntil } from './support/proxy';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const ROUNDS = LONG ? 20 : 6;
const KILLS = LONG ? 100 : 27;
/** So long after its start a process has recovered, and its next end is answered at once. */
const RECOVERED_MS = 61_000;

const AS_NODE = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
/** Tries without a pause to listen on a port, until it is asked to end. */
const STRANGER = fileURLToPath(new URL('./support/port-stranger.cjs', import.meta.url));

/** The first line of the answer to a request that the proxy refuses itself. */
async function answerOf(port: number): Promise<string> {
  const socket = net.connect({ port, host: '127.0.0.1' });
  socket.write('GET / HTTP/1.1\r\nHost: other.invalid\r\n\r\n');
  let text = '';
  socket.on('data', (part: Buffer) => (text += part.toString('latin1')));
  await once(socket, 'close');
  return text;
}

describe('the app after the proxy’s process was killed', () => {
  const children: ChildProcess[] = [];
  let host: ProxyHost | null = null;
  afterEach(async () => {
    await host?.stop(0);
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  const spawn = (): ProxyChild => {
    const child = forkProxy();
    children.push(child);
    return {
      send: (message) => {
        if (child.connected) child.send(message, () => undefined);
      },
      sendPort: (message, { handle }) => {
        if (child.connected) child.send(message, handle as net.Server, () => undefined);
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => child.on('exit', listener),
      kill: () => child.kill('SIGKILL'),
    };
  };
  const listens = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = net.connect({ port, host: '127.0.0.1' });
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });

  it('a killed proxy listens on its port again within a second, each time', { timeout: 60_000 }, async () => {
    const real = createClock(1);
    let aheadMs = 0;
    const clock: Clock = { ...real, monotonic: () => real.monotonic() + aheadMs };
    const ports = new Set<number>();
    const parts = { spawn, clock, port: 0, origin: 'http://127.0.0.1:1', onEvent: () => undefined };
    const made = new ProxyHost({
      ...parts,
      onState: (state) => state.kind === 'listening' && ports.add(state.port),
      log: createLog('error', Date.now, []),
    });
    host = made;
    made.start();
    await waitUntil(() => made.state().kind === 'listening', 10_000);
    const gaps: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      aheadMs += RECOVERED_MS;
      const killedAt = performance.now();
      children.at(-1)?.kill('SIGKILL');
      await waitUntil(() => made.state().kind === 'starting');
      await waitUntil(() => made.state().kind === 'listening', 10_000);
      gaps.push(performance.now() - killedAt);
      expect(await listens([...ports][0] ?? 0)).toBe(true);
    }
    expect(ports.size).toBe(1);
    expect(children).toHaveLength(ROUNDS + 1);
    // The quickest: a start takes as long as the machine lets it.
    expect(Math.min(...gaps)).toBeLessThan(1000);
  });

  /** A host that holds its port, as the app and the command make it. */
  const holding = (port: number, states: ProxyState[] = []) => {
    const real = createClock(1);
    let aheadMs = 0;
    const made = new ProxyHost({
      spawn,
      holdPort,
      // Each start counts as the first, so that the next one follows at once.
      clock: { ...real, monotonic: () => real.monotonic() + (aheadMs += RECOVERED_MS) },
      port,
      origin: 'http://127.0.0.1:1',
      onEvent: () => undefined,
      onState: (state) => states.push(state),
      log: createLog('error', Date.now, []),
    });
    host = made;
    return made;
  };
  const portOf = (made: ProxyHost): number => {
    const state = made.state();
    return state.kind === 'listening' ? state.port : 0;
  };

  it(
    'a port that is held is at no instant free for another program while the proxy is killed and starts again, and its clients are served',
    { timeout: 240_000 },
    async () => {
      const made = holding(0);
      made.start();
      await waitUntil(() => made.state().kind === 'listening', 20_000);
      const port = portOf(made);
      const stranger = fork(STRANGER, [String(port)], { execArgv: [], env: AS_NODE });
      const tries = once(stranger, 'message');
      for (let kill = 1; kill <= KILLS; kill += 1) {
        children.at(-1)?.kill('SIGKILL');
        await waitUntil(() => made.state().kind === 'starting', 20_000);
        // It comes while no process listens, and is answered by the next one.
        const answer = answerOf(port);
        await waitUntil(() => made.state().kind === 'listening', 20_000);
        expect(await answer).toMatch(/^HTTP\/1\.1 403 /);
      }
      stranger.send('end');
      const [{ taken, tried }] = (await tries) as [{ readonly taken: number; readonly tried: number }];
      stranger.kill('SIGKILL');
      process.stdout.write(`    ${String(tried)} tries to bind the port during ${String(KILLS)} kills\n`);
      expect(taken).toBe(0);
      expect(tried).toBeGreaterThan(KILLS);
      expect(children).toHaveLength(KILLS + 1);
    },
  );

  it('a port that is held is free again once the proxy is stopped', async () => {
    const made = holding(0);
    made.start();
    await waitUntil(() => made.state().kind === 'listening', 20_000);
    const port = portOf(made);
    await made.stop(0);
    expect(await listens(port)).toBe(false);
    const other = net.createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    other.close();
  });

  it('a port that another program holds is reported as taken, and is used once it is free', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    const states: ProxyState[] = [];
    const made = holding(port, states);
    made.start();
    expect(made.state()).toEqual({ kind: 'failed', code: 'EADDRINUSE' });
    // No process is started for a port that cannot be had.
    expect(children).toHaveLength(0);
    other.close();
    await waitUntil(() => made.state().kind === 'listening', 20_000);
    expect(portOf(made)).toBe(port);
  });
});
