import { isSameReset } from '../../usage/same-reset';
import type { PaceSample } from './pace-history';
import { HOUR } from './week-hours';

/** The percents used, and the hours in which the window was observed below 100 %. */
export interface Tally {
  readonly used: Float64Array;
  readonly seen: Float64Array;
}

/** The use of a window by hour, and by the age of its periods. */
export interface Buckets {
  /** The first hour of `hours`, counted from the epoch (UTC). */
  readonly first: number;
  readonly hours: Tally;
  /** By the age of the period, in equal parts of it. */
  readonly parts: Tally;
}

const PARTS = 10;
/** The longest gap in ms between two readings over which use is spread; over a longer one its time is unknown. */
const LONGEST_GAP_MS = 20 * HOUR;

/** Whether two readings belong to one period of their window; a reading without a reset belongs to none. */
export function isSamePeriod(a: PaceSample, b: PaceSample): boolean {
  return a.resetsAt !== null && isSameReset(a.resetsAt, b.resetsAt);
}

/**
 * Spreads the use between two readings (oldest first) over the hours between them, but not across a reset: a new
 * period's first reading counts from that period's start. Hours in which the window is full do not count as observed,
 * since the user might have used more.
 */
export function bucketsOf(
  samples: readonly PaceSample[],
  lengthMs: number,
  since: number,
  now: number,
): Buckets {
  const first = Math.floor(since / HOUR);
  const hours = tallyOf(Math.max(0, Math.floor(now / HOUR) - first + 1));
  const buckets: Buckets = { first, hours, parts: tallyOf(PARTS) };
  let last: PaceSample | null = null;
  for (const sample of samples) {
    const { at, utilization, resetsAt } = sample;
    if (at < since || at > now || utilization === null) continue;
    if (resetsAt !== null) {
      const isSame = last !== null && isSamePeriod(last, sample);
      const before = isSame ? (last?.utilization ?? 0) : 0;
      const from = Math.max(last?.at ?? 0, resetsAt - lengthMs);
      if (before < 100 && at > from && at - from <= LONGEST_GAP_MS) {
        const percent = Math.max(0, utilization - before);
        spread(buckets, from, at, percent);
        const part = Math.floor((1 - (resetsAt - (from + at) / 2) / lengthMs) * PARTS);
        add(buckets.parts, part, percent, (at - from) / HOUR);
      }
    }
    last = sample;
  }
  return buckets;
}

function tallyOf(length: number): Tally {
  return { used: new Float64Array(length), seen: new Float64Array(length) };
}

function spread({ first, hours }: Buckets, from: number, to: number, percent: number): void {
  for (let at = from; at < to;) {
    const hour = Math.floor(at / HOUR);
    const end = Math.min(to, (hour + 1) * HOUR);
    add(hours, hour - first, (percent * (end - at)) / (to - from), (end - at) / HOUR);
    at = end;
  }
}

function add({ used, seen }: Tally, index: number, percent: number, hours: number): void {
  if (index < 0 || index >= used.length) return;
  used[index] = (used[index] ?? 0) + percent;
  seen[index] = (seen[index] ?? 0) + hours;
}
