import { describe, expect } from 'vitest';
import type { TestParts } from '../support/test-parts';
import type { UsageEvent } from '../../electron/core/usage/usage';
import { apiTime, MAX_JITTER_MS } from '../fakes/api/times';
import { invariants } from './support/invariants';
import { faultRows } from './support/rows';
import { fiveHour, HOUR, isLive, MINUTE, SECOND, START } from './support/world';

const { row } = faultRows();

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
/** The first reset of these worlds; the next are five hours apart. */
const FIRST = START + 20 * MINUTE;
const SECOND_ONE = FIRST + 5 * HOUR;
const nextReset = (at: number) => FIRST + Math.max(0, Math.floor((at - FIRST) / (5 * HOUR)) + 1) * 5 * HOUR;

const resetsOf = (app: TestParts) =>
  app.history
    .events({ since: 0, until: Number.MAX_SAFE_INTEGER })
    .filter(({ kind, window }) => kind === 'window_reset' && window === 'five_hour');

/** The instant of a reset, written in every way that was seen or may come. */
const FORMS: readonly (readonly [name: string, write: (at: number) => unknown])[] = [
  ['with +00:00 and six digits', (at) => new Date(at - 200).toISOString().replace('Z', '706+00:00')],
  ['with Z', (at) => new Date(at).toISOString()],
  ['with another zone', (at) => new Date(at + 5.5 * HOUR).toISOString().replace('Z', '+05:30')],
  ['without a zone', (at) => new Date(at).toISOString().replace('Z', '')],
  ['without seconds', (at) => `${new Date(at).toISOString().slice(0, 16)}Z`],
  ['as epoch seconds', (at) => at / 1000],
  ['as epoch milliseconds', (at) => at],
  ['as epoch seconds in a string', (at) => String(at / 1000)],
];

const body = (resetsAt: unknown, utilization = 42) => ({
  five_hour: { utilization, resets_at: resetsAt },
  seven_day: { utilization: 17, resets_at: new Date(START + 6 * 24 * HOUR).toISOString() },
});

/** Dates that no reset has: in seconds, in milliseconds, as text, before 1970 and after every calendar. */
const ODD_RESETS: readonly unknown[] = [
  '2038-01-19T03:14:08Z',
  2 ** 31,
  2 ** 31 * 1000,
  '9999-12-31T23:59:59Z',
  253_402_300_800,
  8.64e15 + 1,
  '+275760-09-13T00:00:01Z',
  0,
  '0',
  '1970-01-01T00:00:00Z',
  1e308,
  '1e308',
  -1,
  -1_783_526_399,
  '-000001-01-01T00:00:00Z',
  '0000-00-00T00:00:00Z',
];

describe('the reset of a window', () => {
  row(
    'a reset in 2038, in 9999, at 0, at 1e308 or before 1970 gives no countdown, and the percent is shown',
    { ci: 1, long: 10 },
    async (world) => {
      world.api.setUsage(body(apiTime(FIRST)));
      const app = await world.start();
      for (const odd of ODD_RESETS) {
        world.api.setUsage({ ...body(odd), seven_day: { utilization: 17, resets_at: odd } });
        const before = world.api.requests.length;
        await world.time.passUntil(() => world.api.requests.length > before + 1, HOUR);
        const { windows, problem } = app.store.snapshot();
        expect(problem, String(odd)).toBeNull();
        expect(windows.map(({ utilization }) => utilization)).toEqual([42, 17]);
        // The date that was known before may stay for the rest of its window; no other date appears.
        const known = [null, FIRST, START + 6 * 24 * HOUR];
        for (const { resetsAt } of windows) expect(known, String(odd)).toContain(resetsAt);
      }
      invariants(world);
      return { worst: ODD_RESETS.length, unit: 'odd dates' };
    },
  );

  for (const [name, write] of FORMS) {
    row(
      `a reset that is written ${name} is the same instant, and reported once`,
      { ci: 1, long: 30 },
      async (world) => {
        world.api.setUsage((now) => body(write(nextReset(now))));
        const app = await world.start();
        expect(fiveHour(app)).toMatchObject({ resetsAt: FIRST, phase: 'running' });
        await world.time.pass(HOUR);
        expect(resetsOf(app).map(({ at }) => at)).toEqual([FIRST]);
        expect(fiveHour(app)).toMatchObject({ resetsAt: SECOND_ONE, utilization: 42 });
        invariants(world);
        return { worst: resetsOf(app).length, unit: 'resets told' };
      },
    );
  }

  row(
    'a reset that jitters by 1.9 s from poll to poll is reported once each time',
    { ci: 1, long: 10 },
    async (world, round) => {
      const app = await world.start();
      await world.time.pass((round % 5) * MINUTE);
      const end = performance.now() + (LONG ? 48 : 6) * HOUR;
      // Never less than before: a drop in the middle of a window would be an early reset, and rightly told.
      for (let percent = 43; performance.now() < end; percent += 0.25) {
        world.truth.say('five_hour', percent);
        world.api.setUsage((now) => body(apiTime(nextReset(now)), percent));
        await world.time.pass(20 * MINUTE);
      }
      const passed = Math.floor((START + performance.now() - FIRST - 5 * MINUTE) / (5 * HOUR)) + 1;
      const told = resetsOf(app);
      expect(told.map(({ at }) => at)).toEqual(
        Array.from({ length: passed }, (_, index) => FIRST + index * 5 * HOUR),
      );
      expect(told.every(({ early }) => !early)).toBe(true);
      invariants(world);
      return { worst: told.length - passed, unit: 'resets too many' };
    },
    { jitterMs: MAX_JITTER_MS },
  );

  row('a request follows each reset within 15 s', { ci: 1, long: 30 }, async (world) => {
    world.api.setUsage((now) => body(apiTime(nextReset(now))));
    const app = await world.start();
    // Three resets: the steady rhythm of five minutes may meet one of them by chance.
    await world.time.pass(20 * MINUTE + 10 * HOUR + 16 * SECOND);
    const delays = [0, 1, 2].map((number) => {
      const reset = FIRST + number * 5 * HOUR;
      return (world.api.requests.find(({ at }) => at >= reset)?.at ?? Infinity) - reset;
    });
    const worst = Math.max(...delays);
    expect(worst).toBeLessThanOrEqual(15 * SECOND);
    expect(fiveHour(app)?.resetsAt).toBe(SECOND_ONE + 10 * HOUR);
    invariants(world);
    return { worst: worst / SECOND, unit: 's after it' };
  });

  row(
    'a reset that stays in the past makes the percent unknown, and requests no more frequent',
    { ci: 1, long: 30 },
    async (world) => {
      const past = new Date(START + 30 * MINUTE).toISOString();
      world.api.setUsage(body(past));
      const app = await world.start();
      await world.time.pass(31 * MINUTE);
      expect(fiveHour(app)).toMatchObject({ utilization: null, phase: 'reset_due' });
      const before = world.api.requests.length;
      await world.time.pass(2 * HOUR);
      expect(world.since(before).length).toBeLessThanOrEqual(26);
      expect(resetsOf(app).length).toBeLessThanOrEqual(1);
      world.api.setUsage((now) => body(new Date(nextReset(now)).toISOString()));
      await world.time.pass(6 * MINUTE);
      expect(fiveHour(app)).toMatchObject({ utilization: 42, phase: 'running' });
      invariants(world);
      return { worst: world.since(before).length, unit: 'requests in 2 h' };
    },
  );

  row(
    'a reset of null after use means "not started", at the percent of the answer',
    { ci: 1, long: 30 },
    async (world) => {
      world.truth.say('five_hour', 0);
      world.api.setUsage((now) => (now < FIRST ? body(apiTime(FIRST)) : body(null, 0)));
      const app = await world.start();
      await world.time.pass(30 * MINUTE);
      expect(fiveHour(app)).toMatchObject({ utilization: 0, phase: 'not_started', resetsAt: null });
      expect(resetsOf(app).map(({ at }) => at)).toEqual([FIRST]);
      await world.time.pass(HOUR);
      expect(resetsOf(app)).toHaveLength(1);
      invariants(world);
      return { worst: resetsOf(app).length, unit: 'resets told' };
    },
  );

  row(
    'a reset during an outage is reported once, and its percent is gone at once',
    { ci: 1, long: 30 },
    async (world) => {
      world.api.setUsage((now) => body(apiTime(nextReset(now))));
      const app = await world.start();
      await world.time.pass(15 * MINUTE);
      await world.api.down();
      await world.time.pass(30 * MINUTE);
      expect(fiveHour(app)).toMatchObject({ utilization: null, phase: 'reset_due', stale: true });
      world.truth.say('five_hour', 3);
      world.api.setUsage((now) => body(apiTime(nextReset(now)), 3));
      await world.api.up();
      await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
      expect(fiveHour(app)).toMatchObject({ utilization: 3, resetsAt: SECOND_ONE });
      await world.time.pass(30 * MINUTE);
      expect(resetsOf(app).map(({ at }) => at)).toEqual([FIRST]);
      invariants(world);
      return { worst: resetsOf(app).length, unit: 'resets told' };
    },
  );

  row(
    'a reset during an outage is not reported again after a restart',
    { ci: 1, long: 30 },
    async (world) => {
      world.api.setUsage((now) => body(apiTime(nextReset(now))));
      const told: number[] = [];
      const listen = (events: readonly UsageEvent[]) =>
        told.push(...events.filter(({ kind }) => kind === 'window_reset').map(({ at }) => at));
      const first = await world.start(listen);
      await world.time.pass(15 * MINUTE);
      await world.api.down();
      await world.time.pass(15 * MINUTE);
      expect(told).toEqual([FIRST]);
      world.close(first);
      const second = world.open(listen);
      second.poller.start();
      await world.api.up();
      await world.time.pass(30 * MINUTE);
      expect(isLive(second.store.snapshot())).toBe(true);
      expect(told).toEqual([FIRST]);
      invariants(world);
      return { worst: told.length, unit: 'resets told' };
    },
  );
});
