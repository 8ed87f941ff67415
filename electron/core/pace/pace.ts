import { isSureToRunOut } from './chance';
import { habitOutlook } from './learning/habit';
import type { PaceHistory } from './learning/pace-history';
import { wallClockOutlook } from './burst-range';
import type { Pace, PercentRange } from '../snapshot/snapshot-types';

/** The facts that a window's pace is computed from. All instants are epoch ms. */
export interface PaceInput {
  /** Percent used at `observedAt`; `null` when unknown. */
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  /** How long the window lasts in ms; `null` for allowances of unknown length. */
  readonly lengthMs: number | null;
  readonly now: number;
  readonly observedAt: number;
  readonly stale: boolean;
  /** The reading of the last rise of the percent; `null` or absent if unknown. */
  readonly roseAt?: number | null;
  /** Habits learned from this window's stored readings (`learnPace`); `null` or absent while they are too few. */
  readonly history?: PaceHistory | null;
}

/** The share of a window before which there is no forecast: one burst would look like a trend. */
const TOO_EARLY = 0.03;
/** The precision in ms of the time of a run-out that is only possible. */
const MINUTE = 60_000;

/** The pace of a window without a forecast. */
export const unknownPace: Pace = {
  verdict: 'unknown',
  atReset: null,
  runsOutAt: null,
  runsOutBetween: null,
};

/**
 * Whether a window lasts until its reset: by the user's habits if there is a history (`habitOutlook`), else at the pace
 * from its start to the reading (`wallClockOutlook`). `atReset` is an 80 % interval. The verdict is `runs_out` only
 * when it is sure (`low` ≥ 100, and `isSureToRunOut`), and `lasts` when the middle is below 100; in between it is
 * `unknown` with a range. There is no forecast for a window that is stale, unknown, past its reset, longer than it can
 * be or younger than 3 %. A window at 100 ran out at the reading.
 */
export function paceOf(input: PaceInput): Pace {
  const { utilization, resetsAt, lengthMs, now, observedAt, stale, roseAt = null, history } = input;
  if (utilization === null || resetsAt === null || stale || now >= resetsAt) return unknownPace;
  const used = Math.max(0, utilization);
  if (used >= 100) return reached(used, observedAt);
  const elapsed = lengthMs === null ? 0 : 1 - (resetsAt - observedAt) / lengthMs;
  if (lengthMs === null || elapsed < TOO_EARLY || elapsed >= 1) return unknownPace;
  const reading = { used, observedAt, resetsAt, lengthMs };
  const outlook = history ? habitOutlook(reading, history) : wallClockOutlook(reading);
  const shown = (percent: number) => Math.max(used, Math.round(percent * 10) / 10);
  // Rounded to tenths, so that equal readings give equal snapshots.
  const atReset: PercentRange = {
    low: shown(outlook.usedBy(resetsAt, 0.1)),
    mid: shown(outlook.usedBy(resetsAt, 0.5)),
    high: shown(outlook.usedBy(resetsAt, 0.9)),
  };
  const crossed = (share: number, stepMs: number) =>
    Math.round(crossing((at) => outlook.usedBy(at, share), observedAt, resetsAt, stepMs));
  const isSure = atReset.low >= 100 && isSureToRunOut(reading, roseAt);
  if (!isSure) {
    const fullAt = atReset.high >= 100 && {
      fullAt: {
        earliest: crossed(0.9, MINUTE),
        middle: atReset.mid < 100 ? null : crossed(0.5, MINUTE),
      },
    };
    return { ...unknownPace, verdict: atReset.mid < 100 ? 'lasts' : 'unknown', atReset, ...fullAt };
  }
  return {
    verdict: 'runs_out',
    atReset,
    runsOutAt: crossed(0.5, 1),
    runsOutBetween: { from: crossed(0.9, 1), to: crossed(0.1, 1) },
  };
}

function reached(used: number, observedAt: number): Pace {
  return {
    verdict: 'runs_out',
    atReset: { low: used, mid: used, high: used },
    runsOutAt: observedAt,
    runsOutBetween: { from: observedAt, to: observedAt },
  };
}

/** When a rising percent reaches 100 (epoch ms), to a precision of `stepMs`; at the latest at `to`. */
function crossing(percentBy: (at: number) => number, from: number, to: number, stepMs: number): number {
  let [low, high] = [from, to];
  while (high - low > stepMs) {
    const middle = (low + high) / 2;
    if (percentBy(middle) >= 100) high = middle;
    else low = middle;
  }
  return high;
}
