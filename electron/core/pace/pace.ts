import { isSureToRunOut } from './chance';
import { habitOutlook } from './learning/habit';
import type { PaceHistory } from './learning/pace-history';
import { wallClockOutlook } from './burst-range';
import type { Pace, PercentRange } from '../snapshot/snapshot-types';

/** What a window's pace is made from. All instants are epoch ms. */
export interface PaceInput {
  /** Percent used at `observedAt`; `null` when unknown. */
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  /** How long the window lasts; `null` for allowances whose length nobody tells. */
  readonly lengthMs: number | null;
  readonly now: number;
  readonly observedAt: number;
  readonly stale: boolean;
  /** The reading that showed the last rise of the percent; `null` or absent where nobody knows (epoch ms). */
  readonly roseAt?: number | null;
  /** What this window's stored readings taught (`pace/learn`); `null` or absent while they are too few. */
  readonly history?: PaceHistory | null;
}

/** Before this share of a window one burst looks like a trend. */
const TOO_EARLY = 0.03;
/** How exactly the time of a run-out is computed that is only possible. */
const MINUTE = 60_000;

/** The pace of a window of which nothing can be said. */
export const unknownPace: Pace = {
  verdict: 'unknown',
  atReset: null,
  runsOutAt: null,
  runsOutBetween: null,
};

/**
 * Whether a window lasts until its reset: by the user's habits where there is a history (`pace/habit`), else at
 * the pace from its start to the reading (`pace/wall-clock`). `atReset` is an 80 % interval. `runs_out` only when
 * it is sure (`low` ≥ 100, and by `pace/chance` too), `lasts` when the middle stays below 100; in between the
 * verdict is `unknown` with a range. Nothing is said of a window that is stale, unknown, past
 * its reset, longer than it can be or younger than 3 %. One that has reached 100 ran out when that was seen.
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
  // Rounded to tenths, so that a reading that says the same makes the same snapshot.
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

/** When a rising percent meets 100, to so many ms: at the latest at `to`. */
function crossing(percentBy: (at: number) => number, from: number, to: number, stepMs: number): number {
  let [low, high] = [from, to];
  while (high - low > stepMs) {
    const middle = (low + high) / 2;
    if (percentBy(middle) >= 100) high = middle;
    else low = middle;
  }
  return high;
}
