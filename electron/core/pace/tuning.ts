/** The few numbers of the model that were tuned (bench/pace), by the length of the window. */
export interface Tuning {
  /** Percents of the usual that a period begins with, before its own use says more. */
  readonly prior: number;
  /** Percent that comes at once, where the history does not say. */
  readonly burst: number;
  /** What no history can tell, relative to what is expected. */
  readonly unsure: number;
  /** Share of the last hour's rate that is still there a moment later, and the hours after which a third is. */
  readonly hold: number;
  readonly holdHours: number;
  /** How likely nothing more comes where next to nothing is expected, and the usual hours by which that falls to a third. */
  readonly over: number;
  readonly lull: number;
  /** How much wider than its own past it must be. */
  readonly wider: number;
}

const short: Tuning = { prior: 8, burst: 6, unsure: 0.2, hold: 0.6, holdHours: 1.5, wider: 1, over: 0.75, lull: 1.3 };
const long: Tuning = { prior: 20, burst: 3, unsure: 0.4, hold: 0.3, holdHours: 1, wider: 1.2, over: 0.75, lull: 10 };

export function tuningOf(lengthMs: number): Tuning {
  return lengthMs <= 24 * 3_600_000 ? short : long;
}
