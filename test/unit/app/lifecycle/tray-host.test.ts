import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchTrayHost, type HostWatch } from '../../../../electron/app/lifecycle/tray-host';
import type { HostStep, TrayHost } from '../../../../electron/core/tray/tray-host';

describe('watchTrayHost', () => {
  let watch: HostWatch;
  let seen: TrayHost;
  let looks: number;
  let onLook: () => void;
  let steps: HostStep[];

  beforeEach(() => {
    vi.useFakeTimers();
    [seen, looks, steps] = ['absent', 0, []];
    onLook = () => undefined;
  });

  afterEach(() => {
    watch.close();
    vi.useRealTimers();
  });

  function start(quiet = false): void {
    watch = watchTrayHost({
      look: () => {
        looks += 1;
        onLook();
        return Promise.resolve(seen);
      },
      quiet,
      told: false,
      now: Date.now,
      act: (step) => steps.push(step),
    });
  }

  it('looks again until it finds a host, and then no more', async () => {
    start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toBe(5);
    expect(steps.filter(({ notify }) => notify)).toHaveLength(1);
    seen = 'there';
    await vi.advanceTimersByTimeAsync(15_000);
    expect(steps.filter(({ remake }) => remake)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(looks).toBe(6);
    expect(watch.host()).toBe('there');
  });

  it('looks at once when it is asked, and has one timer however often that is', async () => {
    start();
    await vi.advanceTimersByTimeAsync(1000);
    for (let asked = 0; asked < 5; asked++) await watch.look();
    expect(looks).toBe(6);
    expect(vi.getTimerCount()).toBe(1);
    expect(watch.host()).toBe('absent');
  });

  it('looks once for all who ask at the start, when the icon had time to be drawn', async () => {
    start();
    const asked = Promise.all([watch.look(), watch.look(), watch.look()]);
    expect(looks).toBe(0);
    await vi.advanceTimersByTimeAsync(1000);
    await asked;
    expect([looks, steps.length]).toEqual([1, 1]);
  });

  it('does not call back after its end', async () => {
    start();
    onLook = () => {
      watch.close();
    };
    await vi.advanceTimersByTimeAsync(60_000);
    expect([looks, steps.length]).toEqual([1, 0]);
  });
});
