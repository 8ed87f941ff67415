import { describe, expect } from 'vitest';
import { CANARY } from '../unit/sources/credentials/support';
import { invariants } from './support/invariants';
import { faultRows } from './support/rows';
import { fiveHour, gaps, HOUR, isLive, MINUTE, SECOND, START, World } from './support/world';

const { row } = faultRows();

/** Every form in which `Retry-After` was seen or may come, and how long it must be waited for. */
const FORMS: readonly (readonly [
  name: string,
  header: string | null | ((now: number) => string),
  waitMs: number,
])[] = [
  ['no Retry-After', null, 5 * MINUTE],
  ['Retry-After: 0', '0', 5 * MINUTE],
  ['Retry-After: 10', '10', 5 * MINUTE],
  ['Retry-After: 3242', '3242', 3242 * SECOND],
  ['Retry-After: 86400', '86400', 6 * HOUR],
  ['Retry-After: 1e12', '1000000000000', 6 * HOUR],
  ['Retry-After: 1e12 in letters', '1e12', 5 * MINUTE],
  ['Retry-After: -5', '-5', 5 * MINUTE],
  ['Retry-After: abc', 'abc', 5 * MINUTE],
  ['Retry-After: a date in 30 minutes', (now) => new Date(now + 30 * MINUTE).toUTCString(), 30 * MINUTE],
  ['Retry-After: a date in the past', (now) => new Date(now - HOUR).toUTCString(), 5 * MINUTE],
  ['Retry-After: a malformed date', 'Sat, 32 Nov 2026 25:61:00 GMT', 5 * MINUTE],
];

/** The forms of those that ask to wait at all. */
const NAMES_A_TIME = /: (10|3242|86400|1e12|a date in 30 minutes)$/;

/** What is added by chance: 5 % to Quotide's own backoff, and 2–5 s at the end of any wait. */
const slack = (waitMs: number) => waitMs * 0.05 + 6 * SECOND;

describe('the app after a 429', () => {
  for (const [name, form, atLeastMs] of FORMS) {
    row(
      `a 429 with ${name} is followed by one request, when its wait is over`,
      { ci: 1, long: 50 },
      async (world) => {
        const app = await world.start();
        await world.time.pass(2 * MINUTE);
        const header = typeof form === 'function' ? form(World.serverNow()) : form;
        const before = world.api.requests.length;
        world.api.enqueue({ status: 429, headers: header === null ? {} : { 'retry-after': header } });
        world.say({ five_hour: 51, seven_day: 17 });
        await world.time.passUntil(() => app.store.snapshot().problem?.kind === 'rate_limited', 6 * MINUTE);
        const blockedAt = performance.now();
        const dateMs = Date.parse(typeof form === 'function' ? (header ?? '') : '') - World.serverNow();
        const waitMs = Math.max(5 * MINUTE, dateMs || atLeastMs);
        const { problem } = app.store.snapshot();
        expect(problem?.kind).toBe('rate_limited');
        // Only an answer that named a time asked to wait.
        const says = `${problem?.message ?? ''} ${problem?.advice ?? ''}`;
        expect(says).toMatch(
          problem?.refusal?.askedToWait === true
            ? /^Anthropic asks to wait until .*\d:\d\d/
            : /^Anthropic refuses just now\. Quotide asks again .*\d:\d\d/,
        );
        expect(problem?.refusal?.askedToWait).toBe(NAMES_A_TIME.test(name));
        expect(fiveHour(app)).toMatchObject({ utilization: 42, stale: false });
        // Neither clicks nor an open popover may shorten the wait.
        app.poller.setPopoverOpen(true);
        for (let click = 0; click < 4; click += 1) {
          await world.time.pass(30 * SECOND);
          expect(app.poller.refreshNow()).toBe(false);
        }
        await world.time.passUntil(() => isLive(app.store.snapshot()), waitMs + HOUR);
        const waited = performance.now() - blockedAt;
        expect(waited).toBeGreaterThanOrEqual(waitMs - 4 * SECOND);
        expect(waited).toBeLessThanOrEqual(waitMs + slack(waitMs));
        expect(world.since(before)).toHaveLength(2);
        expect(fiveHour(app)?.utilization).toBe(51);
        invariants(world);
        return { worst: waited / SECOND, unit: 's until the next request' };
      },
    );
  }

  row(
    'six hours of 429 lead to at most ten requests, never less than 5 min apart',
    { ci: 1, long: 20 },
    async (world) => {
      const app = await world.start();
      world.api.answer({ status: 429, headers: { 'retry-after': '0' } });
      const before = world.api.requests.length;
      await world.time.pass(6 * HOUR);
      const sent = world.since(before);
      // 5 min, 30 min, 30 min, 40 min, then each hour.
      expect(sent.length).toBeGreaterThanOrEqual(7);
      expect(sent.length).toBeLessThanOrEqual(10);
      expect(Math.min(...gaps(sent))).toBeGreaterThanOrEqual(300 * SECOND);
      expect(app.store.snapshot()).toMatchObject({ stale: true, problem: { kind: 'rate_limited' } });
      expect(fiveHour(app)).toMatchObject({ utilization: null, phase: 'reset_due' });
      invariants(world);
      return { worst: sent.length, unit: 'requests in 6 h' };
    },
  );

  row('a restart during the wait of a 429 does not shorten the wait', { ci: 1, long: 20 }, async (world) => {
    const first = await world.start();
    world.api.enqueue({ status: 429, headers: { 'retry-after': '3600' } });
    await world.time.passUntil(() => first.store.snapshot().problem !== null, 6 * MINUTE);
    const before = world.api.requests.length;
    world.close(first);
    await world.time.pass(10 * MINUTE);
    const second = world.open();
    second.poller.start();
    await world.time.pass(48 * MINUTE);
    expect(world.since(before)).toHaveLength(0);
    expect(second.store.snapshot().problem?.kind).toBe('rate_limited');
    await world.time.pass(3 * MINUTE);
    expect(world.since(before)).toHaveLength(1);
    expect(isLive(second.store.snapshot())).toBe(true);
    invariants(world);
    return { worst: world.since(before).length, unit: 'requests after it' };
  });

  row('a new token ends the wait of a 429 within a minute', { ci: 1, long: 20 }, async (world) => {
    const app = await world.start();
    world.api.enqueue({ status: 429, headers: { 'retry-after': '86400' } });
    await world.time.passUntil(() => app.store.snapshot().problem !== null, 6 * MINUTE);
    const renewed = `${CANARY}-renewed`;
    world.api.login(renewed);
    world.signIn({ accessToken: renewed });
    const before = world.time.made;
    app.poller.recheckLogin();
    await world.time.replanned(before);
    const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
    expect(took).not.toBeNull();
    expect(took ?? Infinity).toBeLessThanOrEqual(MINUTE);
    expect(world.api.requests.at(-1)?.at).toBeLessThan(START + HOUR);
    invariants(world);
    return { worst: (took ?? Infinity) / SECOND, unit: 's until the next request' };
  });
});
