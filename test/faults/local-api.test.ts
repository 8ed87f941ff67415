import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { createLocalApi, type LocalApi } from '../../electron/app/local-api/local-api';
import { defaultSettings } from '../../electron/core/settings/settings';
import { createSignal } from '../../electron/core/signal';
import type { AppSnapshot } from '../../electron/core/snapshot/snapshot-types';
import type { Status } from '../../electron/core/snapshot/status';
import type { UsageEvent } from '../../electron/core/usage/usage';
import type { Sample } from '../../electron/history/history';
import { serveLoopback, type LoopbackEndpoint } from '../../electron/metrics/scrape';
import { eventsOf } from '../support/event-stream';
import { NOW, snapshot, windowView } from '../unit/core/make-snapshot';

const HOUR = 3_600_000;

/** A snapshot whose message is so long that the buffers of a connection are full after some of them. */
function large(utilization: number): AppSnapshot {
  const problem = { kind: 'offline' as const, message: 'x'.repeat(100_000) };
  const base = snapshot({ windows: [windowView({ utilization })] });
  return {
    ...base,
    problem: {
      ...problem,
      advice: '',
      action: null,
      retryAt: null,
      since: NOW,
    },
  };
}

/** The server over snapshots, events and rows of the test. */
class World {
  readonly snapshots = createSignal<AppSnapshot>();
  readonly events = createSignal<readonly UsageEvent[]>();
  /** Pages of 500 rows that were read so far. */
  pages = 0;
  readonly #api: LocalApi;
  #current: AppSnapshot = snapshot({ windows: [windowView()] });
  #endpoint: LoopbackEndpoint | null = null;

  constructor(stallMs?: number) {
    const current = () => this.#current;
    this.#api = createLocalApi(
      {
        accounts: {
          snapshot: current,
          snapshots: this.snapshots,
          runtimes: (() => []) as never,
          chosen: (() => null) as never,
        },
        events: this.events,
        history: { samplesPage: this.#page, events: () => [] },
        clock: { now: () => NOW },
        settings: { get: () => defaultSettings },
      },
      stallMs,
    );
  }

  async open(): Promise<void> {
    this.#endpoint = await serveLoopback(0, this.#api.find);
  }

  get port(): number {
    return this.#endpoint?.port ?? 0;
  }

  readonly at = (path: string): string => `http://127.0.0.1:${String(this.port)}${path}`;

  publish(next: AppSnapshot): void {
    this.#current = next;
    this.snapshots.publish(next);
  }

  async close(): Promise<void> {
    this.#api.close();
    await this.#endpoint?.close();
  }

  /** Two million rows. */
  readonly #page = (_query: unknown, after: { readonly at: number } | null): never => {
    const at = after?.at ?? 0;
    this.pages += 1;
    const rows = Array.from(
      { length: 500 },
      (_, index): Sample =>
        ({
          at: at + index,
          window: 'five_hour',
          utilization: 42,
          resetsAt: NOW,
          rawResetsAt: null,
          source: 'official_api',
          httpStatus: 200,
          fresh: true,
          account: 'k',
        }) as Sample,
    );
    return { samples: rows, next: at + 500 >= 2_000_000 ? null : { at: at + 500 } } as never;
  };
}

/** A client that sends a request and reads nothing. */
async function stalled(port: number, path: string): Promise<net.Socket> {
  const socket = net.connect({ port, host: '127.0.0.1' });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${String(port)}\r\n\r\n`);
  return socket;
}

async function eventually(condition: () => boolean): Promise<void> {
  for (let wait = 0; wait < 500 && !condition(); wait += 1) await sleep(10);
  expect(condition()).toBe(true);
}

describe('the JSON on loopback with clients that do not read', () => {
  let world: World | null = null;
  const open = async (stallMs?: number) => {
    world = new World(stallMs);
    await world.open();
    return world;
  };
  afterEach(() => world?.close());

  it('of a stream that is not read few statuses wait, and it has the newest status once it is read again', async () => {
    const api = await open();
    const socket = await stalled(api.port, '/v1/events');
    await sleep(50);
    for (let round = 1; round <= 1000; round += 1) {
      api.publish(large(round / 100));
      if (round % 100 === 0) await sleep(1);
    }
    let text = '';
    socket.on('data', (part: Buffer) => (text += part.toString()));
    socket.resume();
    await eventually(() => text.includes('"utilization":10,'));
    const statuses = text.match(/event: status/g)?.length ?? 0;
    // All 1000 would be 100 MB.
    expect(statuses).toBeLessThan(100);
  });

  it('a stream that is not read is cut off when too many events wait for it', async () => {
    const api = await open();
    const socket = await stalled(api.port, '/v1/events');
    await sleep(50);
    for (let round = 1; round <= 100; round += 1) api.publish(large(round));
    await sleep(20);
    const event = {
      kind: 'limit_cleared',
      at: NOW,
      account: 'k',
      window: 'five_hour',
      value: 1,
      early: false,
    };
    for (let round = 0; round < 200; round += 1) api.events.publish([event as UsageEvent]);
    const closed = once(socket, 'close');
    socket.resume();
    await closed;
    expect((await fetch(api.at('/v1/status'))).status).toBe(200);
  });

  it('of a history that is not read no further rows are loaded', async () => {
    const api = await open();
    await stalled(api.port, '/v1/history');
    await eventually(() => api.pages > 0);
    let last = -1;
    while (last !== api.pages) {
      last = api.pages;
      await sleep(200);
    }
    // Far from all 4000 pages.
    expect(api.pages).toBeLessThan(1000);
  });

  it('a client that reads nothing for a time is cut off', async () => {
    const api = await open(200);
    const sockets = [await stalled(api.port, '/v1/history'), await stalled(api.port, '/v1/events')];
    await eventually(() => api.pages > 0);
    for (let round = 1; round <= 100; round += 1) api.publish(large(round));
    const closed = sockets.map((socket) => once(socket, 'close'));
    await sleep(500);
    for (const socket of sockets) socket.resume();
    await Promise.all(closed);
    const last = api.pages;
    expect((await fetch(api.at('/v1/history?events'))).status).toBe(200);
    expect(api.pages).toBe(last);
  });

  it('a third history is refused while two are read, and served once one of them has gone', async () => {
    const api = await open();
    const sockets = [await stalled(api.port, '/v1/history'), await stalled(api.port, '/v1/history')];
    await eventually(() => api.pages > 1);
    const refused = await fetch(api.at('/v1/history'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    sockets[0]?.destroy();
    const body = await eventuallyServed(api.at('/v1/history?events'));
    expect(body).toEqual({ schema: 1, events: [] });
  });

  it('a ninth stream is refused, and neither streams nor 200 silent connections keep the status from others', async () => {
    const api = await open();
    const streams = await Promise.all(Array.from({ length: 8 }, () => fetch(api.at('/v1/events'))));
    const readers = streams.map(eventsOf);
    for (const reader of readers) expect((await reader.next()).event).toBe('status');
    const ninth = await fetch(api.at('/v1/events'));
    expect([ninth.status, await ninth.json()]).toEqual([
      503,
      { schema: 1, error: 'Too many streams are open.' },
    ]);
    const silent = Array.from({ length: 200 }, () => net.connect({ port: api.port, host: '127.0.0.1' }));
    for (const socket of silent) socket.on('error', () => undefined);
    onTestFinished(() => {
      for (const socket of silent) socket.destroy();
    });
    await sleep(100);
    expect((await fetch(api.at('/v1/status'))).status).toBe(200);
    // The streams are still open.
    api.publish(snapshot({ windows: [windowView({ utilization: 77, resetsAt: NOW + HOUR })] }));
    for (const reader of readers) {
      const { data } = await reader.next();
      expect((JSON.parse(data) as Status).windows[0]?.utilization).toBe(77);
      await reader.end();
    }
  });

  it('a status that means the same is not sent again', async () => {
    const api = await open();
    const reader = eventsOf(await fetch(api.at('/v1/events')));
    await reader.next();
    for (let later = 1; later <= 20; later += 1)
      api.publish({ ...snapshot({ windows: [windowView()] }), takenAt: NOW + later, version: later });
    api.publish(snapshot({ windows: [windowView({ utilization: 23 })] }));
    expect((JSON.parse((await reader.next()).data) as Status).windows[0]?.utilization).toBe(23);
    await reader.end();
  });
});

/** The JSON of an address once it is served; what held its place ends a moment later. */
async function eventuallyServed(url: string): Promise<unknown> {
  for (let wait = 0; wait < 200; wait += 1) {
    const response = await fetch(url);
    const body: unknown = await response.json();
    if (response.status === 200) return body;
    await sleep(10);
  }
  throw new Error('never served');
}
