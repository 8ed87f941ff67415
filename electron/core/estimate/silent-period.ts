import { windowLengthMs } from '../usage/windows';
import { addLoads, countsFor, type Load, loadOf, noLoad } from './load';
import type { LocalUse, OfficialReading } from './estimate-types';

/**
 * One period of a window as far as it can be followed without Anthropic: from the last official reading, or from 0
 * at the reset since then. Plain data.
 */
export interface Period {
  readonly window: string;
  /** When it began; `null` when unknown or not yet begun. */
  readonly startedAt: number | null;
  /** When it ends; `null` when it has not begun, or nobody knows. */
  readonly resetsAt: number | null;
  /** Since when `load` counts. */
  readonly from: number;
  /** Percent at `from`. */
  readonly percent: number;
  /** What Anthropic said last in this period: no estimate lies below. */
  readonly floor: number;
  /** This machine's use since `from`. */
  readonly load: Load;
}

/**
 * The period that a reading speaks of, from there on. `percent` is the reading's, or a better one within its
 * rounding.
 */
export function periodOf(reading: OfficialReading, percent: number): Period {
  const { window, resetsAt, at, utilization } = reading;
  const length = windowLengthMs(window);
  const begun = resetsAt !== null && length !== null ? resetsAt - length : null;
  // Open, but nobody told until when: then no longer than a whole window from here.
  const latest = utilization > 0 && length !== null ? at + length : null;
  return {
    window,
    startedAt: begun,
    resetsAt: resetsAt ?? latest,
    from: at,
    percent,
    floor: utilization,
    load: noLoad,
  };
}

/** The period after some use of this machine; uses come in order of time. */
export function withUse(period: Period, use: LocalUse): Period {
  if (use.at < period.from || !countsFor(period.window, use.model)) return period;
  const now = begun(atTime(period, use.at), use.at);
  return { ...now, load: addLoads(now.load, loadOf(use)) };
}

/** The period that runs at a later moment when nobody has used anything since. */
export function atTime(period: Period, now: number): Period {
  const { resetsAt, window } = period;
  const length = windowLengthMs(window);
  if (resetsAt === null || now < resetsAt || length === null) return period;
  // A five-hour window begins with the first message after the last one ended; a week follows on.
  if (window === 'five_hour') return emptyFrom(period, resetsAt, null, null);
  const start = resetsAt + Math.floor((now - resetsAt) / length) * length;
  return emptyFrom(period, start, start, start + length);
}

function begun(period: Period, at: number): Period {
  const length = windowLengthMs(period.window);
  if (period.resetsAt !== null || length === null || period.percent > 0) return period;
  const start = Math.floor(at / 60_000) * 60_000;
  return emptyFrom(period, Math.max(period.from, start), start, start + length);
}

function emptyFrom(period: Period, from: number, startedAt: number | null, resetsAt: number | null): Period {
  return { ...period, startedAt, resetsAt, from, percent: 0, floor: 0, load: noLoad };
}
