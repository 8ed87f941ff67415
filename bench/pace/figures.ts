import type { Forecast, Judged, Watched } from './judge';

/** The figures of one kind of window. Shares are 0–1; `null` where there was nothing to count. */
export interface Figures {
  readonly forecasts: number;
  readonly coverage: number | null;
  readonly below: number | null;
  readonly above: number | null;
  readonly loss: number;
  readonly toLinear: number;
  readonly toWorkDays: number;
  readonly middleToLinear: number;
  readonly width: number;
  readonly periods: number;
  readonly ranOut: number;
  readonly warnings: number;
  readonly falseAlarms: number | null;
  readonly linearWarnings: number;
  readonly linearFalseAlarms: number | null;
  readonly warnedBefore: number | null;
  readonly maybeBefore: number | null;
  readonly maybeInTime: number | null;
  readonly warnedInTime: number | null;
  readonly linearWarnedInTime: number | null;
  readonly lastsTrue: number | null;
}

const IN_TIME_MS = 1_800_000;

export function figuresOf({ forecasts, watched }: Judged, kind: Forecast['kind'] | null): Figures {
  const of = forecasts.filter((each) => kind === null || each.kind === kind);
  const periods = watched.filter((each) => kind === null || each.kind === kind);
  const lossBy = (says: (each: Forecast) => readonly [number, number, number]) =>
    mean(of.map((each) => pinball(says(each), each.came)));
  const loss = lossBy(({ low, mid, high }) => [low, mid, high]);
  const linearLoss = lossBy((each) => [each.linear, each.linear, each.linear]);
  const workDaysLoss = lossBy((each) => [each.workDays, each.workDays, each.workDays]);
  const lasts = of.filter((each) => each.lasts);
  const miss = (says: (each: Forecast) => number) => mean(of.map((each) => Math.abs(says(each) - each.came)));
  return {
    forecasts: of.length,
    coverage: share(of, ({ low, high, came }) => low <= came && came <= high),
    below: share(of, ({ low, came }) => came < low),
    above: share(of, ({ high, came }) => came > high),
    loss,
    toLinear: loss / linearLoss,
    toWorkDays: loss / workDaysLoss,
    middleToLinear: miss(({ mid }) => mid) / miss((each) => each.linear),
    width: mean(of.map(({ low, high }) => high - low)),
    periods: periods.length,
    ranOut: periods.filter(({ reachedAt }) => reachedAt !== null).length,
    ...alarms(periods),
    lastsTrue: share(lasts, ({ came }) => came < 100),
  };
}

function alarms(periods: readonly Watched[]) {
  const ranOut = periods.filter(({ reachedAt }) => reachedAt !== null);
  const warned = periods.filter(({ warnedAt }) => warnedAt !== null);
  const linear = periods.filter(({ linearWarnedAt }) => linearWarnedAt !== null);
  const inTime = (at: number | null, { reachedAt }: Watched) =>
    at !== null && reachedAt !== null && reachedAt - at >= IN_TIME_MS;
  return {
    warnings: warned.length,
    falseAlarms: share(warned, ({ reachedAt }) => reachedAt === null),
    linearWarnings: linear.length,
    linearFalseAlarms: share(linear, ({ reachedAt }) => reachedAt === null),
    warnedBefore: share(ranOut, ({ warnedAt }) => warnedAt !== null),
    maybeBefore: share(ranOut, ({ maybeAt }) => maybeAt !== null),
    maybeInTime: share(ranOut, (each) => inTime(each.maybeAt, each)),
    warnedInTime: share(ranOut, (each) => inTime(each.warnedAt, each)),
    linearWarnedInTime: share(ranOut, (each) => inTime(each.linearWarnedAt, each)),
  };
}

/** The mean of the pinball losses of the quantiles 0.1, 0.5 and 0.9. */
function pinball(says: readonly [number, number, number], came: number): number {
  const loss = (quantile: number, said: number) =>
    came >= said ? quantile * (came - said) : (1 - quantile) * (said - came);
  return (loss(0.1, says[0]) + loss(0.5, says[1]) + loss(0.9, says[2])) / 3;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function share<T>(of: readonly T[], isCounted: (each: T) => boolean): number | null {
  return of.length === 0 ? null : of.filter(isCounted).length / of.length;
}
