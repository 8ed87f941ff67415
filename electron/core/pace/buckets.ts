import type { PaceSample } from './history';
import { HOUR } from './hours';

/** What was used in each hour (UTC) from `first` (hours since the epoch) on. */
export interface Buckets {
  readonly first: number;
  /** Percent used. */
  readonly used: Float64Array;
  /** Share of the hour in which the window was seen to run with something left. */
  readonly seen: Float64Array;
  /** The same by the age of the window: `PHASES` equal parts of a period. */
  readonly phaseUsed: Float64Array;
  readonly phaseSeen: Float64Array;
}

export const PHASES = 10;

/** Two resets closer than this are one (`core/tracker/relation`). */
const SAME_RESET_MS = 120_000;
/** Over a longer silence nobody knows when it was used. */
const LONGEST_GAP_MS = 20 * HOUR;

/**
 * Spreads what was used between two readings over the hours between them. Never across a reset: a new
 * period's first reading counts from that period's start. Nothing is seen while a window is full: what its
 * user would have used then is unknown.
 */
export function bucketsOf(samples: readonly PaceSample[], lengthMs: number, now: number, since: number): Buckets {
  const first = Math.floor(since / HOUR);
  const hours = Math.max(0, Math.floor(now / HOUR) - first + 1);
  const buckets: Buckets = {
    first,
    used: new Float64Array(hours),
    seen: new Float64Array(hours),
    phaseUsed: new Float64Array(PHASES),
    phaseSeen: new Float64Array(PHASES),
  };
  let last: PaceSample | null = null;
  for (const sample of samples) {
    if (sample.at < since || sample.at > now || sample.utilization === null) continue;
    if (sample.resetsAt !== null) {
      const isSame = last?.resetsAt != null && Math.abs(last.resetsAt - sample.resetsAt) < SAME_RESET_MS;
      const before = isSame ? (last?.utilization ?? 0) : 0;
      const from = isSame ? (last?.at ?? 0) : Math.max(last?.at ?? 0, sample.resetsAt - lengthMs);
      if (before < 100 && sample.at - from <= LONGEST_GAP_MS) {
        const percent = Math.max(0, sample.utilization - before);
        spread(buckets, from, sample.at, percent);
        const phase = Math.floor((1 - (sample.resetsAt - (from + sample.at) / 2) / lengthMs) * PHASES);
        buckets.phaseUsed[phase] = (buckets.phaseUsed[phase] ?? 0) + percent;
        buckets.phaseSeen[phase] = (buckets.phaseSeen[phase] ?? 0) + (sample.at - from) / HOUR;
      }
    }
    last = sample;
  }
  return buckets;
}

function spread({ first, used, seen }: Buckets, from: number, to: number, percent: number): void {
  const length = Math.max(1, to - from);
  for (let at = from; at < to; ) {
    const hour = Math.floor(at / HOUR);
    const end = Math.min(to, (hour + 1) * HOUR);
    const index = hour - first;
    if (index >= 0 && index < used.length) {
      used[index] = (used[index] ?? 0) + (percent * (end - at)) / length;
      seen[index] = (seen[index] ?? 0) + (end - at) / HOUR;
    }
    at = end;
  }
}
