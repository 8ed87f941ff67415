import { type Model, outlookOf } from '../budget-model';
import { atTime, type Period, withUse } from '../silent-period';
import type { LocalUse, OfficialReading } from '../estimate-types';

/** An estimate that a later reading will score; the model is that of its start. */
export interface Trial {
  readonly hours: number;
  readonly startedAt: number;
  readonly model: Model;
  readonly period: Period;
  /** Whether this machine used tokens since its start; without use there is nothing to estimate. */
  readonly used: boolean;
}

/** The result of one trial: the reading minus the estimate in points, and relative to the predicted width. */
export interface Score {
  readonly hours: number;
  readonly error: number;
  readonly ratio: number;
}

/** The ages of a reading that are tested, in hours. */
export const HORIZONS: readonly number[] = [1, 6, 24, 72];
const HOUR = 3_600_000;
/** The number of stored scores of each age. */
const MOST_SCORES = 40;
/** The factor on its age after which a trial is too late to be scored. */
const LATE = 1.5;

/** The trials after some use of this machine. */
export function tryUses(trials: readonly Trial[], uses: readonly LocalUse[]): readonly Trial[] {
  return trials.map((trial) => {
    const period = uses.reduce(withUse, trial.period);
    return { ...trial, period, used: trial.used || period !== trial.period };
  });
}

/**
 * Scores the trials that are due, and starts those that are missing. A trial is due at the first reading after its time
 * at which this machine was in use (`active`): then a user looks at the estimate, and it is most uncertain.
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
  return { trials: [...running, ...begun], scores: newestScores([...scores, ...fresh]) };
}

function beginning(hours: number, startedAt: number, next: { model: Model; period: Period }): Trial {
  return { hours, startedAt, ...next, used: false };
}

function scoreOf({ model, period, hours }: Trial, reading: OfficialReading): Score {
  const { percent, below, above } = outlookOf(model, atTime(period, reading.at), reading.at);
  const error = reading.utilization - Math.min(100, percent);
  return { hours, error, ratio: error / Math.max(0.1, error < 0 ? below : above) };
}

function newestScores(scores: readonly Score[]): readonly Score[] {
  return HORIZONS.flatMap((hours) => scores.filter((score) => score.hours === hours).slice(-MOST_SCORES));
}

/** The tested age nearest to an age by proportion, both in hours. */
function nearest(hours: number): number {
  const distance = (horizon: number) => Math.abs(Math.log(Math.max(0.1, hours) / horizon));
  return HORIZONS.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

/** The median error in points of the estimates of about this age in hours; `null` with fewer than five. */
export function errorAt(scores: readonly Score[], hours: number): number | null {
  const horizon = nearest(hours);
  const errors = scores.filter((score) => score.hours === horizon).map(({ error }) => Math.abs(error));
  return errors.length < 5 ? null : rank(errors, 0.5);
}

/** The weight of the assumed stretch, in trials. */
const ASSUMED = 5;
/** The share of readings that the range should contain. */
const HELD = 0.83;

/**
 * The factor on the predicted width to each side with which it would have contained HELD of the trials: those of about
 * this age, and while they are few, those of every age.
 */
export function stretchAt(scores: readonly Score[], hours: number): number {
  const horizon = nearest(hours);
  const overall = learnedStretch(scores, 0);
  const own = scores.filter((score) => score.hours === horizon);
  return Math.exp(learnedStretch(own, overall));
}

/** The logarithm of a stretch, mixed with the assumed one. */
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
