import { HOUR, slotOf, type ZoneOffset } from '../../electron/core/pace/learning/week-hours';

/** A reading of a running window, below 100. Instants are epoch ms. */
export interface Reading {
  readonly used: number;
  readonly at: number;
  readonly resetsAt: number;
  readonly lengthMs: number;
}

/** The rule of most trackers: percent used, divided by the share of the window that has passed. */
export function linear({ used, at, resetsAt, lengthMs }: Reading): number {
  return used / (1 - (resetsAt - at) / lengthMs);
}

/**
 * CodexBar with its work days set (Monday to Friday): a week is only as long as its work days; with nothing of
 * them passed yet, or nothing set, and for the five-hour window, plain linear.
 */
export function workDays(reading: Reading, offsets: readonly ZoneOffset[]): number {
  const { used, at, resetsAt, lengthMs } = reading;
  if (lengthMs < 168 * HOUR) return linear(reading);
  const passed = workTime(resetsAt - lengthMs, at, offsets);
  const all = workTime(resetsAt - lengthMs, resetsAt, offsets);
  return passed === 0 ? linear(reading) : (used * all) / passed;
}

function workTime(from: number, to: number, offsets: readonly ZoneOffset[]): number {
  let time = 0;
  for (let at = from; at < to;) {
    const end = Math.min(to, (Math.floor(at / HOUR) + 1) * HOUR);
    if (slotOf(offsets, at) < 5 * 24) time += end - at;
    at = end;
  }
  return time;
}
