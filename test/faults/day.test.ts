import { describe, expect, it } from 'vitest';
import type { TestParts } from '../support/test-parts';
import type { Fetch } from '../../electron/platform/http/fetch-type';
import type { ApiRequest } from '../fakes/api/types';
import { seededRandom, type Random } from '../fakes/random';
import { CANARY } from '../unit/sources/credentials/support';
import { invariants } from './support/invariants';
import { inWorld } from './support/rows';
import { gaps, HOUR, isLive, MINUTE, SECOND, START, type World } from './support/world';

const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const SEEDS = Array.from({ length: LONG ? 20 : 1 }, (_, index) => index + 1);
const DAY = 24 * HOUR;
/** The endpoint's own rule: five requests, one back each 3 min, then 429 for 45 min. */
const BUCKET = { capacity: 5, refillMs: 180_000, blockMs: 45 * MINUTE };
const OUTSIDE = 'x-outside';

const limited = (requests: readonly ApiRequest[]) =>
  requests.filter(({ refusal }) => refusal === 'rate_limited');
const own = (requests: readonly ApiRequest[]) =>
  requests.filter(({ headers }) => headers[OUTSIDE] === undefined);

/** The most requests in any stretch of time of this length. */
function mostIn(spanMs: number, requests: readonly ApiRequest[]): number {
  return Math.max(
    0,
    ...requests.map(({ at }) => requests.filter((each) => each.at >= at && each.at < at + spanMs).length),
  );
}

/** What a person does in a day: looks now and then, clicks refresh, runs the command; all the while usage rises. */
async function live(world: World, app: TestParts, random: Random, until: number): Promise<void> {
  let [five, seven] = [2, 10];
  while (performance.now() < until) {
    five = five >= 97 ? 1 : five + Math.round(random() * 3);
    seven = Math.min(99, seven + (random() < 0.1 ? 1 : 0));
    world.say({ five_hour: five, seven_day: seven });
    const what = random();
    if (what < 0.25) app.poller.setPopoverOpen(random() < 0.6);
    else if (what < 0.45) await clicks(world, app, 1 + Math.floor(random() * 12), random);
    else if (what < 0.5) await command(world);
    else if (what < 0.53) app.poller.wake();
    await world.time.pass((20 + random() * 400) * SECOND);
  }
}

/** A user who does not trust the number: a click every few seconds to minutes. */
async function clicks(world: World, app: TestParts, times: number, random: Random): Promise<void> {
  for (let click = 0; click < times; click += 1) {
    app.poller.refreshNow();
    await world.time.pass((5 + random() * 120) * SECOND);
  }
}

/** `quotide status --refresh` in another process: it shares the data folder, and so the budget. */
async function command(world: World): Promise<void> {
  const other = world.open();
  await other.poller.askOnce();
  world.close(other);
}

/** Another program spends the token's requests until the endpoint blocks it. */
async function blockFromOutside(world: World): Promise<void> {
  const headers = {
    authorization: `Bearer ${CANARY}`,
    'anthropic-beta': 'oauth-2025-04-20',
    'user-agent': 'claude-code/2.1.280',
    [OUTSIDE]: '1',
  };
  for (let request = 0; request <= BUCKET.capacity; request += 1) {
    await (await fetch(`${world.api.url}/api/oauth/usage`, { headers })).arrayBuffer();
  }
}

/** A network that takes its time: up to 3 s of the virtual day for each answer. */
const slowNetwork = (random: Random, skip: (ms: number) => void) => ({
  fetch:
    (inner: Fetch): Fetch =>
    async (url, init) => {
      const response = await inner(url, init);
      skip(random() * 3 * SECOND);
      return response;
    },
});

describe('the app for 24 hours against the endpoint’s own limit', { timeout: 120_000 }, () => {
  it.each(SEEDS)(
    'the app causes no 429 in 24 hours, and waits after one that another program caused (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const skips: ((ms: number) => void)[] = [];
      const network = slowNetwork(random, (ms) => {
        skips.forEach((skip) => {
          skip(ms);
        });
      });
      await inWorld(
        async (world) => {
          skips.push((ms) => {
            world.time.skip(ms);
          });
          const app = await world.start();
          await live(world, app, random, DAY);
          const day = own(world.api.requests);
          const earned = limited(day).length;
          process.stdout.write(
            `24 h (seed ${String(seed)}): ${String(day.length)} requests, ${String(earned)} × 429 earned; ` +
              `shortest gap ${(Math.min(...gaps(day)) / SECOND).toFixed(0)} s\n`,
          );
          // Banked resets are asked for a few times, each in the place of an ordinary request.
          const forGrants = day.filter(({ query }) => query.get('cedar_ember') === '1').length;
          expect(forGrants).toBeGreaterThanOrEqual(3);
          expect(forGrants).toBeLessThanOrEqual(5);
          expect(earned).toBe(0);
          expect(day.length).toBeGreaterThan(200);
          // A request counts from when it was sent; the answer took up to 3 s.
          expect(Math.min(...gaps(day))).toBeGreaterThanOrEqual(57 * SECOND);

          const before = world.api.requests.length;
          await blockFromOutside(world);
          const blockedUntil = START + performance.now() + BUCKET.blockMs;
          await world.time.passUntil(
            () => app.store.snapshot().problem?.kind === 'rate_limited',
            20 * MINUTE,
          );
          expect(app.store.snapshot().problem?.kind).toBe('rate_limited');
          for (let click = 0; click < 20; click += 1) {
            app.poller.refreshNow();
            await world.time.pass(30 * SECOND);
          }
          await world.time.passUntil(() => isLive(app.store.snapshot()), 4 * HOUR);
          const after = own(world.since(before));
          const most = mostIn(285 * SECOND, after);
          const late = (after.at(-1)?.at ?? Infinity) - blockedUntil;
          process.stdout.write(
            `outside 429 (seed ${String(seed)}): ${String(limited(after).length)} × 429 met, at most ` +
              `${String(most)} request per interval, live again ${(late / MINUTE).toFixed(0)} min after the block\n`,
          );
          expect(isLive(app.store.snapshot())).toBe(true);
          expect(most).toBeLessThanOrEqual(1);
          invariants(world);
        },
        { bucket: BUCKET, ...network },
      );
    },
  );
});
