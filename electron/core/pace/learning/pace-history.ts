import type { ZoneOffset } from './week-hours';

/** One stored reading of one window. Instants are epoch ms. */
export interface PaceSample {
  readonly at: number;
  /** Percent used; `null` if the source had none. */
  readonly utilization: number | null;
  /** `null` while the window has not started. */
  readonly resetsAt: number | null;
}

/** Habits learned from the stored readings of one window, as plain data. Instants are epoch ms. */
export interface PaceHistory {
  readonly learnedAt: number;
  /** Weeks since the first reading that counts. */
  readonly weeks: number;
  /** Percent used an hour, by the hour of the local week (168, from Monday 0:00), while the window runs. */
  readonly rates: readonly number[];
  /** The factor on `rates` in each equal part of a period; a single 1 if its age makes no difference. */
  readonly shape: readonly number[];
  /** The size of one burst in percent, from the model's misses in this user's own past. */
  readonly burst: number;
  /** Local time from the first reading until after the next reset. */
  readonly offsets: readonly ZoneOffset[];
  readonly recent: RecentUse | null;
}

/** The use just before the newest reading. */
export interface RecentUse {
  /** The moment of that reading. */
  readonly at: number;
  /** Percent an hour over the last hour; `null` if the readings have gaps. */
  readonly hour: number | null;
}
