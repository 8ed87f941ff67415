import { isSameReset } from '../usage/same-reset';
import type { Pace } from '../snapshot/snapshot-types';

/**
 * A forecast as it is stored: of each window at most one an hour, and besides the first `runs_out` of a period.
 * Instants are epoch ms, percents are of the limit.
 */
export interface ForecastRecord {
  readonly account: string;
  readonly window: string;
  /** When the reading was made that it rests on. */
  readonly at: number;
  /** The reset that it looks forward to: with account and window the key of the period. */
  readonly resetsAt: number;
  /** Percent used at `at`. */
  readonly used: number;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly verdict: Pace['verdict'];
  /** Whether it was made from a history rather than from the window's own pace. */
  readonly fromHistory: boolean;
}

/** How a period ended; only of those that were watched until then. */
export interface PeriodEnd {
  readonly account: string;
  readonly window: string;
  readonly resetsAt: number;
  /** The most that was read; 100 and more where it was reached. */
  readonly peak: number;
  /** When 100 was first read; `null`: it lasted. */
  readonly reachedAt: number | null;
}

/** How good past forecasts were. Counts. */
export interface ForecastScore {
  /** Periods in which "runs out" was said while there was something left, and those of them that did. */
  readonly warnings: number;
  readonly cameTrue: number;
  /** Periods that ran out, and those of them in which that had been said at least half an hour before. */
  readonly ranOut: number;
  readonly warnedInTime: number;
  /** Forecasts whose period is over, and those whose range held what came. */
  readonly forecasts: number;
  readonly within: number;
}

const IN_TIME_MS = 1_800_000;

/**
 * Scores stored forecasts by how their periods ended. A period counts once however often it was warned of.
 * Forecasts of periods that are not over, or whose end nobody saw, count for nothing; so do those made when 100
 * was already reached. What came beyond 100 is 100: nobody can use more.
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
 * Of one window's forecasts those of the period that ends at `resetsAt` (epoch ms), made while there was something left.
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
 * When a period was first warned of (epoch ms): the first of its forecasts that says "runs out", whether or not it was
 * sent as an alert too. `null`: none did.
 */
export function firstWarning(ofPeriod: readonly ForecastRecord[]): number | null {
  const warnings = ofPeriod.filter(({ verdict }) => verdict === 'runs_out').map(({ at }) => at);
  return warnings.length === 0 ? null : Math.min(...warnings);
}

/** The forecast to be stored; `null` where the pace says nothing or 100 is reached. */
export function forecastRecord(
  about: Omit<ForecastRecord, 'low' | 'mid' | 'high' | 'verdict'>,
  { atReset, verdict }: Pace,
): ForecastRecord | null {
  return atReset === null || about.used >= 100 ? null : { ...about, ...atReset, verdict };
}

/** Whether to store a forecast beside those already stored of its period: the first an hour, the first warning. */
export function isWorthKeeping(record: ForecastRecord, kept: readonly ForecastRecord[]): boolean {
  const hour = Math.floor(record.at / 3_600_000);
  const isFirst = kept.every(({ at }) => Math.floor(at / 3_600_000) !== hour);
  return isFirst || (record.verdict === 'runs_out' && kept.every(({ verdict }) => verdict !== 'runs_out'));
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
