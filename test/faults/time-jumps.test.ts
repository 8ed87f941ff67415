import { describe, expect } from 'vitest';
import type { TestParts } from '../support/test-parts';
import { CANARY } from '../unit/sources/credentials/support';
import { invariants } from './support/invariants';
import { faultRows } from './support/rows';
import { gaps, HOUR, isLive, MINUTE, SECOND, START, type World, type WorldOptions } from './support/world';

const { row } = faultRows();

/** Offsets from the true time to which a person or NTP sets the wall clock, in ms. */
const JUMPS: readonly (readonly [name: string, to: (now: number) => number])[] = [
  ['+1 h', (now) => now + HOUR],
  ['-2 h', (now) => now - 2 * HOUR],
  ['+10 years', (now) => now + 3652 * 24 * HOUR],
  ['to 1970', () => 0],
];

/** A login that says nothing of its end, so that a clock far ahead does not end it. */
const endless = (world: World) => {
  world.signIn({ expiresAt: null });
};

/** Wrong instants on screen, a minute after the clock was set at the latest. */
function oddInstants(app: TestParts): readonly string[] {
  const { takenAt, nextRefreshAt, observedAt, refreshAllowedAt } = app.store.snapshot();
  const odd: string[] = [];
  if (nextRefreshAt !== null && nextRefreshAt < takenAt - SECOND) odd.push('a refresh that is over');
  if (nextRefreshAt !== null && nextRefreshAt - takenAt > HOUR + MINUTE) odd.push('a refresh far ahead');
  if (refreshAllowedAt !== null && refreshAllowedAt - takenAt > HOUR) odd.push('no click for hours');
  if (observedAt !== null && observedAt > takenAt + MINUTE) odd.push('a reading of the future');
  return odd;
}

/** Answers that say nothing of the time, so that the machine's clock is all there is. */
const withoutDate: WorldOptions = {
  fetch: (inner) => async (url, init) => {
    const response = await inner(url, init);
    const headers = new Headers(response.headers);
    headers.delete('date');
    const { status, statusText } = response;
    return new Response(response.body, { status, statusText, headers });
  },
};

const CLOCKS: readonly (readonly [
  name: string,
  to: (now: number) => number,
  options: WorldOptions | undefined,
])[] = [
  ...JUMPS.map(([name, to]) => [name, to, undefined] as const),
  ...JUMPS.slice(0, 2).map(([name, to]) => [`${name}, and no answer is dated`, to, withoutDate] as const),
];

describe('the app when the wall clock is set', () => {
  for (const [name, to, options] of CLOCKS) {
    const body = async (world: World) => {
      endless(world);
      const app = await world.start();
      await world.time.pass(22 * MINUTE);
      const odd: string[] = [];
      const pass = async (minutes: number) => {
        for (let minute = 0; minute < minutes; minute += 1) {
          await world.time.pass(MINUTE);
          odd.push(...oddInstants(app));
        }
      };
      const before = world.api.requests.length;
      world.time.setWall(to(Date.now()));
      await pass(120);
      const sent = world.since(before);
      expect(sent.length).toBeGreaterThanOrEqual(22);
      expect(sent.length).toBeLessThanOrEqual(26);
      expect(Math.min(...gaps(world.since(before - 1)))).toBeGreaterThanOrEqual(60 * SECOND);
      expect(app.store.snapshot()).toMatchObject({ problem: null, stale: false });
      expect(app.store.snapshot().windows.filter(({ stale }) => stale && name !== '+10 years')).toEqual([]);
      // And back again.
      world.time.setWall(START + Math.round(performance.now()));
      await pass(30);
      expect(Math.min(...gaps(world.since(before - 1)))).toBeGreaterThanOrEqual(60 * SECOND);
      expect(isLive(app.store.snapshot())).toBe(true);
      expect(app.store.snapshot().windows.map(({ utilization }) => utilization)).toContain(42);
      expect([...new Set(odd)]).toEqual([]);
      const events = app.history.events({ since: -1, until: Number.MAX_SAFE_INTEGER });
      expect(events.map(({ kind, window }) => `${kind} ${window ?? ''}`)).toEqual([]);
      invariants(world);
      return { worst: sent.length, unit: 'requests in 2 h' };
    };
    row(
      `the app sends requests at the same pace, and none twice, after the wall clock is set ${name}`,
      { ci: 1, long: 10 },
      body,
      options,
    );
  }

  for (const [name, to] of JUMPS) {
    row(
      `the wait that Anthropic asked for gets no shorter when the wall clock is set ${name}`,
      { ci: 1, long: 10 },
      async (world) => {
        endless(world);
        const app = await world.start();
        world.api.enqueue({ status: 429, headers: { 'retry-after': '3000' } });
        await world.time.passUntil(() => app.store.snapshot().problem !== null, 6 * MINUTE);
        const before = world.api.requests.length;
        world.time.setWall(to(Date.now()));
        await world.time.pass(49 * MINUTE);
        expect(world.since(before)).toHaveLength(0);
        await world.time.pass(8 * MINUTE);
        expect(world.since(before).length).toBeGreaterThanOrEqual(1);
        invariants(world);
        return { worst: world.since(before).length, unit: 'requests' };
      },
    );

    row(
      `a click each minute causes no 429 when the wall clock is set ${name}`,
      { ci: 1, long: 10 },
      async (world) => {
        endless(world);
        const app = await world.start();
        world.api.setBucket({});
        app.poller.setPopoverOpen(true);
        const click = async (times: number) => {
          for (let turn = 0; turn < times; turn += 1) {
            app.poller.refreshNow();
            await world.time.pass(61 * SECOND);
          }
        };
        await click(20);
        world.time.setWall(to(Date.now()));
        await click(20);
        const refused = world.api.requests.filter(({ refusal }) => refusal === 'rate_limited');
        expect(refused).toHaveLength(0);
        invariants(world);
        return { worst: refused.length, unit: '429' };
      },
    );
  }

  row(
    'a wall clock that is set past the end of the login does not end it, and the numbers stay live',
    { ci: 1, long: 10 },
    async (world) => {
      world.signIn({ expiresAt: START + 2 * HOUR });
      const app = await world.start();
      world.time.setWall(START + 365 * 24 * HOUR);
      for (let minute = 0; minute < 20; minute += 1) {
        await world.time.pass(MINUTE);
        expect(isLive(app.store.snapshot())).toBe(true);
      }
      world.time.setWall(START + Math.round(performance.now()));
      await world.time.pass(10 * MINUTE);
      expect(isLive(app.store.snapshot())).toBe(true);
      // And at its true end it is over, also where the wall clock is off.
      world.time.setWall(START - 365 * 24 * HOUR);
      await world.time.pass(2 * HOUR);
      expect(app.store.snapshot()).toMatchObject({ problem: { kind: 'expired' } });
      const latest = Math.max(...world.api.requests.map(({ at }) => at));
      expect(latest).toBeLessThan(START + 2 * HOUR);
      expect(world.api.requests.every(({ token }) => token === CANARY)).toBe(true);
      invariants(world);
      return { worst: world.api.requests.length, unit: 'requests' };
    },
  );
});

describe('the app when the wall clock is set while a request is under way', () => {
  for (const [name, to] of JUMPS) {
    const flight = { land: (): void => undefined };
    row(
      `a wall clock that is set ${name} during a request leads to no second request within a minute`,
      { ci: 1, long: 10 },
      async (world) => {
        endless(world);
        const app = await world.start();
        await world.time.pass(22 * MINUTE);
        const before = world.api.requests.length;
        flight.land = () => {
          flight.land = () => undefined;
          world.time.setWall(to(Date.now()));
        };
        await world.time.passUntil(() => world.api.requests.length > before, 6 * MINUTE);
        await world.time.pass(20 * MINUTE);
        const shortest = Math.min(...gaps(world.since(before)));
        expect(shortest).toBeGreaterThanOrEqual(60 * SECOND);
        expect(world.since(before).length).toBeLessThanOrEqual(6);
        expect(app.store.snapshot().problem).toBeNull();
        invariants(world);
        return { worst: shortest / SECOND, unit: 's between two requests' };
      },
      {
        fetch: (inner) => async (url, init) => {
          const response = await inner(url, init);
          flight.land();
          return response;
        },
      },
    );
  }
});

describe('the app when the process stands still', () => {
  for (const minutes of [10, 60, 600]) {
    row(
      `a process that stood still for ${String(minutes)} minutes sends one request, not those that it missed`,
      { ci: 1, long: 20 },
      async (world) => {
        const app = await world.start();
        await world.time.pass(30 * MINUTE);
        const before = world.api.requests.length;
        world.time.skip(minutes * MINUTE);
        app.poller.wake();
        // After ten hours the new window's percent looks like a rise, so the one after comes at two minutes ± 5 %.
        await world.time.pass(100 * SECOND);
        expect(world.since(before)).toHaveLength(1);
        expect(isLive(app.store.snapshot())).toBe(true);
        await world.time.pass(20 * MINUTE);
        expect(Math.min(...gaps(world.since(before)))).toBeGreaterThanOrEqual(60 * SECOND);
        invariants(world);
        return { worst: world.since(before).length, unit: 'requests in 22 min' };
      },
    );
  }
});
