import { type Model, outlookOf } from '../budget-model';
import { atTime, type Period, withUse } from '../silent-period';
import type { LocalUse, OfficialReading } from '../estimate-types';

/** An estimate that is kept to be judged by a later reading: the model is the one of its beginning. */
export interface Trial {
  readonly hours: number;
  readonly startedAt: number;
  readonly model: Model;
  readonly period: Period;
  /** Whether this machine used anything since: without, there was nothing to estimate. */
  readonly used: boolean;
}

/** How one trial ended: the reading minus the estimate in points, and that in the width it had foreseen. */
export interface Score {
  readonly hours: number;
  readonly error: number;
  readonly ratio: number;
}

/** Ages of a reading that are tried out, in hours. */
export const HORIZONS: readonly number[] = [1, 6, 24, 72];
const HOUR = 3_600_000;
/** Scores kept of each age. */
const KEPT = 40;
/** A reading that comes so much later than it should says little about that age. */
const LATE = 1.5;

/** The trials after some use. */
export function tryUses(trials: readonly Trial[], uses: readonly LocalUse[]): readonly Trial[] {
  return trials.map((trial) => {
    const period = uses.reduce(withUse, trial.period);
    return { ...trial, period, used: trial.used || period !== trial.period };
  });
}

/**
 * Judges the trials that are due, and begins those that are missing. A trial is due at the first reading after its
 * time at which this machine was in use (`active`): that is when somebody looks, and when most is uncertain.
 */
export function judge(
  trials: readonly Trial[],
  scores: readonly Score[],
  reading: OfficialReading,
  next: { readonly model: Model; readonly period: Period } | null,
  active: boolean,
): { readonly trials: readonly Trial[]; readonly scores: readonly Score[] } {
  const isLate = ({ startedAt, hours }: Trial) => reading.at - startedAt > LATE * hours * HOUR;
  const isDue = ({ startedAt, hours }: Trial) => active && reading.at - startedAt >= hours * HOUR;
  const due = trials.filter((trial) => isLate(trial) || isDue(trial));
  const running = trials.filter((trial) => !due.includes(trial));
  const fresh = due.filter((trial) => !isLate(trial) && trial.used).map((trial) => scoreOf(trial, reading));
  const missing = HORIZONS.filter((hours) => !running.some((trial) => trial.hours === hours));
  const begun = next === null ? [] : missing.map((hours) => beginning(hours, reading.at, next));
  return { trials: [...running, ...begun], scores: kept([...scores, ...fresh]) };
}

function beginning(hours: number, startedAt: number, next: { model: Model; period: Period }): Trial {
  return { hours, startedAt, ...next, used: false };
}

function scoreOf({ model, period, hours }: Trial, reading: OfficialReading): Score {
  const { percent, below, above } = outlookOf(model, atTime(period, reading.at), reading.at);
  const error = reading.utilization - Math.min(100, percent);
  return { hours, error, ratio: error / Math.max(0.1, error < 0 ? below : above) };
}

function kept(scores: readonly Score[]): readonly Score[] {
  return HORIZONS.flatMap((hours) => scores.filter((score) => score.hours === hours).slice(-KEPT));
}

/** The tried-out age nearest to an age, both in hours, by proportion. */
function nearest(hours: number): number {
  const distance = (horizon: number) => Math.abs(Math.log(Math.max(0.1, hours) / horizon));
  return HORIZONS.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

/** Median error in points of the estimates of about this age; `null` with fewer than five. */
export function errorAt(scores: readonly Score[], hours: number): number | null {
  const horizon = nearest(hours);
  const errors = scores.filter((score) => score.hours === horizon).map(({ error }) => Math.abs(error));
  return errors.length < 5 ? null : rank(errors, 0.5);
}

/** So many trials as foreseen are assumed before the first. */
const ASSUMED = 5;
/** The share of truths that the range is to hold. */
const HELD = 0.83;

/**
 * By how much the foreseen width is to be stretched to each side, so that it had held HELD of the trials: those of
 * about this age, and while they are few, those of every age.
 */
export function stretchAt(scores: readonly Score[], hours: number): number {
  const horizon = nearest(hours);
  const overall = learnedStretch(scores, 0);
  const own = scores.filter((score) => score.hours === horizon);
  return Math.exp(learnedStretch(own, overall));
}

/** The logarithm of a stretch, with the one that was assumed mixed in. */
function learnedStretch(scores: readonly Score[], assumed: number): number {
  if (scores.length === 0) return assumed;
  const ratio = rank(
    scores.map((score) => Math.abs(score.ratio)),
    HELD,
  );
  const seen = Math.log(Math.max(0.2, Math.min(8, ratio)));
  return (seen * scores.length + assumed * ASSUMED) / (scores.length + ASSUMED);
}

function rank(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
