import { nextRate, unscaled } from './rate';

/** The app's clock as the page reads it. It steps once a second while it has subscribers. */
export interface PageClock {
  /** Epoch ms on the app's clock, as of the last step. */
  readonly read: () => number;
  /** Calls `listener` after each step; returns a function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Sets the clock by a snapshot that was taken at this moment (epoch ms). */
  readonly sync: (takenAt: number) => void;
}

const STEP_MS = 1000;

/**
 * Creates the one clock of all ages and countdowns. It stands still without subscribers and while the page is
 * hidden, since a closed popover must use no CPU.
 * @param elapsed ms since some fixed moment; a test passes its own
 */
export function createPageClock(page: Document, elapsed = () => performance.now()): PageClock {
  const listeners = new Set<() => void>();
  let base = { app: 0, page: elapsed() };
  let estimate = unscaled;
  let current = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const step = (): void => {
    current = Math.round(base.app + (elapsed() - base.page) * estimate.rate);
    for (const listener of listeners) listener();
  };
  const run = (): void => {
    clearInterval(timer);
    const watched = listeners.size > 0 && !page.hidden;
    timer = watched ? setInterval(step, STEP_MS) : undefined;
    if (watched) step();
  };
  return {
    read: () => current,
    sync: (takenAt) => {
      base = { app: takenAt, page: elapsed() };
      estimate = nextRate(estimate, base);
      step();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      if (listeners.size === 1) {
        page.addEventListener('visibilitychange', run);
        run();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        page.removeEventListener('visibilitychange', run);
        run();
      };
    },
  };
}
