import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { powerEvents, type PowerEvent } from '../../electron/core/polling/pauses';
import { inWorld } from './support/rows';
import { HOUR, MINUTE, SECOND } from './support/world';

const long = process.env['QUOTIDE_LONG'] !== undefined;
const events = fc.array(fc.constantFrom(...(Object.keys(powerEvents) as PowerEvent[])), {
  minLength: 1,
  maxLength: 12,
});

describe('polling and the power monitor', () => {
  it('the app sends no request while the screen is locked, though the computer slept and woke up meanwhile', async () => {
    await inWorld(async (world) => {
      const app = await world.start();
      for (const event of ['lock-screen', 'suspend', 'resume'] as const) app.pauses.happened(event);
      const before = world.api.requests.length;
      await world.time.pass(HOUR);
      expect(world.api.requests.length).toBe(before);
      expect(app.accounts.snapshot().nextRefreshAt).toBeNull();
      app.pauses.happened('unlock-screen');
      await world.time.pass(10 * SECOND);
      expect(world.api.requests.length).toBe(before + 1);
    });
  });

  it('the app sends requests again once every pause is over and never before, in any order of events', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (happened) => {
        await inWorld(async (world) => {
          const app = await world.start();
          for (const event of happened) app.pauses.happened(event);
          const before = world.api.requests.length;
          await world.time.pass(20 * MINUTE);
          const isPaused = app.pauses.reason() !== null;
          expect(world.api.requests.length > before).toBe(!isPaused);
          for (const event of ['resume', 'unlock-screen', 'user-did-become-active'] as const)
            app.pauses.happened(event);
          await world.time.pass(10 * SECOND);
          const woken = world.api.requests.length;
          expect(woken).toBeGreaterThan(before);
        });
      }),
      { seed: 38, numRuns: long ? 200 : 12 },
    );
  });
});
