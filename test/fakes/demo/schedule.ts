/** A stretch of work, in hours since the start of the cycle; the demo starts at hour `START_HOUR`. */
export interface WorkSession {
  readonly from: number;
  readonly to: number;
  /** Percentage points of the 5-hour window per hour of work. */
  readonly pace: number;
  /** Share of the work done with Fable, 0–1. */
  readonly fable: number;
  /** Index into the demo's projects. */
  readonly project: number;
}

/** A run of a session inside one 5-hour window, all of it either within the limit or beyond it. */
export interface Leg {
  readonly from: number;
  readonly to: number;
  readonly pace: number;
  readonly fable: number;
  /** Start of its 5-hour window. */
  readonly window: number;
  /** Whether the window's 100 % are used up, so that the work is paid as extra usage. */
  readonly beyond: boolean;
}

/** Hours after which the schedule repeats: the length of the 7-day window. */
export const CYCLE_HOURS = 168;
/** The hour of the cycle at which the demo starts: two of the first window's five hours are over. */
export const START_HOUR = 2;
/** The hour of the cycle at which the 7-day window resets. */
export const WEEKLY_RESET_HOUR = 122;
export const WINDOW_HOURS = 5;

/** A developer's week. The second session runs into the 5-hour limit, about 7 h after the demo's start. */
export const WEEK: readonly WorkSession[] = [
  { from: 0, to: 3, pace: 15, fable: 0, project: 0 },
  { from: 3.5, to: 5, pace: 12, fable: 0.2, project: 1 },
  { from: 5.5, to: 10, pace: 30, fable: 0.7, project: 0 },
  { from: 24, to: 27.5, pace: 14, fable: 0, project: 2 },
  { from: 28, to: 29, pace: 10, fable: 0, project: 2 },
  { from: 29.5, to: 33, pace: 16, fable: 0.6, project: 0 },
  { from: 35, to: 36.5, pace: 12, fable: 0, project: 3 },
  { from: 48, to: 52, pace: 17, fable: 0.3, project: 1 },
  { from: 52.5, to: 53, pace: 16, fable: 0, project: 1 },
  { from: 53.5, to: 57.5, pace: 21, fable: 0.9, project: 0 },
  { from: 76, to: 78, pace: 8, fable: 0, project: 3 },
  { from: 99, to: 100, pace: 6, fable: 0, project: 3 },
  { from: 120, to: 124, pace: 16, fable: 0.5, project: 2 },
  { from: 125.5, to: 128, pace: 18, fable: 0.2, project: 0 },
  { from: 144, to: 147, pace: 14, fable: 0.3, project: 1 },
  { from: 149.5, to: 152, pace: 12, fable: 0, project: 2 },
];

/** Cuts sessions at the ends of 5-hour windows and where a window is used up. Sessions are in order of time. */
export function legsOf(sessions: readonly WorkSession[]): readonly Leg[] {
  const legs: Leg[] = [];
  let window = -Infinity;
  let used = 0;
  for (const session of sessions) {
    for (let at = session.from; at < session.to;) {
      if (at >= window + WINDOW_HOURS) {
        window = at;
        used = 0;
      }
      const beyond = used >= 100;
      const untilFull = beyond ? Infinity : (100 - used) / session.pace;
      const to = Math.min(session.to, window + WINDOW_HOURS, at + untilFull);
      legs.push({ from: at, to, pace: session.pace, fable: session.fable, window, beyond });
      used = to === at + untilFull ? 100 : used + (to - at) * session.pace;
      at = to;
    }
  }
  return legs;
}
