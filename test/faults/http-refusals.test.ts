import { describe, expect } from 'vitest';
import { CANARY } from '../unit/sources/credentials/support';
import { invariants } from './support/invariants';
import { faultRows } from './support/rows';
import { fiveHour, gaps, HOUR, isLive, MINUTE, SECOND, type World } from './support/world';

const { row } = faultRows();
const RENEWED = `${CANARY}-renewed`;
const ECHO = { error: { type: 'authentication_error', message: `Invalid: Bearer ${CANARY}` } };

const renew = (world: World) => {
  world.api.login(RENEWED);
  world.api.logout(CANARY);
  world.signIn({ accessToken: RENEWED });
};

describe('the app after a 401', () => {
  row(
    'a 401 leads to one request, a plain sentence and no further request with the same token',
    { ci: 1, long: 20 },
    async (world) => {
      const app = await world.start();
      const before = world.api.requests.length;
      world.api.answer({ status: 401, body: ECHO });
      await world.time.passUntil(() => app.store.snapshot().problem !== null, 6 * MINUTE);
      await world.time.pass(6 * HOUR);
      app.poller.refreshNow();
      app.poller.wake();
      await world.time.pass(HOUR);
      expect(world.since(before)).toHaveLength(1);
      const { problem, stale } = app.store.snapshot();
      expect(stale).toBe(true);
      expect(problem).toMatchObject({ kind: 'expired', message: 'Your login has expired.' });
      expect(problem?.advice).toContain('claude');
      invariants(world);
      return { worst: world.since(before).length, unit: 'requests' };
    },
  );

  row('the app is live within a minute of a new login after a 401', { ci: 1, long: 20 }, async (world) => {
    const app = await world.start();
    world.api.logout(CANARY);
    await world.time.passUntil(() => app.store.snapshot().problem !== null, 6 * MINUTE);
    expect(fiveHour(app)?.utilization).toBe(42);
    await world.time.pass(20 * MINUTE);
    renew(world);
    const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
    expect(took ?? Infinity).toBeLessThanOrEqual(61 * SECOND);
    invariants(world);
    return { worst: (took ?? Infinity) / SECOND, unit: 's to recover' };
  });

  row(
    'a 401 for a token that was renewed meanwhile leads to a second request at once, and no problem is shown',
    { ci: 1, long: 20 },
    async (world) => {
      const app = await world.start();
      const shown = new Set<string>();
      app.store.changed.listen(() => {
        const { problem } = app.store.snapshot();
        if (problem !== null) shown.add(problem.kind);
      });
      const before = world.api.requests.length;
      world.api.enqueue({ status: 401, delayMs: 100, body: ECHO });
      const reading = world.time.passUntil(() => world.api.requests.length > before + 1, 6 * MINUTE);
      while (world.api.requests.length === before) await new Promise((done) => setImmediate(done));
      renew(world);
      await reading;
      expect(world.since(before).map(({ token }) => token)).toEqual([CANARY, RENEWED]);
      // Not only when the next look at the login finds the new one.
      expect(Math.max(...gaps(world.since(before)))).toBeLessThan(SECOND);
      expect([...shown]).toEqual([]);
      invariants(world);
      return { worst: world.since(before).length, unit: 'requests' };
    },
  );

  row('a 401 for the renewed token too leads to two requests in all', { ci: 1, long: 20 }, async (world) => {
    const app = await world.start();
    const before = world.api.requests.length;
    world.api.answer({ status: 401, delayMs: 100 });
    const reading = world.time.passUntil(() => app.store.snapshot().problem !== null, 6 * MINUTE);
    while (world.api.requests.length === before) await new Promise((done) => setImmediate(done));
    renew(world);
    await reading;
    await world.time.pass(3 * HOUR);
    expect(world.since(before)).toHaveLength(2);
    invariants(world);
    return { worst: world.since(before).length, unit: 'requests' };
  });
});

describe('the app after a 403', () => {
  row(
    'a 403 for a missing scope leads to no further request before the login changes',
    { ci: 1, long: 10 },
    async (world) => {
      const app = await world.start();
      const before = world.api.requests.length;
      world.api.login(CANARY, { scopes: ['user:inference'] });
      await world.time.pass(6 * HOUR);
      expect(world.since(before)).toHaveLength(1);
      expect(app.store.snapshot()).toMatchObject({ stale: true, problem: { kind: 'missing_scope' } });
      renew(world);
      const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
      expect(took ?? Infinity).toBeLessThanOrEqual(61 * SECOND);
      invariants(world);
      return { worst: (took ?? Infinity) / SECOND, unit: 's to recover' };
    },
  );

  row(
    'a 403 by the organisation leads to one request an hour, and the app is live within an hour of its end',
    { ci: 1, long: 10 },
    async (world) => {
      const app = await world.start();
      world.api.login(CANARY, { orgForbids: true });
      await world.time.passUntil(() => app.store.snapshot().problem !== null, 6 * MINUTE);
      expect(app.store.snapshot()).toMatchObject({ problem: { kind: 'org_forbids' } });
      expect(fiveHour(app)?.utilization).toBe(42);
      const before = world.api.requests.length;
      await world.time.pass(6 * HOUR);
      expect(world.since(before).length).toBeGreaterThanOrEqual(5);
      expect(world.since(before).length).toBeLessThanOrEqual(6);
      expect(Math.min(...gaps(world.since(before)))).toBeGreaterThanOrEqual(0.95 * HOUR);
      world.api.login(CANARY, {});
      const took = await world.time.passUntil(() => isLive(app.store.snapshot()), 2 * HOUR);
      expect(took ?? Infinity).toBeLessThanOrEqual(1.05 * HOUR);
      invariants(world);
      return { worst: (took ?? Infinity) / SECOND, unit: 's to recover' };
    },
  );
});

describe('the app after a 404', () => {
  row(
    '404s lead to one request an hour in the end, and a click sends one at once',
    { ci: 1, long: 10 },
    async (world) => {
      const app = await world.start();
      world.api.answer({ status: 404, body: { error: { type: 'not_found_error', message: 'Not found' } } });
      await world.time.passUntil(() => app.store.snapshot().problem !== null, 6 * MINUTE);
      expect(app.store.snapshot().problem?.kind).toBe('contract_changed');
      expect(fiveHour(app)?.utilization).toBe(42);
      await world.time.pass(3 * HOUR);
      const before = world.api.requests.length;
      await world.time.pass(6 * HOUR);
      const asked = world.since(before).length;
      expect(asked).toBeGreaterThanOrEqual(5);
      expect(asked).toBeLessThanOrEqual(7);
      world.api.clear();
      app.poller.refreshNow();
      const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
      expect(took ?? Infinity).toBeLessThanOrEqual(MINUTE);
      invariants(world);
      return { worst: asked / 6, unit: 'requests an hour' };
    },
  );
});
