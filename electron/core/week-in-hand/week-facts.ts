/** Today's use and allowance of a week, in percents of the week. */
export interface DayShare {
  readonly used: number;
  /** Today's part of the rest at the start of the day, by the user's usual work on the days until the reset. */
  readonly allowance: number;
}

/** A local day. Instants are epoch ms. */
export interface LocalDay {
  readonly from: number;
  /** The next midnight. */
  readonly until: number;
}

/** The percent of a week at the start of a local day. */
export interface DayStart {
  readonly day: LocalDay;
  /** The reset of the week (epoch ms). */
  readonly resetsAt: number;
  readonly percent: number;
}

/** The share of a week that a full five-hour session takes, learned from an account's readings. Plain data. */
export interface SessionCost {
  /** Percents of the week that 100 % of a five-hour window take. */
  readonly percent: number;
  /** The deviation between sessions, and the error of `percent`, both relative to `percent`. */
  readonly spread: number;
  readonly error: number;
  /** The number of sessions that it was learned from. */
  readonly sessions: number;
}

/** A range of full five-hour sessions; fractions count. */
export interface SessionRange {
  readonly low: number;
  readonly high: number;
}

/** The learned facts of one weekly window, as plain data. */
export interface WeekHabits {
  /** `null` with too few sessions, or if they differ too much. */
  readonly sessionCost: SessionCost | null;
  /** `null` if the percent at the start of today is unknown. */
  readonly dayStart: DayStart | null;
}

/** The weekly window with the most use: today's part of it, and the full sessions that still fit. */
export interface WeekInHand {
  /** The id of its window. */
  readonly window: string;
  /** `null` if the percent at the start of today is unknown. */
  readonly today: DayShare | null;
  /** In whole sessions; `null` without a learned cost, or if the week has no time for so many. */
  readonly sessions: SessionRange | null;
}
