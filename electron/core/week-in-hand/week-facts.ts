/** What today has of a week. Percents of the week. */
export interface DayShare {
  readonly used: number;
  /** Today's part of what was left when the day began, by how much this user usually works on the days until the reset. */
  readonly allowance: number;
}

/** A local day. Instants are epoch ms. */
export interface LocalDay {
  readonly from: number;
  /** The next midnight. */
  readonly until: number;
}

/** What of a week was used when a local day began. */
export interface DayStart {
  readonly day: LocalDay;
  /** Of the week whose reset this is (epoch ms). */
  readonly resetsAt: number;
  readonly percent: number;
}

/** What a full five-hour session takes of a week: plain data, learned from an account's own readings. */
export interface SessionCost {
  /** Percents of the week that 100 % of a five-hour window take. */
  readonly percent: number;
  /** How much sessions differ, and how well `percent` is known: deviations relative to `percent`. */
  readonly spread: number;
  readonly error: number;
  /** Sessions that it rests on. */
  readonly sessions: number;
}

/** How many full five-hour sessions, of which parts count. */
export interface SessionRange {
  readonly low: number;
  readonly high: number;
}

/** What was learned of one weekly window: plain data. */
export interface WeekHabits {
  /** `null` while too few sessions were seen, or where they differ too much. */
  readonly sessionCost: SessionCost | null;
  /** `null` where it is not known what was used when today began. */
  readonly dayStart: DayStart | null;
}

/** The week that ends this user's work first: today's part of it, and how many full sessions it still holds. */
export interface WeekInHand {
  /** The id of its window. */
  readonly window: string;
  /** `null` where today's beginning is not known. */
  readonly today: DayShare | null;
  /** In whole sessions; `null` where nothing was learned, or where the week has no time for so many. */
  readonly sessions: SessionRange | null;
}
