/** The parameters of the model, chosen on made-up users (bench/pace) by the length of the window. */
export interface Tuning {
  /** The weight of the usual use at the start of a period, in percents. */
  readonly prior: number;
  /** The size of one burst in percent, before the history gives one. */
  readonly burst: number;
  /** The deviation that no history explains, relative to the expected use. */
  readonly unsure: number;
  /** The share of the last hour's rate that holds a moment later, and the hours until a third of it is left. */
  readonly hold: number;
  readonly holdHours: number;
  /** The expected percents that make it a third as likely that nothing more comes. */
  readonly sitting: number;
}

const short: Tuning = { prior: 10, burst: 6, unsure: 0.65, hold: 0.6, holdHours: 1.5, sitting: 10 };
const long: Tuning = { prior: 30, burst: 3, unsure: 0.4, hold: 0.3, holdHours: 1, sitting: 5 };

/** The parameters for a window of this length in ms: up to a day those of the five-hour window, else of the week. */
export function tuningOf(lengthMs: number): Tuning {
  return lengthMs <= 24 * 3_600_000 ? short : long;
}
