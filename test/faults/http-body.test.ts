import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TestParts } from '../support/test-parts';
import { parseUsageText } from '../../electron/sources/usage-api/body/parse';
import type { ApiAnswer } from '../fakes/api/types';
import { truncated } from '../fakes/api/faults';
import { apiFixture, apiFixtureText } from '../fakes/fixtures';
import { drifts, numbersSaid } from './support/drift';
import { invariants } from './support/invariants';
import { faultRows, inWorld } from './support/rows';
import { fiveHour, HOUR, INTERVAL, isLive, MINUTE, SECOND, START, type World } from './support/world';

const { row } = faultRows();
const LONG = process.env['QUOTIDE_LONG'] !== undefined;
const BODY = 'usage-2026-09-29-max-latest-shape';

describe('an answer whose body is cut off', () => {
  for (const name of [BODY, 'usage-2026-07-06-max-full'] as const) {
    it(`parseUsageText refuses the body of ${name}, cut off at any byte`, () => {
      const bytes = Buffer.from(JSON.stringify(apiFixture(name)));
      const context = { observedAt: START, account: 'a', organizationId: null, httpStatus: 200 };
      const taken = Array.from({ length: bytes.length }, (_, end) => end).filter(
        (end) => parseUsageText(bytes.subarray(0, end).toString(), context).ok,
      );
      expect(taken).toEqual([]);
      expect(parseUsageText(bytes.toString(), context).ok).toBe(true);
    });
  }

  row(
    'the app recovers from a short body that is whole to the protocol',
    { ci: 1, long: 10 },
    async (world) => {
      const text = apiFixtureText(BODY);
      const ends = [0, 1, 2, 17, 100, text.length >> 1, text.length - 3];
      return eachRecovers(world, ends, (end) => ({ body: text.slice(0, end) }));
    },
  );

  row('the app recovers from a body that is shorter than announced', { ci: 1, long: 10 }, async (world) =>
    eachRecovers(world, [0, 1, 64, 500], (end) => truncated(end)),
  );
});

/** One bad answer after another, each followed by a good one; gives the longest time it took. */
async function eachRecovers(world: World, ends: readonly number[], answer: (end: number) => ApiAnswer) {
  const app = await world.start();
  let worst = 0;
  for (const end of ends) {
    world.api.enqueue(answer(end));
    await world.time.passUntil(() => app.store.snapshot().problem !== null, 2 * INTERVAL);
    expect(['offline', 'contract_changed'], String(end)).toContain(app.store.snapshot().problem?.kind);
    expect(fiveHour(app)?.utilization).toBe(42);
    const took = await world.time.passUntil(() => isLive(app.store.snapshot()), HOUR);
    worst = Math.max(worst, took ?? Infinity);
  }
  expect(worst).toBeLessThanOrEqual(INTERVAL);
  invariants(world);
  return { worst: worst / SECOND, unit: 's to recover' };
}

describe('an answer whose body has another shape', () => {
  it(
    'the app never shows a number that is not in a body of another shape',
    { timeout: 600_000 },
    async () => {
      await inWorld(async (world) => {
        const app = await world.start();
        const samples = fc.sample(drifts(apiFixture(BODY)), { seed: 20261121, numRuns: LONG ? 1500 : 120 });
        for (const body of samples) await drift(world, app, body);
        world.api.clear();
        await world.time.pass(HOUR);
        expect(isLive(app.store.snapshot())).toBe(true);
        invariants(world);
      });
    },
  );
});

async function drift(world: World, app: TestParts, body: Record<string, unknown>): Promise<void> {
  // What may be on screen: numbers of this body, and what was there before it.
  const allowed = new Set(numbersSaid(body));
  for (const { utilization } of app.store.snapshot().windows)
    if (utilization !== null) allowed.add(utilization);
  world.api.enqueue({ body });
  const before = world.api.requests.length;
  world.truth.sayAnywhere([...allowed]);
  await world.time.passUntil(() => world.api.requests.length > before, HOUR);
  await world.time.pass(MINUTE);
  for (const { utilization } of app.store.snapshot().windows) {
    if (utilization === null) continue;
    expect(allowed.has(utilization), `${String(utilization)} % from ${JSON.stringify(body)}`).toBe(true);
    expect(utilization).toBeLessThanOrEqual(1000);
  }
}
