import { SAME_RESET_MS, isSameReset, startsFrom } from '../../usage/same-reset';
import { windowLengthMs } from '../../usage/windows';
import { priorOf, type PlanId } from '../budgets';
import type { Calibration, OpenPair, WindowCalibration } from './calibration';
import { unwatched, watch } from './elsewhere';
import { fitPairs, isCalibrated, type Pair, pointsOf, priorFit } from './fit';
import { addLoads, loadOfAll, noLoad } from '../load';
import { periodOf } from '../silent-period';
import { judge, tryUses } from './trials';
import type { LocalUse, OfficialReading } from '../estimate-types';

const HOUR = 3_600_000;
/** The points at which a pair is closed: rounding is then a small part of them. */
const CLOSE_AT = 3;
/** The number of stored pairs of a window. */
const MOST_PAIRS = 160;
/** How long this machine counts as in use after a response, in ms. */
const ACTIVE_MS = 10 * 60_000;
/** The variance of a reading in whole percents. */
const ROUNDED = 1 / 12;

/**
 * Learns from an official reading. A reading older than the last one, or without a number, changes nothing.
 *
 * @param uses this machine's use since the last reading of this window (for the first reading, since the window began),
 *   in any order; older use is ignored
 */
export function learn(
  calibration: Calibration,
  reading: OfficialReading,
  uses: readonly LocalUse[],
): Calibration {
  if (!isUsable(reading)) return calibration;
  const before = calibration.windows.find(({ window }) => window === reading.window);
  if (before !== undefined && reading.at <= before.last.at) return calibration;
  const sorted = uses
    .filter(({ at }) => at <= reading.at && at > (before?.last.at ?? -Infinity))
    .toSorted((a, b) => a.at - b.at);
  const next =
    before === undefined ? firstOf(reading, sorted) : learned(before, reading, sorted, calibration.plan);
  const others = calibration.windows.filter(({ window }) => window !== reading.window);
  return { ...calibration, windows: [...others, next] };
}

function isUsable({ utilization, at, resetsAt, window }: OfficialReading): boolean {
  const numbers = Number.isFinite(utilization) && utilization >= 0 && Number.isFinite(at);
  return numbers && (resetsAt === null || Number.isFinite(resetsAt)) && windowLengthMs(window) !== null;
}

function firstOf(reading: OfficialReading, uses: readonly LocalUse[]): WindowCalibration {
  return {
    window: reading.window,
    last: reading,
    level: reading.utilization,
    open: openAt(reading, null, uses),
    pairs: [],
    fit: null,
    elsewhere: unwatched,
    trials: [],
    scores: [],
  };
}

function learned(
  before: WindowCalibration,
  reading: OfficialReading,
  uses: readonly LocalUse[],
  plan: PlanId | null,
): WindowCalibration {
  const paired = withPair(before, reading, uses, plan);
  const level = levelOf(before, reading, uses);
  const { fit, elsewhere } = paired;
  const next =
    fit === null || !isCalibrated(fit)
      ? null
      : { model: { fit, elsewhere }, period: periodOf(reading, level) };
  const trials = tryUses(before.trials, uses);
  const active = (uses.at(-1)?.at ?? -Infinity) > reading.at - ACTIVE_MS;
  return { ...paired, last: reading, level, ...judge(trials, before.scores, reading, next, active) };
}

/** Adds this reading to the open pair. With enough points, the pair is closed and everything is fitted again. */
function withPair(
  before: WindowCalibration,
  reading: OfficialReading,
  uses: readonly LocalUse[],
  plan: PlanId | null,
): WindowCalibration {
  const open = continued(before, reading, uses);
  const pair = pairOf(open, reading);
  const expected = before.fit === null ? 0 : pointsOf(before.fit, pair.load);
  if (pair.delta < 0) return { ...before, open: openAt(reading, reading.at, []) };
  const isQuiet = pair.hours >= 6;
  if (pair.delta < CLOSE_AT && expected < CLOSE_AT && !isQuiet) return { ...before, open };
  const prior = priorOf(before.window, plan);
  const pairs = pair.delta > 0 || expected > 0 ? [...before.pairs, pair].slice(-MOST_PAIRS) : before.pairs;
  const from = before.fit ?? priorFit(prior);
  const fit = pairs.length === 0 ? null : fitPairs(pairs, prior, from, pairs.length < 20 ? 6 : 2);
  const explained = fit === null ? 0 : pointsOf(fit, pair.load);
  const elsewhere = watch(before.elsewhere, pair, explained);
  return { ...before, open: openAt(reading, reading.at, []), pairs, fit, elsewhere };
}

function continued(before: WindowCalibration, reading: OfficialReading, uses: readonly LocalUse[]): OpenPair {
  if (isSameReset(before.last.resetsAt, reading.resetsAt))
    return { ...before.open, load: addLoads(before.open.load, loadOfAll(uses, reading.window)) };
  return openAt(reading, before.last.at, uses);
}

/** A pair that begins at 0 if the period began after `after`, and else at the reading. */
function openAt(reading: OfficialReading, after: number | null, uses: readonly LocalUse[]): OpenPair {
  const { resetsAt, window, at, utilization } = reading;
  const start = resetsAt === null ? null : resetsAt - (windowLengthMs(window) ?? 0);
  const isStartKnown =
    start !== null && start < at && after !== null && startsFrom(start, after) && after < at;
  if (!isStartKnown) return { from: at, percent: utilization, noise: roundingOf(utilization), load: noLoad };
  const since = uses.filter((use) => use.at >= start - SAME_RESET_MS);
  return { from: start, percent: 0, noise: 0, load: loadOfAll(since, window) };
}

function pairOf(open: OpenPair, { at, utilization }: OfficialReading): Pair {
  return {
    at,
    hours: (at - open.from) / HOUR,
    delta: utilization - open.percent,
    noise: open.noise + roundingOf(utilization),
    load: open.load,
  };
}

function roundingOf(utilization: number): number {
  return Number.isInteger(utilization) ? ROUNDED : 0;
}

/** The percent between two whole ones, by this machine's use since the last reading. */
function levelOf(before: WindowCalibration, reading: OfficialReading, uses: readonly LocalUse[]): number {
  const { utilization } = reading;
  if (!Number.isInteger(utilization) || before.fit === null || utilization >= 100) return utilization;
  if (!isSameReset(before.last.resetsAt, reading.resetsAt)) return utilization;
  const moved = before.level + pointsOf(before.fit, loadOfAll(uses, reading.window));
  return Math.max(utilization - 0.5, Math.min(utilization + 0.5, moved), 0);
}
