import type { ZoneOffset } from './week-hours';

/** One reading of one window, as it is stored. Instants are epoch ms. */
export interface PaceSample {
  readonly at: number;
  /** Percent used; `null` when the source did not say. */
  readonly utilization: number | null;
  /** `null` while the window has not started. */
  readonly resetsAt: number | null;
}

/** What was learned from the stored readings of one window: plain data. Instants are epoch ms. */
export interface PaceHistory {
  readonly learnedAt: number;
  /** Weeks from the first reading that it rests on. */
  readonly weeks: number;
  /** Percent used an hour, by the hour of the local week (168, from Monday 0:00), while the window runs. */
  readonly rates: readonly number[];
  /** How many times that is used in each equal part of a period; a single 1 where its age makes no difference. */
  readonly shape: readonly number[];
  /** The percent that comes at once: how far the model would have missed this user's own past. */
  readonly burst: number;
  /** Local time from the first reading until after the next reset. */
  readonly offsets: readonly ZoneOffset[];
  readonly recent: RecentUse | null;
}

/** What was used just before the newest reading. */
export interface RecentUse {
  /** Of that reading. */
  readonly at: number;
  /** Percent an hour over the last hour; `null` where the readings leave it open. */
  readonly hour: number | null;
}
