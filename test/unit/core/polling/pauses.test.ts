import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pauseReason,
  pausesAfter,
  powerEvents,
  type Pauses,
  type PowerEvent,
} from '../../../../electron/core/polling/pauses';

const long = process.env['QUOTIDE_LONG'] !== undefined;
const events = fc.array(fc.constantFrom(...(Object.keys(powerEvents) as PowerEvent[])), { maxLength: 40 });

function after(...happened: readonly PowerEvent[]): Pauses {
  return happened.reduce<Pauses>(pausesAfter, new Set());
}

describe('pausesAfter', () => {
  it('a computer that wakes up with a locked screen stays paused until the screen is unlocked', () => {
    expect([...after('lock-screen', 'suspend', 'resume')]).toEqual(['locked']);
    expect(after('lock-screen', 'suspend', 'resume', 'unlock-screen').size).toBe(0);
  });

  it('a switch to another user and back does not end the lock of the screen', () => {
    expect([...after('user-did-resign-active', 'lock-screen', 'user-did-become-active')]).toEqual(['locked']);
  });

  it('each reason holds from its last start to its last end, in any order of events and with repeats', () => {
    fc.assert(
      fc.property(events, (happened) => {
        const pauses = after(...happened);
        for (const reason of ['locked', 'asleep', 'switched'] as const) {
          const last = happened.filter((event) => powerEvents[event].reason === reason).at(-1);
          expect(pauses.has(reason)).toBe(last !== undefined && powerEvents[last].begins);
        }
        const named = pauseReason(pauses);
        expect(named === null).toBe(pauses.size === 0);
        if (named !== null) expect(pauses.has(named)).toBe(true);
      }),
      { seed: 37, numRuns: long ? 20_000 : 500 },
    );
  });
});
