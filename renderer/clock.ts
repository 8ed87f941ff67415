import { nextRate, unscaled } from './rate';

/** The app's clock as the page sees it; steps once a second while somebody watches. */
export interface PageClock {
  /** Epoch ms on the app's clock, as of the last step. */
  readonly read: () => number;
  /** Calls back after each step; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void;
  /** A snapshot was taken at this moment (epoch ms). */
  readonly sync: (takenAt: number) => void;
}

const STEP_MS = 1000;

/**
 * One shared tick for all ages and countdowns. It stands still while nobody watches or the page is
 * hidden: a closed popover must cost nothing.
 * @param elapsed ms since some fixed moment; injected for tests
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
