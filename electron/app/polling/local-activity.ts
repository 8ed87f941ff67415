import type { Clock } from '../clock/clock';

/** The activity of Claude Code on this machine, by the times of its files. */
export interface LocalActivity {
  /** Looks again; costs a few file times. Never throws. */
  readonly look: () => Promise<void>;
  /** Ms since a file was written, by the app's clock; `null`: none was. */
  readonly sinceMs: () => number | null;
}

/** At the first look an older file counts as no activity, in ms: the clock may have been set since. */
const RECENT_MS = 600_000;

/**
 * Activity is a time that changed since the look before. Comparing two times of one file system, rather than one with
 * the app's clock, is right for a clock that leaps, a file server with its own clock, and an app whose time runs faster.
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
