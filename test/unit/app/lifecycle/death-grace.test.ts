import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DeathGrace } from '../../../../electron/app/lifecycle/death-grace';

const numRuns = process.env['QUOTIDE_LONG'] ? 10_000 : 300;

/** A grace on a clock that a test moves. */
function makeGrace(): { readonly grace: DeathGrace; readonly goTo: (ms: number, late?: boolean) => void } {
  let now = 0;
  let timers: { readonly at: number; readonly callback: () => void }[] = [];
  const grace = new DeathGrace({
    monotonic: () => now,
    after: (ms, callback) => {
      timers.push({ at: now + ms, callback });
    },
  });
  const goTo = (ms: number, late = false) => {
    now = ms;
    if (late) return;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { callback } of due) callback();
  };
  return { grace, goTo };
}

describe('the grace after a death', () => {
  it('handles a death once while the app lives on, a moment later', () => {
    const { grace, goTo } = makeGrace();
    let handled = 0;
    grace.add(() => (handled += 1));
    expect(handled).toBe(0);
    goTo(1000);
    grace.end();
    goTo(5000);
    expect(handled).toBe(1);
  });

  it('drops a death just before the app begins to quit, and those that follow', () => {
    const { grace, goTo } = makeGrace();
    const handled: string[] = [];
    grace.add(() => handled.push('before'));
    goTo(100);
    grace.end();
    grace.add(() => handled.push('after'));
    goTo(5000);
    expect(handled).toEqual([]);
  });

  it('handles a death half a second before the end, also where the timer is late', () => {
    const { grace, goTo } = makeGrace();
    let handled = 0;
    grace.add(() => (handled += 1));
    goTo(500, true);
    grace.end();
    expect(handled).toBe(1);
  });

  it('handles deaths of half a second before the end once, in their order, and none of the last 100 ms', () => {
    const times = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 12 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 3000 }), fc.boolean(), (deaths, end, late) => {
        const { grace, goTo } = makeGrace();
        const handled: number[] = [];
        const sorted = deaths.toSorted((a, b) => a - b);
        for (const at of sorted.filter((each) => each <= end)) {
          goTo(at, late);
          grace.add(() => handled.push(at));
        }
        goTo(end, late);
        grace.end();
        goTo(end + 1000);
        const old = sorted.filter((at) => at <= end - 500);
        expect(handled.slice(0, old.length)).toEqual(old);
        expect(handled.filter((at) => at > end - 100)).toEqual([]);
        expect(handled).toEqual(sorted.slice(0, handled.length));
      }),
      { seed: 20261130, numRuns },
    );
  });
});
