import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../../electron/app/clock/clock';
import { createLog } from '../../../../electron/app/log';
import { ProxyHost, type ProxyChild } from '../../../../electron/app/proxy/proxy-host';
import type { ProxyState } from '../../../../electron/core/proxy';
import { createCounters } from '../../../../electron/proxy/counters';
import type { ToProxy } from '../../../../electron/proxy/messages';

/** A process of the proxy that the test controls. */
class FakeChild implements ProxyChild {
  readonly sent: ToProxy[] = [];
  killed = false;
  receive: (message: unknown) => void = () => undefined;
  exit: () => void = () => undefined;
  readonly send = (message: ToProxy) => void this.sent.push(message);
  readonly onMessage = (listener: (message: unknown) => void) => void (this.receive = listener);
  readonly onExit = (listener: () => void) => void (this.exit = listener);
  readonly kill = () => {
    this.killed = true;
    this.exit();
  };
}

describe('ProxyHost', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  const host = (port: number) => {
    const children: FakeChild[] = [];
    const states: ProxyState[] = [];
    const lines: string[] = [];
    const events: unknown[] = [];
    const created = new ProxyHost({
      spawn: () => {
        const child = new FakeChild();
        children.push(child);
        return child;
      },
      port,
      origin: 'http://127.0.0.1:1',
      clock: createClock(1),
      onEvent: (event) => events.push(event),
      onAnswers: (answer) => events.push(answer),
      onDropped: (count) => events.push({ dropped: count }),
      onState: (state) => states.push(state),
      log: createLog('info', Date.now, [(line) => lines.push(line)]),
    });
    return { created, children, states, lines, events };
  };

  it('starts the process again after a crash, on the same port', () => {
    const { created, children, states } = host(0);
    created.start();
    children[0]?.receive({ kind: 'listening', port: 4567 });
    children[0]?.exit();
    vi.advanceTimersByTime(100);
    expect(children[1]?.sent).toEqual([{ kind: 'listen', port: 4567, origin: 'http://127.0.0.1:1' }]);
    children[1]?.exit();
    vi.advanceTimersByTime(199);
    expect(children).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(children).toHaveLength(3);
    expect(states).toEqual([
      { kind: 'starting', again: false },
      { kind: 'listening', port: 4567 },
      { kind: 'starting', again: true },
      { kind: 'starting', again: true },
    ]);
  });

  it('gives the state of a crash at once, and tries a taken port until it is free', () => {
    const { created, children } = host(7868);
    created.start();
    children[0]?.receive({ kind: 'listening', port: 7868 });
    children[0]?.exit();
    expect(created.state()).toEqual({ kind: 'starting', again: true });
    vi.advanceTimersByTime(100);
    children[1]?.receive({ kind: 'failed', code: 'EADDRINUSE' });
    vi.advanceTimersByTime(200);
    expect(children).toHaveLength(3);
    expect(created.state()).toEqual({ kind: 'failed', code: 'EADDRINUSE' });
    children[2]?.receive({ kind: 'listening', port: 7868 });
    expect(created.state()).toEqual({ kind: 'listening', port: 7868 });
  });

  it('requests the counters of the process, and gives null while it does not run or does not answer', async () => {
    const { created, children } = host(7868);
    expect(await created.counters()).toBeNull();
    created.start();
    children[0]?.receive({ kind: 'listening', port: 7868 });
    const counted = { ...createCounters().read(), replaced: 2, dropped: 1, requests: 3, addedP50Us: 54 };
    const asked = created.counters();
    expect(children[0]?.sent.at(-1)).toEqual({ kind: 'count' });
    children[0]?.receive({ kind: 'counters', counters: counted });
    expect(await asked).toEqual(counted);
    const silent = created.counters();
    vi.advanceTimersByTime(1000);
    expect(await silent).toBeNull();
  });

  it('restarts a process that gives no sign of life, and only then', () => {
    const { created, children, lines } = host(7868);
    created.start();
    children[0]?.receive({ kind: 'listening', port: 7868 });
    const counters = { ...createCounters().read(), replaced: 0, dropped: 0, requests: 0, addedP50Us: null };
    for (let seconds = 0; seconds < 60; seconds += 1) {
      vi.advanceTimersByTime(1000);
      if (seconds % 9 === 0) children[0]?.receive({ kind: 'counters', counters });
    }
    expect(children[0]?.killed).toBe(false);
    vi.advanceTimersByTime(15_000);
    expect(children[0]?.killed).toBe(true);
    expect(lines.join()).toContain('the proxy does not answer and is ended');
    vi.advanceTimersByTime(100);
    expect(children).toHaveLength(2);
    // A process that does not listen yet is not asked.
    vi.advanceTimersByTime(60_000);
    expect(children[1]?.killed).toBe(false);
  });

  it('gives the reason why the process cannot listen', () => {
    const { created, children, states } = host(7868);
    created.start();
    children[0]?.receive({ kind: 'failed', code: 'EADDRINUSE' });
    expect(states.at(-1)).toEqual({ kind: 'failed', code: 'EADDRINUSE' });
    expect(children[0]?.killed).toBe(true);
  });

  const headers = { kind: 'headers', at: 1, status: 200, tokenHash: null, headers: [['a', 'b']] };
  const batch = { kind: 'batch', seq: 1, events: [headers], answers: [], dropped: 0 };

  it('leaves out messages and entries of a batch that are malformed, and logs them', () => {
    const { created, children, lines, events } = host(7868);
    created.start();
    for (const odd of [null, 'x', {}, { ...batch, seq: 'x' }, { kind: 'listening', port: 1e9 }])
      children[0]?.receive(odd);
    expect(events).toEqual([]);
    expect(lines.filter((line) => line.includes('was not understood'))).toHaveLength(5);
    const answer = { status: 200, endpoint: 'messages', count: 2 };
    const strange = [{ ...headers, at: -1 }, null, { ...headers, headers: [['a', 'b'.repeat(5000)]] }];
    children[0]?.receive({
      ...batch,
      events: [...strange, headers],
      answers: [answer, { ...answer, count: 'x' }],
    });
    // The valid entries of a batch are used.
    expect(events).toEqual([headers, answer]);
    expect(lines.filter((line) => line.includes('was not understood'))).toHaveLength(6);
  });

  it('answers each batch, also when its handling failed', () => {
    const { created, children, events } = host(7868);
    created.start();
    children[0]?.receive(batch);
    expect(children[0]?.sent.at(-1)).toEqual({ kind: 'taken', seq: 1 });
    events.push = () => {
      throw new Error('a store of a test');
    };
    expect(() => children[0]?.receive({ ...batch, seq: 2 })).toThrow('a store of a test');
    expect(children[0]?.sent.at(-1)).toEqual({ kind: 'taken', seq: 2 });
  });

  it('reports each lost event once, and counts from zero for each process', () => {
    const { created, children, events } = host(7868);
    created.start();
    const drops = (seq: number, dropped: number) => ({ ...batch, events: [], seq, dropped });
    for (const message of [drops(1, 0), drops(2, 3), drops(3, 3), drops(4, 10)])
      children[0]?.receive(message);
    children[0]?.exit();
    vi.advanceTimersByTime(100);
    children[1]?.receive(drops(1, 2));
    expect(events).toEqual([{ dropped: 3 }, { dropped: 7 }, { dropped: 2 }]);
  });

  it('stops the process after the requests under way, or kills it after the limit', async () => {
    const { created, children } = host(7868);
    created.start();
    children[0]?.receive({ kind: 'listening', port: 7868 });
    const stopped = created.stop(30_000);
    expect(children[0]?.sent.at(-1)).toEqual({ kind: 'drain', ms: 30_000 });
    children[0]?.exit();
    await stopped;
    expect(created.state()).toEqual({ kind: 'off' });
    created.start();
    const forced = created.stop(1000);
    vi.advanceTimersByTime(2000);
    await forced;
    expect(children[1]?.killed).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(children).toHaveLength(2);
  });
});
