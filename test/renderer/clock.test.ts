// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPageClock } from '../../renderer/state/clock';
import { nextRate, unscaled } from '../../renderer/state/rate';
import { NOW } from './samples';

function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  hide(false);
  vi.useRealTimers();
});

describe('createPageClock', () => {
  it('ticks once a second for all subscribers after the first snapshot', () => {
    const clock = createPageClock(document);
    clock.sync(NOW);
    const [one, two] = [vi.fn(), vi.fn()];
    clock.subscribe(one);
    clock.subscribe(two);
    vi.advanceTimersByTime(3000);
    expect(clock.read()).toBe(NOW + 3000);
    expect(vi.getTimerCount()).toBe(1);
    expect(two).toHaveBeenCalledTimes(3);
  });

  it('stands still without subscribers', () => {
    const clock = createPageClock(document);
    clock.sync(NOW);
    expect(vi.getTimerCount()).toBe(0);
    const stop = clock.subscribe(() => undefined);
    expect(vi.getTimerCount()).toBe(1);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops its timer while the page is hidden, and catches up afterwards', () => {
    const clock = createPageClock(document);
    clock.sync(NOW);
    const tick = vi.fn();
    clock.subscribe(tick);
    hide(true);
    expect(vi.getTimerCount()).toBe(0);
    tick.mockClear();
    vi.advanceTimersByTime(60_000);
    expect(tick).not.toHaveBeenCalled();
    hide(false);
    expect(tick).toHaveBeenCalledTimes(1);
    expect(clock.read()).toBe(NOW + 60_000);
  });

  it('runs as fast as the app once two snapshots agree on the rate', () => {
    const clock = createPageClock(document);
    clock.subscribe(() => undefined);
    for (let step = 0; step < 3; step += 1) {
      clock.sync(NOW + step * 600_000);
      vi.advanceTimersByTime(1000);
    }
    // 600 seconds of the app passed in each second of the page.
    expect(clock.read()).toBe(NOW + 3 * 600_000);
  });
});

describe('nextRate', () => {
  const feedRate = (...moments: readonly (readonly [app: number, page: number])[]): number =>
    moments.reduce((estimate, [app, page]) => nextRate(estimate, { app, page }), unscaled).rate;

  it('is 1 without measurements', () => {
    expect(feedRate()).toBe(1);
    expect(feedRate([NOW, 0])).toBe(1);
  });

  it('ignores a single jump, as after a sleep of the computer', () => {
    const afterSleep = NOW + 8 * 3_600_000;
    const slept = [
      [NOW, 0],
      [NOW + 1000, 1000],
      [afterSleep, 2000],
    ] as const;
    expect(feedRate(...slept)).toBe(1);
    expect(feedRate(...slept, [afterSleep + 1000, 3000])).toBe(1);
  });

  it('ignores snapshots that follow each other at once', () => {
    expect(feedRate([NOW, 0], [NOW + 50, 1], [NOW + 100, 2], [NOW + 150, 3])).toBe(1);
  });

  it('treats a small drift and a clock that was set back as 1', () => {
    expect(feedRate([NOW, 0], [NOW + 1100, 1000], [NOW + 2200, 2000])).toBe(1);
    expect(feedRate([NOW, 0], [NOW - 60_000, 1000], [NOW - 120_000, 2000])).toBe(1);
  });

  it('uses a rate that was measured twice, and 1 again after two measurements of it', () => {
    expect(feedRate([NOW, 0], [NOW + 60_000, 1000], [NOW + 122_000, 2000])).toBe(62);
    expect(
      feedRate(
        [NOW, 0],
        [NOW + 60_000, 1000],
        [NOW + 120_000, 2000],
        [NOW + 121_000, 3000],
        [NOW + 122_000, 4000],
      ),
    ).toBe(1);
  });
});
