import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TestParts } from '../support/test-parts';
import type { UsageEvent } from '../../electron/core/usage/usage';
import { invariants } from './support/invariants';
import { inWorld } from './support/rows';
import { fiveHour, HOUR, MINUTE, nextReset, SECOND, START, type World } from './support/world';

const LONG = process.env['QUOTIDE_LONG'];
const numRuns = LONG ? 150 : 8;
const DAY = 24 * HOUR;
/** By how much a number, an event or an end may be late or early. */
const NEAR_MS = 2 * MINUTE;
/** A clock that is off by no more is left as it is; two requests are further apart. */
const SMALL_MS = 31 * SECOND;
const always = { since: -1, until: Number.MAX_SAFE_INTEGER };

/** What is done to the machine: its clock is set, or the app is closed and opened again while it is set. */
interface Step {
  /** By how much the clock is ahead from then on, ms. */
  readonly aheadMs: number;
  readonly restarts: boolean;
  readonly minutes: number;
}

const offset = fc.oneof(
  fc.integer({ min: -400 * DAY, max: 400 * DAY }),
  fc.integer({ min: -10 * HOUR, max: 10 * HOUR }),
  fc.integer({ min: -4 * MINUTE, max: 4 * MINUTE }),
  fc.constantFrom(0, 2 * HOUR, -3 * HOUR, 26 * HOUR, 30 * SECOND, -30 * SECOND),
);
const step: fc.Arbitrary<Step> = fc.record({
  aheadMs: offset,
  restarts: fc.boolean(),
  minutes: fc.integer({ min: 3, max: 150 }),
});

/** The true time, also while the wall clock is set. */
const trueNow = () => START + Math.round(performance.now());

class Machine {
  readonly events: UsageEvent[] = [];
  app: TestParts | null = null;
  aheadMs = 0;

  constructor(readonly world: World) {}

  set(aheadMs: number): void {
    this.aheadMs = aheadMs;
    this.world.time.setWall(trueNow() + aheadMs);
  }

  async start(): Promise<void> {
    this.app = await this.world.start((events) => this.events.push(...events));
  }

  stop(): void {
    if (this.app !== null) this.world.close(this.app);
    this.app = null;
  }

  /** What is wrong on screen, in words; empty where all is as it should be. */
  wrong(): readonly string[] {
    const { app } = this;
    if (app === null) return [];
    const snapshot = app.store.snapshot();
    const window = fiveHour(app);
    const due = nextReset(trueNow());
    const wrong: string[] = [];
    // Just before and after a reset the number of the period before may still be on show, or be unknown.
    const isNearReset = Math.min(due - trueNow(), trueNow() - (due - 5 * HOUR)) < 8 * MINUTE;
    if (!isNearReset && window?.utilization !== 42)
      wrong.push(`a number is lost: ${String(window?.utilization)}`);
    if (!isNearReset && Math.abs((window?.resetsAt ?? 0) - due) > NEAR_MS) wrong.push('another reset');
    if (Math.abs(snapshot.takenAt - trueNow()) > NEAR_MS) wrong.push('another time');
    if (!isNearReset && window?.stale === true) wrong.push('a number that counts as old');
    if (snapshot.problem !== null) wrong.push(`a problem: ${snapshot.problem.kind}`);
    const said = snapshot.clockAheadMs;
    if (Math.abs(this.aheadMs) > NEAR_MS + MINUTE && Math.abs((said ?? 0) - this.aheadMs) > MINUTE)
      wrong.push(`a clock that is ${String(this.aheadMs)} ms ahead is said to be ${String(said)}`);
    if (Math.abs(this.aheadMs) < NEAR_MS - MINUTE && said !== null)
      wrong.push('a clock that is right is blamed');
    return wrong;
  }
}

async function live(world: World, first: number, steps: readonly Step[]): Promise<void> {
  const machine = new Machine(world);
  world.api.setBucket({});
  world.signIn({ expiresAt: START + 40 * HOUR });
  machine.set(first);
  await machine.start();
  const wrong: string[] = [...machine.wrong()];
  for (const { aheadMs, restarts, minutes } of steps) {
    if (restarts) machine.stop();
    machine.set(aheadMs);
    if (restarts) await machine.start();
    for (let minute = 0; minute < minutes; minute += 1) {
      await world.time.pass(MINUTE);
      wrong.push(...machine.wrong());
    }
  }
  expect([...new Set(wrong)]).toEqual([]);
  const app = machine.app;
  if (app === null) throw new Error('it does not run');
  const until = trueNow();
  const samples = app.history.samples(always).filter(({ window }) => window === 'five_hour');
  const times = samples.map(({ at }) => at);
  // Each is of one request and has its true time, so that they are in order and none is there twice.
  const asked = world.api.requests.map(({ at }) => at);
  const of = times.map((at) => asked.findIndex((one) => Math.abs(one - at) <= SMALL_MS));
  expect(of).not.toContain(-1);
  expect(of).toEqual([...new Set(of)].sort((a, b) => a - b));
  // Each reset once, when it was due.
  const resets = machine.events.filter(
    ({ kind, window }) => kind === 'window_reset' && window === 'five_hour',
  );
  const due: number[] = [];
  for (let at = nextReset(START); at < until - 8 * MINUTE; at = nextReset(at)) due.push(at);
  expect(resets.slice(0, due.length).map(({ early }) => early)).toEqual(due.map(() => false));
  expect(
    resets.map(({ at }) => due.findIndex((one) => Math.abs(one - at) <= NEAR_MS)).slice(0, due.length),
  ).toEqual(due.map((_, index) => index));
  expect(resets.length - due.length).toBeLessThanOrEqual(1);
  const others = machine.events.filter(({ kind }) => kind !== 'window_reset').map(({ kind }) => kind);
  expect(others).toEqual([]);
  expect(world.api.requests.filter(({ refusal }) => refusal !== null)).toEqual([]);
  invariants(world);
}

describe('the app on a machine whose clock is off', () => {
  it(
    'the app reports each reset once and in time and stores each reading once and in order, though the clock is off and set while it runs or is closed',
    { timeout: LONG ? 3_000_000 : 400_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(offset, fc.array(step, { minLength: 1, maxLength: 4 }), (first, steps) =>
          inWorld((world) => live(world, first, steps)),
        ),
        { seed: 20261130, numRuns },
      );
    },
  );
});
