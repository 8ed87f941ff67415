import { isSameReset } from '../usage/same-reset';
import type { Pace } from '../snapshot/snapshot-types';

/**
 * A stored forecast. Each window has at most one an hour, and the first `runs_out` of each period besides.
 * Instants are epoch ms, percents are of the limit.
 */
export interface ForecastRecord {
  readonly account: string;
  readonly window: string;
  /** The moment of the reading that it is computed from. */
  readonly at: number;
  /** The reset of its period; with account and window it is the key of the period. */
  readonly resetsAt: number;
  /** Percent used at `at`. */
  readonly used: number;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly verdict: Pace['verdict'];
  /** Whether it was computed from a history and not from the window's own pace. */
  readonly fromHistory: boolean;
}

/** How a period ended, for periods with readings until their end. */
export interface PeriodEnd {
  readonly account: string;
  readonly window: string;
  readonly resetsAt: number;
  /** The highest percent that was read; 100 or more if the limit was reached. */
  readonly peak: number;
  /** The first reading of 100; `null`: the window lasted. */
  readonly reachedAt: number | null;
}

/** The quality of past forecasts, as counts. */
export interface ForecastScore {
  /** Periods with a "runs out" forecast below 100 %, and those of them that did run out. */
  readonly warnings: number;
  readonly cameTrue: number;
  /** Periods that ran out, and those of them with a "runs out" forecast at least half an hour before. */
  readonly ranOut: number;
  readonly warnedInTime: number;
  /** Forecasts whose period is over, and those whose range contains the result. */
  readonly forecasts: number;
  readonly within: number;
}

/** The shortest time from a warning to the run-out, in ms, for a warning in time. */
const IN_TIME_MS = 1_800_000;

/**
 * Scores stored forecasts by the ends of their periods. A period with several warnings counts once. Forecasts do not
 * count if their period is not over, if it has no reading at its end, or if 100 was already reached. A result above 100
 * counts as 100.
 */
export function scoreForecasts(
  forecasts: readonly ForecastRecord[],
  ends: readonly PeriodEnd[],
): ForecastScore {
  const counts = { warnings: 0, cameTrue: 0, ranOut: 0, warnedInTime: 0, forecasts: 0, within: 0 };
  const byWindow = groupByWindow(forecasts);
  for (const end of ends) {
    const made = forecastsOf(byWindow.get(keyOf(end)) ?? [], end.resetsAt);
    if (made.length === 0) continue;
    const came = Math.min(100, end.peak);
    counts.forecasts += made.length;
    counts.within += made.filter(({ low, high }) => Math.min(100, low) <= came && came <= high).length;
    const warnedAt = firstWarning(made);
    if (warnedAt !== null) counts.warnings += 1;
    if (end.reachedAt === null) continue;
    counts.ranOut += 1;
    if (warnedAt === null) continue;
    counts.cameTrue += 1;
    if (end.reachedAt - warnedAt >= IN_TIME_MS) counts.warnedInTime += 1;
  }
  return counts;
}

/**
 * The forecasts of one window for the period that ends at `resetsAt` (epoch ms), made below 100 %.
 */
export function forecastsOf(
  ofWindow: readonly ForecastRecord[],
  resetsAt: number | null,
): readonly ForecastRecord[] {
  if (resetsAt === null) return [];
  return ofWindow.filter(
    (forecast) => isSameReset(forecast.resetsAt, resetsAt) && forecast.used < 100 && forecast.at < resetsAt,
  );
}

/**
 * The first warning of a period (epoch ms): its first "runs out" forecast, with or without an alert. `null`: none.
 */
export function firstWarning(ofPeriod: readonly ForecastRecord[]): number | null {
  const warnings = ofPeriod.filter(({ verdict }) => verdict === 'runs_out').map(({ at }) => at);
  return warnings.length === 0 ? null : Math.min(...warnings);
}

/** The forecast to store; `null` if the pace has none or 100 is reached. */
export function forecastRecord(
  about: Omit<ForecastRecord, 'low' | 'mid' | 'high' | 'verdict'>,
  { atReset, verdict }: Pace,
): ForecastRecord | null {
  return atReset === null || about.used >= 100 ? null : { ...about, ...atReset, verdict };
}

/** Whether to store a forecast: the first in an hour, or the first warning of its period. */
export function isWorthStoring(record: ForecastRecord, stored: readonly ForecastRecord[]): boolean {
  const hour = Math.floor(record.at / 3_600_000);
  const isFirst = stored.every(({ at }) => Math.floor(at / 3_600_000) !== hour);
  return isFirst || (record.verdict === 'runs_out' && stored.every(({ verdict }) => verdict !== 'runs_out'));
}

function groupByWindow(forecasts: readonly ForecastRecord[]): ReadonlyMap<string, readonly ForecastRecord[]> {
  const groups = new Map<string, ForecastRecord[]>();
  for (const forecast of forecasts) {
    const group = groups.get(keyOf(forecast));
    if (group === undefined) groups.set(keyOf(forecast), [forecast]);
    else group.push(forecast);
  }
  return groups;
}

function keyOf({ account, window }: { readonly account: string; readonly window: string }): string {
  return `${account}\n${window}`;
}
