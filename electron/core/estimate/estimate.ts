import { communityTokens, type PlanId, WEEKLY_BUDGET } from './budgets';
import type { Calibration, WindowCalibration } from './learning/calibration';
import { deviationOf, type Fit, isCalibrated, pointsOf } from './learning/fit';
import { countsFor, loadOfAll } from './load';
import { type Model, outlookOf } from './budget-model';
import { atTime, type Period, periodOf, withUse } from './silent-period';
import { errorAt, stretchAt } from './learning/trials';
import { machineParts } from './machine-parts';
import type { MachineSum } from '../machines/machine-use';
import type { LocalUse, MachinePart, OfficialReading, Split, WindowEstimate } from './estimate-types';

/** Queries what other machines used from an instant on (epoch ms). */
export type MachineReader = (since: number) => readonly MachineSum[];

/** The facts that an estimate of one window is computed from. */
export interface EstimateInput {
  /** The last official reading of the window. */
  readonly anchor: OfficialReading;
  /** The account's calibration; if it is `null` or lacks this window, the community's budgets are used. */
  readonly calibration: Calibration | null;
  readonly plan: PlanId | null;
  /** This machine's use since the window's period began, in any order; older use is ignored. */
  readonly uses: readonly LocalUse[];
  /** What other machines used from an instant (epoch ms) until now; absent: no machine is known. */
  readonly machines?: MachineReader | undefined;
  readonly now: number;
}

const HOUR = 3_600_000;
/** The factor by which the community's budgets may be wrong: they gave 100 % where Anthropic reported 58 %. */
const COMMUNITY_DOUBT = 2.5;

/**
 * The estimate of a window now, from this machine's use since the last official reading, or since the reset after it.
 * `null` without a calibration and without a budget for this window and plan.
 */
export function estimateWindow(input: EstimateInput): WindowEstimate | null {
  const { anchor, uses, now } = input;
  const learned = input.calibration?.windows.find(({ window }) => window === anchor.window) ?? null;
  const level = learned?.last.at === anchor.at ? learned.level : anchor.utilization;
  const sorted = uses.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
  const since = sorted.filter(({ at }) => at > anchor.at);
  const period = atTime(since.reduce(withUse, periodOf(anchor, level)), now);
  const model = modelOf(learned);
  return learned === null || model === null
    ? byCommunity(period, input.plan, since)
    : byCalibration(period, learned, model, sorted, input);
}

function modelOf(learned: WindowCalibration | null): Model | null {
  const fit = learned?.fit ?? null;
  if (learned === null || fit === null || !isCalibrated(fit)) return null;
  return { fit, elsewhere: learned.elsewhere };
}

function byCalibration(
  period: Period,
  { scores }: WindowCalibration,
  model: Model,
  uses: readonly LocalUse[],
  { anchor, machines, now }: EstimateInput,
): WindowEstimate {
  const ageHours = (now - anchor.at) / HOUR;
  const { percent, below, above } = outlookOf(model, period, now);
  const stretch = stretchAt(scores, ageHours);
  const utilization = capped(percent, period);
  const here = Math.min(utilization, hereOf(model.fit, period, uses));
  const parts = partsOf(model.fit, period, utilization - here, machines);
  return {
    source: 'local_estimate',
    utilization,
    low: Math.min(utilization, Math.max(period.floor, percent - stretch * below)),
    high: Math.max(utilization, capped(percent + stretch * above, period)),
    calibrated: true,
    error: errorAt(scores, ageHours),
    here,
    elsewhere: utilization - here,
    ...(parts !== undefined && { machines: parts }),
    resetsAt: period.resetsAt,
  };
}

/** The parts of other machines in a period; `undefined` without any. */
function partsOf(
  fit: Fit,
  { window, startedAt, from }: Period,
  elsewhere: number,
  machines: MachineReader | undefined,
): readonly MachinePart[] | undefined {
  const parts = machineParts(fit, window, elsewhere, machines?.(startedAt ?? from) ?? []);
  return parts.length === 0 ? undefined : parts;
}

/** The percent, at most 100 unless Anthropic's own reading is higher. */
function capped(percent: number, { floor }: Period): number {
  return Math.min(Math.max(100, floor), percent);
}

function hereOf(fit: Fit, { window, startedAt, from }: Period, uses: readonly LocalUse[]): number {
  const since = startedAt ?? from;
  return pointsOf(
    fit,
    loadOfAll(
      uses.filter(({ at }) => at >= since),
      window,
    ),
  );
}

/** The estimate by the community's budgets and weights, which exist only for the week of all models. */
function byCommunity(period: Period, plan: PlanId | null, uses: readonly LocalUse[]): WindowEstimate | null {
  if (plan === null || period.window !== 'seven_day') return null;
  const counted = uses.filter(({ at, model }) => at >= period.from && countsFor(period.window, model));
  const tokens = counted.reduce((sum, use) => sum + communityTokens(use.model, use.tokens), 0);
  const points = (100 * tokens) / WEEKLY_BUDGET[plan];
  const at = (factor: number) => capped(Math.max(period.floor, period.percent + points * factor), period);
  return {
    source: 'local_estimate',
    utilization: at(1),
    low: at(1 / COMMUNITY_DOUBT),
    high: at(COMMUNITY_DOUBT),
    calibrated: false,
    error: null,
    here: Math.min(at(1), points),
    elsewhere: null,
    resetsAt: period.resetsAt,
  };
}

/**
 * The split of an official reading. `null` if the window is not calibrated, or its start is unknown.
 *
 * @param uses this machine's use since the window began
 * @param machines what other machines used from an instant until the reading
 */
export function splitOf(
  calibration: Calibration,
  reading: OfficialReading,
  uses: readonly LocalUse[],
  machines?: MachineReader,
): Split | null {
  const model = modelOf(calibration.windows.find(({ window }) => window === reading.window) ?? null);
  const period = periodOf(reading, reading.utilization);
  if (model === null || period.startedAt === null) return null;
  const known = uses.filter(({ at }) => at <= reading.at);
  const here = Math.min(reading.utilization, hereOf(model.fit, period, known));
  const load = loadOfAll(
    known.filter((use) => use.at >= (period.startedAt ?? period.from)),
    period.window,
  );
  const elsewhere = reading.utilization - here;
  const parts = partsOf(model.fit, period, elsewhere, machines);
  return {
    here,
    elsewhere,
    error: deviationOf(model.fit, load),
    ...(parts !== undefined && { machines: parts }),
  };
}
