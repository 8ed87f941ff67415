import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerEvents, type PowerEvent } from '../../../../electron/core/polling/pauses';
import { runs } from '../../../support/runs';
import { closedGate, HOUR, MINUTE, PollerWorld, SECOND } from './poller-world';

const powerNames = Object.keys(powerEvents) as PowerEvent[];

async function startedWorld(): Promise<PollerWorld> {
  const world = new PollerWorld();
  await world.start();
  expect(world.requests).toHaveLength(1);
  return world;
}

const situations: readonly (readonly [string, (world: PollerWorld) => void])[] = [
  ['in steady use', () => undefined],
  ['while the popover is open', ({ poller }) => poller.setPopoverOpen(true)],
  [
    'at an interval that the user chose',
    (world) => {
      world.everyMs = 10 * MINUTE;
    },
  ],
  [
    'while the computer is idle',
    (world) => {
      world.idleMs = 2 * HOUR;
    },
  ],
];

describe('Poller: the time of a request', () => {
  it('sends the first request at the start and nothing before it', async () => {
    const world = new PollerWorld();
    await world.pass(HOUR);
    expect(world.looks).toEqual([]);
    await world.start();
    expect(world.requests).toEqual([world.clock.now()]);
  });

  it.each(situations)(
    'looks and asks when the next request is due and not before, %s',
    async (_name, begin) => {
      const world = await startedWorld();
      begin(world);
      for (let request = 2; request <= 4; request += 1) {
        const { delayMs, request: isAllowed } = world.poller.nextLook();
        expect({ isAllowed, isLater: delayMs > MINUTE }).toEqual({ isAllowed: true, isLater: true });
        await world.pass(delayMs - 2 * SECOND);
        expect(world.looks).toHaveLength(request - 1);
        await world.pass(2 * SECOND);
        expect(world.requests).toHaveLength(request);
        expect(world.looks).toHaveLength(request);
      }
    },
  );

  it('asks again 1, 2 and 4 minutes after failed connections and not before', async () => {
    const world = new PollerWorld();
    world.answer = 'no_connection';
    await world.start();
    for (const [index, minutes] of [1, 2, 4].entries()) {
      await world.pass(minutes * MINUTE - 2 * SECOND);
      expect(world.requests).toHaveLength(index + 1);
      await world.pass(2 * SECOND);
      expect(world.requests).toHaveLength(index + 2);
    }
  });

  it('looks at a login that may have changed at once, and sends no request before it is due', async () => {
    const world = await startedWorld();
    await world.pass(2 * MINUTE);
    world.poller.recheckLogin();
    await world.pass(0);
    expect(world.looks).toHaveLength(2);
    expect(world.requests).toHaveLength(1);
  });

  it('asks again after a 429 within 5 s after the wait that Anthropic asked for and not before', async () => {
    const world = new PollerWorld();
    world.answer = { retryAfterMs: 20 * MINUTE };
    await world.start();
    await world.pass(20 * MINUTE - SECOND);
    expect(world.requests).toHaveLength(1);
    await world.pass(6 * SECOND);
    expect(world.requests).toHaveLength(2);
  });

  it('shows the instant of the next request', async () => {
    const world = await startedWorld();
    expect(world.store.facts().nextRefreshAt).toBe(world.clock.now() + world.poller.nextLook().delayMs);
    await world.pass(MINUTE);
    expect(world.store.facts().nextRefreshAt).toBe(world.clock.now() + world.poller.nextLook().delayMs);
  });

  it('sends no request while another process polls, except for a click', async () => {
    const world = await startedWorld();
    world.isLeader = false;
    await world.pass(HOUR);
    expect(world.requests).toHaveLength(1);
    expect(world.poller.refreshNow()).toBe(true);
    await world.pass(0);
    expect(world.requests).toHaveLength(2);
  });
});

describe('Poller: a click on Refresh', () => {
  it('sends a request at once where the last one is a minute old', async () => {
    const world = await startedWorld();
    await world.pass(MINUTE);
    expect(world.poller.refreshNow()).toBe(true);
    await world.pass(0);
    expect(world.requests).toHaveLength(2);
    expect(world.store.facts().refreshAnswer).toBeNull();
  });

  it('sends no request within a minute of the last one and shows an answer for ten seconds', async () => {
    const world = await startedWorld();
    await world.pass(30 * SECOND);
    expect(world.poller.refreshNow()).toBe(false);
    expect(world.store.facts().refreshAnswer).toMatchObject({ kind: 'just_asked', againInMs: 30 * SECOND });
    await world.pass(9 * SECOND);
    expect(world.store.facts().refreshAnswer).not.toBeNull();
    await world.pass(SECOND);
    expect(world.store.facts().refreshAnswer).toBeNull();
    expect(world.requests).toHaveLength(1);
  });

  it('during a look at the login sends its request at the end of that look', async () => {
    const world = await startedWorld();
    await world.pass(2 * MINUTE);
    const look = closedGate();
    world.gates.look = look;
    world.poller.recheckLogin();
    world.clock.pass(0);
    await look.reached;
    expect(world.poller.refreshNow()).toBe(true);
    expect(world.requests).toHaveLength(1);
    look.open();
    await world.pass(0);
    expect(world.requests).toHaveLength(2);
  });

  it('before the start or after the end does nothing', async () => {
    const world = new PollerWorld();
    expect(world.poller.refreshNow()).toBe(false);
    await world.start();
    await world.pass(2 * MINUTE);
    world.poller.stop();
    expect(world.poller.refreshNow()).toBe(false);
    await world.pass(MINUTE);
    expect(world.requests).toHaveLength(1);
  });
});

describe('Poller: what the Refresh button shows', () => {
  it('the button is disabled while a request is under way, and a click then sends no second one', async () => {
    const world = await startedWorld();
    await world.pass(2 * MINUTE);
    const request = closedGate();
    world.gates.request = request;
    world.poller.refreshNow();
    world.clock.pass(0);
    await request.reached;
    expect(world.requests).toHaveLength(2);
    expect(world.isRefreshShownAllowed).toBe(false);
    expect(world.poller.refreshNow()).toBe(false);
    expect(world.store.facts().refreshAnswer).toMatchObject({ kind: 'asking' });
    world.clock.skip(61 * SECOND);
    expect(world.poller.refreshNow()).toBe(false);
    request.open();
    await world.pass(0);
    expect(world.requests).toHaveLength(2);
  });

  it('the button is disabled once clicks have used up the requests of the budget, until one is left again', async () => {
    const world = await startedWorld();
    const shown: boolean[] = [];
    for (let minute = 1; minute <= 20; minute += 1) {
      await world.pass(MINUTE);
      shown.push(world.isRefreshShownAllowed);
      await expectClickAsShown(world);
    }
    expect(new Set(shown)).toEqual(new Set([true, false]));
    await world.pass((world.store.facts().refreshAllowedAt ?? 0) - world.clock.now());
    await expectClickAsShown(world);
    expect(world.requests.at(-1)).toBe(world.clock.now());
  });

  it('an enabled button sends a request and a disabled one sends none, after any clicks, answers and pauses', async () => {
    const action = fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 1, max: 90 }).map((seconds) => ({ seconds })) },
      fc
        .constantFrom('usage' as const, 'no_connection' as const, { retryAfterMs: 4 * MINUTE })
        .map((answer) => ({ answer })),
      fc.constantFrom(...powerNames).map((event) => ({ event })),
      fc.boolean().map((isOpen) => ({ isOpen })),
      fc.boolean().map((isSignedIn) => ({ isSignedIn })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 60 }), async (actions) => {
        const world = await startedWorld();
        for (const each of actions) {
          if ('answer' in each) world.answer = each.answer;
          if ('event' in each) world.power(each.event);
          if ('isOpen' in each) world.poller.setPopoverOpen(each.isOpen);
          if ('isSignedIn' in each) world.isSignedIn = each.isSignedIn;
          await world.pass('seconds' in each ? each.seconds * SECOND : 0);
          await expectClickAsShown(world);
        }
        world.poller.stop();
      }),
      runs(60),
    );
  });
});

/** Clicks, and compares what the click did with what the button showed. Without a login a click looks at the login. */
async function expectClickAsShown(world: PollerWorld): Promise<void> {
  const isShownAllowed = world.isRefreshShownAllowed;
  const before = { looks: world.looks.length, requests: world.requests.length };
  const granted = world.poller.refreshNow();
  await world.pass(0);
  const hasLooked = world.looks.length > before.looks;
  const hasAsked = world.requests.length > before.requests;
  expect({ granted, hasLooked }).toEqual({ granted: isShownAllowed, hasLooked: isShownAllowed });
  expect(hasAsked).toBe(isShownAllowed && world.isSignedIn);
}

describe('Poller: pauses', () => {
  it('sends no request while the screen is locked, and one within 5 s after the unlock', async () => {
    const world = await startedWorld();
    world.power('lock-screen');
    expect(world.store.facts().nextRefreshAt).toBeNull();
    await world.pass(3 * HOUR);
    expect(world.requests).toHaveLength(1);
    world.power('unlock-screen');
    await world.pass(SECOND);
    expect(world.requests).toHaveLength(1);
    await world.pass(4 * SECOND);
    expect(world.requests).toHaveLength(2);
  });

  it('stays paused while the screen is locked, though the computer slept and resumed meanwhile', async () => {
    const world = await startedWorld();
    world.power('lock-screen', 'suspend', 'resume');
    expect(world.store.facts().nextRefreshAt).toBeNull();
    await world.pass(HOUR);
    expect(world.requests).toHaveLength(1);
    world.power('unlock-screen');
    await world.pass(5 * SECOND);
    expect(world.requests).toHaveLength(2);
  });

  it('sends requests if and only if no reason for a pause is left, after any order of events', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...powerNames), { maxLength: 12 }), async (events) => {
        const world = await startedWorld();
        const reasons = new Set<string>();
        for (const event of events) {
          const { reason, begins } = powerEvents[event];
          if (begins) reasons.add(reason);
          else reasons.delete(reason);
          world.power(event);
        }
        expect(world.store.facts().nextRefreshAt === null).toBe(reasons.size > 0);
        await world.pass(20 * MINUTE);
        expect(world.requests.length > 1).toBe(reasons.size === 0);
        world.poller.stop();
      }),
      runs(40),
    );
  });

  it('a click ends every pause, since a person is at the computer', async () => {
    const world = await startedWorld();
    world.power('lock-screen', 'suspend');
    await world.pass(2 * MINUTE);
    expect(world.poller.refreshNow()).toBe(true);
    await world.pass(0);
    expect(world.requests).toHaveLength(2);
    expect(world.pauses.reason()).toBeNull();
    expect(world.store.facts().nextRefreshAt).not.toBeNull();
  });
});

describe('Poller: the end', () => {
  it('stop cancels the timer and releases the lease', async () => {
    const world = await startedWorld();
    world.poller.stop();
    expect(world.isReleased).toBe(true);
    expect(world.clock.runWaiting()).toBe(0);
  });

  it('stop during a look sends no request afterwards and sets no timer', async () => {
    const world = new PollerWorld();
    const look = closedGate();
    world.gates.look = look;
    world.poller.start();
    world.clock.pass(0);
    await look.reached;
    world.poller.stop();
    look.open();
    await world.poller.settled();
    expect(world.requests).toEqual([]);
    expect(world.clock.runWaiting()).toBe(0);
  });
});
