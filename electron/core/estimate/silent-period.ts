import { windowLengthMs } from '../usage/windows';
import { addLoads, countsFor, type Load, loadOf, noLoad } from './load';
import type { LocalUse, OfficialReading } from './estimate-types';

/**
 * One period of a window, followed without Anthropic: from the last official reading, or from 0 at a later reset.
 * Plain data. Instants are epoch ms.
 */
export interface Period {
  readonly window: string;
  /** When it began; `null` when unknown or not yet begun. */
  readonly startedAt: number | null;
  /** When it ends; `null` if it has not begun, or the end is unknown. */
  readonly resetsAt: number | null;
  /** The moment from which `load` counts. */
  readonly from: number;
  /** Percent at `from`. */
  readonly percent: number;
  /** Anthropic's last percent in this period: no estimate is lower. */
  readonly floor: number;
  /** This machine's use since `from`. */
  readonly load: Load;
}

/**
 * The period of a reading, from the reading on.
 *
 * @param percent the reading's percent, or a more exact one within its rounding
 */
export function periodOf(reading: OfficialReading, percent: number): Period {
  const { window, resetsAt, at, utilization } = reading;
  const length = windowLengthMs(window);
  const begun = resetsAt !== null && length !== null ? resetsAt - length : null;
  // A window with use but without a reset ends at most one length after the reading.
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

/** The period after one use of this machine; uses have to come in order of time. */
export function withUse(period: Period, use: LocalUse): Period {
  if (use.at < period.from || !countsFor(period.window, use.model)) return period;
  const now = begun(atTime(period, use.at), use.at);
  return { ...now, load: addLoads(now.load, loadOf(use)) };
}

/** The period at a later moment (epoch ms) without further use. */
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
