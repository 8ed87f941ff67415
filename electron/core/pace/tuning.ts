/** The few numbers of the model, chosen on made-up users (bench/pace) by the length of the window. */
export interface Tuning {
  /** Percents of the usual that a period begins with, before its own use says more. */
  readonly prior: number;
  /** Percent that comes at once, where the history does not say. */
  readonly burst: number;
  /** What no history can tell, relative to what is expected. */
  readonly unsure: number;
  /** Share of the last hour's rate that is still there a moment later, and the hours until a third of it is. */
  readonly hold: number;
  readonly holdHours: number;
  /** The percents that, where they are expected, make it a third as likely that nothing more comes. */
  readonly sitting: number;
}

const short: Tuning = { prior: 10, burst: 6, unsure: 0.65, hold: 0.6, holdHours: 1.5, sitting: 10 };
const long: Tuning = { prior: 30, burst: 3, unsure: 0.4, hold: 0.3, holdHours: 1, sitting: 5 };

/** The numbers for a window of this length: those of the five-hour one up to a day, else those of a week. */
export function tuningOf(lengthMs: number): Tuning {
  return lengthMs <= 24 * 3_600_000 ? short : long;
}
