import type { ZoneOffset } from './hours';

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
  /** Weeks of readings that it rests on, gaps not counted. */
  readonly weeks: number;
  /** Percent used an hour, by the hour of the local week (168, from Monday 0:00), while the window runs. */
  readonly rates: readonly number[];
  /** How much more or less than that is used in each equal part of a period; one 1 where that makes no difference. */
  readonly shape: readonly number[];
  /** The percent that comes at once: variance of what was used, divided by what was expected. */
  readonly burst: number;
  /** Usual hours after which it is a third as likely that nothing more comes. */
  readonly lull: number;
  /** Local time from the first reading until after the next reset. */
  readonly offsets: readonly ZoneOffset[];
  readonly recent: RecentUse | null;
}

/** What was used just before a reading. */
export interface RecentUse {
  /** Of the last reading that counts. */
  readonly at: number;
  /** Percent an hour over the last half hour and hour; `null` where the readings do not reach back so far. */
  readonly halfHour: number | null;
  readonly hour: number | null;
  /** Percent used in the last 24 hours, as far as it was seen. */
  readonly day: number;
}
