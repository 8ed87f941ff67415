import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect } from 'vitest';
import type { ApiAnswer } from '../fakes/api/types';
import { captivePortal, redirecting, resetting, transportBlocked, truncated } from '../fakes/api/faults';
import { CANARY } from '../unit/sources/credentials/support';
import { invariants } from './support/invariants';
import { faultRows } from './support/rows';
import { fiveHour, gaps, HOUR, INTERVAL, isLive, MINUTE, SECOND, type World } from './support/world';

const { row } = faultRows();

/** A fault that goes on until the world is mended, by what it is shown as. */
interface Fault {
  readonly name: string;
  readonly long: number;
  readonly kind: 'offline' | 'contract_changed';
  readonly begin: (world: World) => unknown;
}

const answering = (name: string, answer: ApiAnswer, kind: Fault['kind'] = 'offline', long = 10): Fault => ({
  name,
  long,
  kind,
  begin: ({ api }) => {
    api.answer(answer);
  },
});

const FAULTS: readonly Fault[] = [
  ...[500, 502, 503, 504, 529].map((status) =>
    answering(String(status), { status, body: `{"error":{"message":"for Bearer ${CANARY}"}}` }),
  ),
  answering('503 with HTML of a balancer', {
    status: 503,
    headers: { 'content-type': 'text/html' },
    body: '<html>503',
  }),
  answering('403 of Cloudflare', transportBlocked()),
  answering('404', { status: 404 }, 'contract_changed'),
  answering('reset before the headers', resetting('before-headers')),
  answering('reset after the headers', resetting('after-headers')),
  answering('closed without a word', { raw: '' }),
  answering('bytes that are no HTTP', { raw: 'SSH-2.0-OpenSSH_9.2p1\r\n' }),
  answering('cut off in the body', truncated(100)),
  answering('cut off after 1 byte', truncated(1)),
  answering('200 HTML of a captive portal', captivePortal()),
  answering('200 HTML said to be JSON', { body: '<!doctype html><title>Welcome</title>' }),
  answering('200 and nothing', { body: '' }, 'contract_changed'),
  answering('200 and no object', { body: '[1, 2, 3]' }, 'contract_changed'),
  answering('204', { status: 204, body: '' }, 'contract_changed'),
  { name: 'refused', long: 10, kind: 'offline', begin: ({ api }) => api.down() },
];

describe('the app after a fault of the connection or the server', () => {
  for (const { name, long, kind, begin } of FAULTS) {
    row(`the app shows a problem and recovers after: ${name}`, { ci: 1, long }, async (world) => {
      const app = await world.start();
      await world.time.pass(2 * MINUTE);
      const before = world.api.requests.length;
      await begin(world);
      await world.time.passUntil(() => app.store.snapshot().problem !== null, 2 * INTERVAL);
      expect(app.store.snapshot()).toMatchObject({ phase: 'ready', problem: { kind } });
      await world.time.pass(4 * MINUTE);
      expect(fiveHour(app)).toMatchObject({ utilization: 42, stale: false });
      expect(world.since(before).length).toBeLessThanOrEqual(3);
      world.api.clear();
      await world.api.up();
      world.say({ five_hour: 51, seven_day: 17 });
      const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
      expect(took ?? Infinity).toBeLessThanOrEqual(INTERVAL);
      expect(fiveHour(app)).toMatchObject({ utilization: 51, stale: false });
      invariants(world);
      return { worst: (took ?? Infinity) / SECOND, unit: 's to recover' };
    });
  }
});

describe('the app without a name server or a network', () => {
  // Only the system can say that this computer is offline.
  const codes = {
    ENOTFOUND: /^The name 127\.0\.0\.1 was not found\.$/,
    EAI_AGAIN: /^The name 127\.0\.0\.1 was not found\.$/,
    ENETUNREACH: /^Offline since/,
    EHOSTUNREACH: /^Offline since/,
    ETIMEDOUT: /^No answer from Anthropic since/,
  };
  for (const [code, message] of Object.entries(codes)) {
    const net = { code: '' };
    row(
      `the app shows a sentence for ${code}, and recovers`,
      { ci: 1, long: 10 },
      async (world) => {
        const app = await world.start();
        net.code = code;
        await world.time.passUntil(() => app.store.snapshot().problem !== null, 2 * INTERVAL);
        const { problem } = app.store.snapshot();
        expect(problem).toMatchObject({
          kind: 'offline',
          message: expect.stringMatching(message) as string,
        });
        expect(`${problem?.message ?? ''}${problem?.advice ?? ''}`).not.toMatch(/ at |Error|fetch/);
        net.code = '';
        const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
        expect(took ?? Infinity).toBeLessThanOrEqual(INTERVAL);
        invariants(world);
        return { worst: (took ?? Infinity) / SECOND, unit: 's to recover' };
      },
      {
        fetch: (inner) => (url, init) => {
          if (net.code === '') return inner(url, init);
          const cause = Object.assign(new Error(`getaddrinfo ${net.code} api`), { code: net.code });
          return Promise.reject(new TypeError('fetch failed', { cause }));
        },
      },
    );
  }
});

describe('the app in an outage of three hours', () => {
  row(
    'the app shows the last value, marks it stale after 15 minutes, and sends no more requests than before the outage',
    { ci: 1, long: 10 },
    async (world) => {
      const app = await world.start();
      const before = world.api.requests.length;
      world.api.answer({ status: 529 });
      await world.time.pass(16 * MINUTE);
      expect(fiveHour(app)).toMatchObject({ utilization: 42, stale: true });
      expect(app.store.snapshot().stale).toBe(true);
      await world.time.pass(3 * HOUR);
      const sent = world.since(before);
      // Not oftener than when all is well.
      expect(sent.length).toBeLessThanOrEqual((196 * MINUTE) / (0.95 * 300 * SECOND) + 1);
      expect(Math.min(...gaps(sent))).toBeGreaterThanOrEqual(57 * SECOND);
      world.api.clear();
      app.poller.wake();
      const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
      // The network or the lid told that something changed: within the floor of a minute.
      expect(took ?? Infinity).toBeLessThanOrEqual(65 * SECOND);
      invariants(world);
      return { worst: sent.length, unit: 'requests in 3 h' };
    },
  );

  row(
    'the app is asked again after 1, 2 and 4 minutes, and then every 5',
    { ci: 1, long: 10 },
    async (world) => {
      await world.start();
      const before = world.api.requests.length;
      world.api.answer({ status: 503 });
      await world.time.passUntil(() => world.api.requests.length > before, HOUR);
      await world.time.pass(25 * MINUTE);
      const waits = gaps(world.since(before)).map((ms) => Math.round(ms / MINUTE));
      expect(waits.slice(0, 6)).toEqual([1, 2, 4, 5, 5, 5]);
      invariants(world);
      return { worst: Math.max(...waits), unit: 'min between two requests' };
    },
  );

  row(
    'the app is live at most one interval after the end of the outage, without an event from outside',
    { ci: 1, long: 10 },
    async (world) => {
      const app = await world.start();
      world.api.answer({ status: 503 });
      await world.time.pass(3 * HOUR);
      const before = world.api.requests.length;
      // The worst moment to come back is right after a request.
      await world.time.passUntil(() => world.api.requests.length > before, HOUR);
      world.api.clear();
      const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
      expect(took ?? Infinity).toBeLessThanOrEqual(INTERVAL);
      invariants(world);
      return { worst: (took ?? Infinity) / SECOND, unit: 's to recover' };
    },
  );
});

describe('the app after a redirect to another host', () => {
  for (const status of [301, 302, 303, 307, 308]) {
    row(`a redirect with status ${String(status)} is not followed`, { ci: 1, long: 10 }, async (world) => {
      const heard: string[] = [];
      const other = http.createServer((req, res) => {
        heard.push(`${req.url ?? ''} ${req.headers.authorization ?? ''}`);
        res.end('{}');
      });
      await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
      const { port } = other.address() as AddressInfo;
      try {
        const app = await world.start();
        world.api.answer(redirecting(`http://localhost:${String(port)}/api/oauth/usage`, status));
        await world.time.pass(20 * MINUTE);
        expect(app.store.snapshot().problem?.kind).toBe('offline');
        expect(heard).toEqual([]);
        world.api.clear();
        await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
        expect(isLive(app.store.snapshot())).toBe(true);
        expect(heard).toEqual([]);
        invariants(world);
        return { worst: heard.length, unit: 'requests elsewhere' };
      } finally {
        await new Promise((done) => other.close(done));
      }
    });
  }
});
