import { families } from '../models';
import type { PlanId } from './budgets';
import type { Calibration, OpenPair, WindowCalibration } from './calibration';
import type { Elsewhere } from './elsewhere';
import type { Fit, Pair } from './fit';
import { type Guard, isAmount, isFinite, isFlag, isText, listOf, oneOf, orNull, rowOf, shape } from './guard';
import { LOAD_SIZE } from './load';
import type { Model } from './outlook';
import type { Period } from './period';
import type { Score, Trial } from './trials';
import type { OfficialReading } from './types';
import type { WeekAnchor } from './week';

/** Reads a stored calibration back, with keys of later versions; `null` for anything else (it is learned anew then). */
export function reviveCalibration(json: unknown): Calibration | null {
  return isCalibration(json) ? json : null;
}

/** Reads a stored anchor of the week back; `null` for anything else. */
export function reviveWeek(json: unknown): WeekAnchor | null {
  return isWeek(json) ? json : null;
}

const isPlan = oneOf<PlanId>('pro', 'max_5x', 'max_20x');
const isLoad = rowOf(isAmount, LOAD_SIZE);
const isDay = rowOf(isFinite, 24);
const isMoment = orNull(isFinite);
/** Logarithms beyond this have run away: a limit is not a million times another. */
const isLogarithm: Guard<number> = (value): value is number => isFinite(value) && Math.abs(value) < 30;
const THETA = families.length + 3;

const isReading = shape<OfficialReading>({
  window: isText,
  utilization: isAmount,
  resetsAt: isMoment,
  at: isFinite,
});
const isOpen = shape<OpenPair>({ from: isFinite, percent: isAmount, noise: isAmount, load: isLoad });
const isPair = shape<Pair>({
  at: isFinite,
  hours: isFinite,
  delta: isAmount,
  noise: isAmount,
  load: isLoad,
});
const isFit = shape<Fit>({
  theta: rowOf(isLogarithm, THETA),
  covariance: rowOf(rowOf(isFinite, THETA), THETA),
  pairs: isAmount,
});
const isElsewhere = shape<Elsewhere>({
  points: isDay,
  hours: rowOf(isAmount, 24),
  squares: isAmount,
  at: isFinite,
});
const isPeriod = shape<Period>({
  window: isText,
  startedAt: isMoment,
  resetsAt: isMoment,
  from: isFinite,
  percent: isAmount,
  floor: isAmount,
  load: isLoad,
});
const isTrial = shape<Trial>({
  hours: isAmount,
  startedAt: isFinite,
  model: shape<Model>({ fit: isFit, elsewhere: isElsewhere }),
  period: isPeriod,
  used: isFlag,
});
const isScore = shape<Score>({ hours: isAmount, error: isFinite, ratio: isFinite });
const isWindow = shape<WindowCalibration>({
  window: isText,
  last: isReading,
  level: isAmount,
  open: isOpen,
  pairs: listOf(isPair, 1000),
  fit: orNull(isFit),
  elsewhere: isElsewhere,
  trials: listOf(isTrial, 20),
  scores: listOf(isScore, 1000),
});
const isCalibration = shape<Calibration>({
  version: oneOf<1>(1),
  account: isText,
  plan: orNull(isPlan),
  windows: listOf(isWindow, 20),
});
const isWeek = shape<WeekAnchor>({
  version: oneOf<1>(1),
  startedAt: isFinite,
  source: oneOf<WeekAnchor['source']>('auto', 'manual', 'official'),
  percent: isAmount,
  savedAt: isFinite,
});
