import { z } from 'zod';
import { families } from '../../tokens/models';
import { orNull, readableItems, storedAmount } from '../../stored-shape';
import type { Calibration, OpenPair, WindowCalibration } from './calibration';
import { type Elsewhere, unwatched } from './elsewhere';
import type { Fit, Pair } from './fit';
import { LOAD_SIZE } from '../load';
import type { Miss } from './miss';
import type { Model } from '../budget-model';
import type { Period } from '../silent-period';
import type { Score, Trial } from './trials';
import type { OfficialReading } from '../estimate-types';
import type { WeekAnchor } from '../../week-estimate/week-anchor';

/*
 * The stored calibration is parsed part by part. A key of a later version is left out, and so is an unreadable pair,
 * trial, score or fit. A window without its last reading or its open pair is left out as a whole.
 */

const THETA = families.length + 3;

const load = z.array(storedAmount).length(LOAD_SIZE);
const moment = z.number().nullable();
/** Larger logarithms are errors of the fit: no limit is a million times another. */
const logarithm = z.number().gt(-30).lt(30);

const reading: z.ZodType<OfficialReading> = z.object({
  window: z.string(),
  utilization: storedAmount,
  resetsAt: moment,
  at: z.number(),
});

const openPair: z.ZodType<OpenPair> = z.object({
  from: z.number(),
  percent: storedAmount,
  noise: storedAmount,
  load,
});

const pair: z.ZodType<Pair> = z.object({
  at: z.number(),
  hours: z.number(),
  delta: storedAmount,
  noise: storedAmount,
  load,
});

const fit: z.ZodType<Fit> = z.object({
  theta: z.array(logarithm).length(THETA),
  covariance: z.array(z.array(z.number()).length(THETA)).length(THETA),
  pairs: storedAmount,
});

const elsewhere: z.ZodType<Elsewhere> = z.object({
  points: z.array(z.number()).length(24),
  hours: z.array(storedAmount).length(24),
  squares: storedAmount,
  at: z.number(),
});

const period: z.ZodType<Period> = z.object({
  window: z.string(),
  startedAt: moment,
  resetsAt: moment,
  from: z.number(),
  percent: storedAmount,
  floor: storedAmount,
  load,
});

const model: z.ZodType<Model> = z.object({ fit, elsewhere });

const trial: z.ZodType<Trial> = z.object({
  hours: storedAmount,
  startedAt: z.number(),
  model,
  period,
  used: z.boolean(),
});

const score: z.ZodType<Score> = z.object({ hours: storedAmount, error: z.number(), ratio: z.number() });

const windowCalibration: z.ZodType<WindowCalibration> = z.object({
  window: z.string(),
  last: reading,
  level: storedAmount,
  open: openPair,
  pairs: readableItems(pair, 1000).catch([]),
  fit: orNull(fit),
  elsewhere: elsewhere.catch(unwatched),
  trials: readableItems(trial, 20).catch([]),
  scores: readableItems(score, 1000).catch([]),
});

const calibration: z.ZodType<Calibration> = z.object({
  // The calibration of another version has another meaning: a new one starts.
  version: z.literal(1),
  account: z.string(),
  plan: z.enum(['pro', 'max_5x', 'max_20x']).nullable(),
  windows: readableItems(windowCalibration, 20),
});

const week: z.ZodType<WeekAnchor> = z.object({
  version: z.literal(1),
  startedAt: z.number(),
  source: z.enum(['auto', 'manual', 'official']),
  percent: storedAmount,
  savedAt: z.number(),
});

const miss: z.ZodType<Miss> = z.object({
  window: z.string(),
  at: z.number(),
  silentMs: z.number(),
  estimate: z.number(),
  low: z.number(),
  high: z.number(),
  official: z.number(),
  calibrated: z.boolean(),
});

const misses = readableItems(miss).catch([]);

/** Parses a stored calibration as far as it is readable; `null` if it is none: then a new one starts. */
export function reviveCalibration(json: unknown): Calibration | null {
  return calibration.safeParse(json).data ?? null;
}

/** Parses a stored anchor of the week; `null` for any other value. */
export function reviveWeek(json: unknown): WeekAnchor | null {
  return week.safeParse(json).data ?? null;
}

/** Parses stored misses, without unreadable ones. */
export function reviveMisses(json: unknown): readonly Miss[] {
  return misses.parse(json);
}
