import type { Clock } from './clock';

/** Whether somebody works with Claude Code on this machine, as far as its files tell. */
export interface LocalActivity {
  /** Looks again; costs a few file times. Never throws. */
  readonly look: () => Promise<void>;
  /** How long ago something was written (ms of the app's clock); `null` before anything was. */
  readonly sinceMs: () => number | null;
}

/** Longer ago than this, the first look counts as no activity: nobody knows what the clock did meanwhile. */
const RECENT_MS = 600_000;

/**
 * Activity is a time that changed since the look before. Comparing two times of one file system, rather than one with
 * our clock, holds for a clock that leaps, a server that keeps its own, and an app whose time runs faster.
 */
export function createLocalActivity(
  newestTime: () => Promise<number | null>,
  clock: Clock,
  wallClock: () => number,
): LocalActivity {
  let seen: number | null = null;
  let activeAt: number | null = null;
  let first = true;
  return {
    look: async () => {
      const newest = await newestTime().catch(() => null);
      const fresh = newest !== null && Math.abs(wallClock() - newest) < RECENT_MS;
      if (newest !== null && newest !== seen && (first ? fresh : true)) activeAt = clock.monotonic();
      first = false;
      seen = newest;
    },
    sinceMs: () => (activeAt === null ? null : clock.monotonic() - activeAt),
  };
}
