import { STEP } from './demand';

/** One real period of a window. Instants are epoch ms. */
export interface Period {
  readonly startsAt: number;
  readonly resetsAt: number;
  /** Percent used at its end. */
  peak: number;
  /** When 100 was reached; `null`: it lasted. */
  reachedAt: number | null;
}

/** What a window shows at the end of each step. */
export interface WindowTrace {
  readonly lengthMs: number;
  /** Percent used at the end of a step. */
  readonly used: Float64Array;
  /** Index into `periods` at the end of a step; -1 while the window has not started. */
  readonly period: Int32Array;
  readonly periods: readonly Period[];
}

const FIVE_HOURS = 5 * 3_600_000;
const WEEK = 168 * 3_600_000;

/** Percent of each limit that a unit of demand uses, and the share of what a limit stopped that is done later. */
export interface Limits {
  readonly fiveHour: number;
  readonly sevenDay: number;
  readonly deferred: number;
  /** How many times the usual a five-hour period takes of the week; 1 for each where it is left out. */
  readonly weekFactor?: (period: number) => number;
}

/**
 * Lets demand run into the limits: a five-hour window begins with the first use, the weekly one is anchored;
 * whichever is full stops all use until its reset. Part of what was stopped is done afterwards.
 */
export function runIntoLimits(
  demand: Float64Array,
  start: number,
  limits: Limits,
): { readonly fiveHour: WindowTrace; readonly sevenDay: WindowTrace } {
  const fiveHour = emptyTrace(FIVE_HOURS, demand.length);
  const sevenDay = emptyTrace(WEEK, demand.length);
  let backlog = 0;
  let open: Period | null = null;
  let week: Period | null = null;
  for (let step = 0; step < demand.length; step += 1) {
    const at = start + step * STEP;
    if (open !== null && open.resetsAt <= at) open = null;
    if (week === null || week.resetsAt <= at) week = openPeriod(sevenDay, at, WEEK);
    let wish = demand[step] ?? 0;
    if ((open !== null && open.reachedAt !== null) || week.reachedAt !== null) {
      backlog += wish * limits.deferred;
      wish = 0;
    } else if (wish > 0 && backlog > 0) {
      const late = Math.min(backlog, wish);
      backlog -= late;
      wish += late;
    }
    if (wish > 0 && open === null) open = openPeriod(fiveHour, at, FIVE_HOURS);
    const end = at + STEP;
    if (open !== null) use(open, wish * limits.fiveHour, end);
    const factor = limits.weekFactor?.(fiveHour.periods.length - 1) ?? 1;
    use(week, wish * limits.sevenDay * factor, end);
    note(fiveHour, step, open);
    note(sevenDay, step, week);
  }
  return { fiveHour, sevenDay };
}

function emptyTrace(lengthMs: number, steps: number) {
  const periods: Period[] = [];
  return { lengthMs, used: new Float64Array(steps), period: new Int32Array(steps).fill(-1), periods };
}

function openPeriod(trace: { readonly periods: Period[] }, at: number, length: number): Period {
  const period: Period = { startsAt: at, resetsAt: at + length, peak: 0, reachedAt: null };
  trace.periods.push(period);
  return period;
}

function use(period: Period, percent: number, at: number): void {
  period.peak = Math.min(100, period.peak + percent);
  if (period.peak >= 100 && period.reachedAt === null) period.reachedAt = at;
}

function note(trace: WindowTrace, step: number, period: Period | null): void {
  trace.used[step] = period?.peak ?? 0;
  trace.period[step] = period === null ? -1 : trace.periods.length - 1;
}
