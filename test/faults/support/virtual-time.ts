import { setImmediate as realTurn, setTimeout as realSleep } from 'node:timers/promises';
import os from 'node:os';
import { vi } from 'vitest';
import type { Clock } from '../../../electron/app/clock/clock';

interface Wait {
  readonly due: number;
  readonly run: () => void;
}

/** Real ms that an app may need for what it does at one virtual moment; a request's own deadline is 15 s. */
const REAL_PATIENCE_MS = 18_000;

/** The machine was started so many seconds before. */
const RUNNING_S = 400 * 24 * 3600;

/**
 * Time that passes only when the test says so, and not while the app is at work: a day is over in seconds, and
 * what is measured does not depend on how busy the machine is. Wall clock and monotonic clock are faked, timers of
 * the app's `Clock` wait for them; the network, the disk and every other timer stay real.
 */
export class VirtualTime {
  readonly #waits = new Set<Wait>();
  readonly #uptime: { readonly mockRestore: () => void };
  #made = 0;

  constructor(start: number) {
    vi.useFakeTimers({ toFake: ['Date', 'performance'], now: start });
    this.#uptime = vi.spyOn(os, 'uptime').mockImplementation(() => RUNNING_S + performance.now() / 1000);
  }

  /** Takes over the waiting of an app that was opened after this was made. */
  attach(clock: Clock): void {
    vi.spyOn(clock, 'after').mockImplementation((ms, run) => {
      const wait: Wait = { due: performance.now() + Math.max(0, ms), run };
      this.#made += 1;
      this.#waits.add(wait);
      return () => {
        this.#waits.delete(wait);
      };
    });
  }

  /** Sets the wall clock alone, as a person or NTP does. */
  setWall(epochMs: number): void {
    vi.setSystemTime(epochMs);
  }

  /** Moves both clocks at once, without letting anything happen: latency of a request, a stopped process. */
  skip(ms: number): void {
    vi.advanceTimersByTime(ms);
  }

  /** Lets time pass; runs and awaits everything that becomes due. */
  async pass(ms: number): Promise<void> {
    await this.passUntil(() => false, ms);
  }

  /** Lets up to `maxMs` pass, until the condition holds after something was done; gives the time it took, or null. */
  async passUntil(condition: () => boolean, maxMs: number): Promise<number | null> {
    const start = performance.now();
    for (;;) {
      if (condition()) return performance.now() - start;
      const next = [...this.#waits].sort((a, b) => a.due - b.due)[0];
      if (next === undefined || next.due > start + maxMs) break;
      this.skip(Math.max(0, next.due - performance.now()));
      this.#waits.delete(next);
      const before = this.#made;
      next.run();
      await this.replanned(before);
    }
    this.skip(Math.max(0, start + maxMs - performance.now()));
    return condition() ? performance.now() - start : null;
  }

  /** How many waits there were so far; for `replanned`. */
  get made(): number {
    return this.#made;
  }

  /** Resolves when the app has done what it had to do and waits again. */
  async replanned(before: number): Promise<void> {
    for (let turn = 0; this.#made === before; turn += 1) {
      if (turn > REAL_PATIENCE_MS) throw new Error('the app does not come to rest');
      await (turn < 20 ? realTurn() : realSleep(1));
    }
  }

  end(): void {
    this.#waits.clear();
    this.#uptime.mockRestore();
    vi.useRealTimers();
  }
}
