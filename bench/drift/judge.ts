import { priorOf } from '../../electron/core/estimate/budgets';
import { findRateChanges, type RateChange } from '../../electron/core/drift/rate-change';
import { RatePairs } from '../../electron/core/drift/rate-pairs';
import { Random } from '../estimate/random';
import { lastUpTo } from '../estimate/server';
import { live, type WindowId, WINDOWS } from './life';
import { DAYS, makePlot, type Plot, type Scenario, type TrueStep } from './scenario';

const DAY = 86_400_000;
/** Days of pairs that the app looks at. */
const SEEN_DAYS = 60;
/** Days after a step in which it should be found. */
export const FOUND_DAYS = 7;
/** The day after a step on which its size is judged once more. */
const LATE_DAYS = 14;
/** The first day on which the app is asked. */
const FIRST_DAY = 14;
/** A report belongs to a step when its days, widened by so many, contain the step. */
const NEAR_DAYS = 3;

/** One report of the app that was new on its day. */
export interface Report {
  readonly window: WindowId;
  readonly day: number;
  readonly change: RateChange;
  /** The step that it is of; `null` for a false alarm. */
  readonly step: TrueStep | null;
}

/** What the app reported of one account, asked each day. */
export interface Verdict {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly plot: Plot;
  readonly reports: readonly Report[];
  /** By window and step: the report 14 days after the step. */
  readonly late: readonly Report[];
  readonly pairs: Readonly<Record<WindowId, number>>;
}

/** Lives one account and asks for changes at the end of each of its days. */
export function judge(scenario: Scenario, seed: number): Verdict {
  const random = new Random(seed);
  const plot = makePlot(scenario, random);
  const life = live(plot, random.between(0, 7) * DAY, random);
  const judged = WINDOWS.map((window) => {
    const reports: Report[] = [];
    const late: Report[] = [];
    const pairs = new RatePairs(window);
    let counted = 0;
    let day = FIRST_DAY;
    const ask = () => {
      if (!isAsked(plot, day)) return;
      const recent = pairs.pairs.filter(({ at }) => at >= (day - SEEN_DAYS) * DAY);
      for (const change of findRateChanges(window, recent, priorOf(window, plot.account.plan))) {
        const step = plot.steps.find((each) => isOf(change, each)) ?? null;
        const report = { window, day, change, step };
        if (step !== null && isLate(day - step.day) && !late.some((known) => isSame(known, report)))
          late.push(report);
        if (!reports.some((known) => isSame(known, report))) reports.push(report);
      }
    };
    for (const reading of life.readings[window]) {
      while (reading.at >= day * DAY) {
        ask();
        day += 1;
      }
      const until = lastUpTo(life.uses, reading.at) + 1;
      pairs.add(reading, life.uses.slice(counted, until));
      counted = until;
    }
    return { reports, late, pairs: pairs.pairs.length };
  });
  const [five, week] = judged;
  return {
    scenario,
    seed,
    plot,
    reports: judged.flatMap(({ reports }) => reports),
    late: judged.flatMap(({ late }) => late),
    pairs: { five_hour: five?.pairs ?? 0, seven_day: week?.pairs ?? 0 },
  };
}

/** Every second day, and each day after a step until it should be found. */
function isAsked({ steps }: Plot, day: number): boolean {
  return day % 2 === 0 || steps.some((step) => day > step.day && day <= step.day + FOUND_DAYS);
}

function isOf({ earliest, latest, middle }: RateChange, { day, factor }: TrueStep): boolean {
  const isNear = earliest <= (day + NEAR_DAYS) * DAY && latest >= (day - NEAR_DAYS) * DAY;
  return isNear && Math.sign(middle) === Math.sign(factor - 1);
}

/** The first day asked from `LATE_DAYS` on. */
function isLate(days: number): boolean {
  return days === LATE_DAYS || days === LATE_DAYS + 1;
}

function isSame(a: Report, b: Report): boolean {
  if (a.window !== b.window) return false;
  if (a.step !== null || b.step !== null) return a.step === b.step;
  return (
    Math.sign(a.change.middle) === Math.sign(b.change.middle) &&
    Math.abs(a.change.at - b.change.at) < 10 * DAY
  );
}

/** Account-months in which the app was asked. */
export const MONTHS = (DAYS - FIRST_DAY) / 30;
