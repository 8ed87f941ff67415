import { HOUR, slotOf, zoneOffsets, type ZoneOffset } from '../../electron/core/pace/learning/week-hours';
import type { PaceSample } from '../../electron/core/pace/learning/pace-history';
import { makeDemand, STEP } from './demand';
import { runIntoLimits, type WindowTrace } from './limits';
import { PERSONAS, type Persona } from './personas';
import { makeRandom, type Random } from './random';

const WEEK = 168 * HOUR;
const STEPS_A_WEEK = WEEK / STEP;

/** A made-up user: weeks to learn from, then one to be judged by. Instants are epoch ms. */
export interface Trace {
  readonly name: string;
  readonly timeZone: string;
  /** The judged week. */
  readonly from: number;
  readonly to: number;
  /** Percents of the week that a full five-hour session takes, where its factor is 1. */
  readonly sessionPercent: number;
  readonly windows: readonly TracedWindow[];
}

/** One window of a trace: the app's readings, and the truth. */
export interface TracedWindow {
  readonly kind: 'five_hour' | 'seven_day';
  readonly samples: readonly PaceSample[];
  readonly truth: WindowTrace;
}

const ZONES = ['Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'UTC'] as const;
/** Ends of judged weeks: plain ones, and those around the changes of the clocks in Europe and America. */
const ENDS = ['2026-06-08', '2026-09-21', '2026-03-11', '2026-04-01', '2026-10-28', '2026-11-04'] as const;

/**
 * Makes the trace of a seed.
 *
 * @param weekFactor how many times the usual each five-hour period takes of the week
 */
export function makeTrace(seed: number, weekFactor?: (period: number) => number): Trace {
  const random = makeRandom(seed * 7919 + 17);
  const persona = random.pick(PERSONAS)(random);
  const timeZone = random.pick(ZONES);
  const weeks = Math.floor(random.between(2, 9));
  const to = Date.parse(random.pick(ENDS)) + Math.floor(random.between(0, 168)) * HOUR;
  const start = to - (weeks + 1) * WEEK;
  const steps = (weeks + 1) * STEPS_A_WEEK;
  const offsets = zoneOffsets(timeZone, start, to);
  const { swing, label } = makeSwing(random, weeks);
  const demand = makeDemand({ persona, start, steps, offsets, swing }, random);
  const usual = demand.slice(0, weeks * STEPS_A_WEEK).reduce((sum, value) => sum + value, 0) / weeks;
  // From a plan that is far too large to one that is far too small.
  const sevenDay = random.logNormal(60, 0.6) / Math.max(usual, 1e-9);
  const fiveHour = sevenDay * random.between(6, 11);
  const deferred = random.between(0, 0.6);
  const limits = { fiveHour, sevenDay, deferred };
  const truth = runIntoLimits(demand, start, weekFactor === undefined ? limits : { ...limits, weekFactor });
  const times = readingTimes({ persona, demand, start, offsets }, random);
  return {
    name: label === '' ? persona.name : `${persona.name}, ${label}`,
    timeZone,
    from: to - WEEK,
    to,
    sessionPercent: (100 * sevenDay) / fiveHour,
    windows: [
      { kind: 'five_hour', samples: read(truth.fiveHour, times, start), truth: truth.fiveHour },
      { kind: 'seven_day', samples: read(truth.sevenDay, times, start), truth: truth.sevenDay },
    ],
  };
}

/** A third of the traces is not like the weeks before: holidays, a deadline, more of it each week. */
function makeSwing(random: Random, weeks: number) {
  const judged = weeks * 7;
  const first = judged + Math.floor(random.between(0, 5));
  const days = Math.floor(random.between(2, 6));
  const within = (day: number) => day >= first && day < first + days;
  const kind = random.between(0, 1);
  if (kind < 0.1) return { label: 'holiday', swing: (day: number) => (within(day) ? 0.03 : 1) };
  if (kind < 0.2) return { label: 'deadline', swing: (day: number) => (within(day) ? 2.5 : 1) };
  if (kind < 0.27) return { label: 'growing', swing: (day: number) => 1.02 ** day };
  const past = Math.floor(random.between(0, judged));
  if (kind < 0.37) {
    return { label: '', swing: (day: number) => (day >= past && day < past + 7 ? 0.03 : 1) };
  }
  return { label: '', swing: () => 1 };
}

interface Days {
  readonly persona: Persona;
  readonly demand: Float64Array;
  readonly start: number;
  readonly offsets: readonly ZoneOffset[];
}

/** When the app read: every five minutes, never to the second, while it ran; now and then hours are missing. */
function readingTimes({ persona, demand, start, offsets }: Days, random: Random): readonly number[] {
  const times: number[] = [];
  let usedUntil = -1;
  let gapUntil = -1;
  for (let step = 0; step < demand.length; step += 1) {
    if ((demand[step] ?? 0) > 0) usedUntil = step + 12;
    if (random.chance(0.0007)) gapUntil = step + Math.round(random.between(6, 100));
    const hour = slotOf(offsets, start + step * STEP) % 24;
    const isAwake = hour >= 7 || usedUntil > step;
    const isOn = persona.app === 'always' || (persona.app === 'while_awake' ? isAwake : usedUntil > step);
    if (isOn && step > gapUntil)
      times.push(start + step * STEP + Math.round(random.between(0.05, 0.95) * STEP));
  }
  return times;
}

/** The API's answer: whole percents of the use up to the last step, and no reset before the first use. */
function read(truth: WindowTrace, times: readonly number[], start: number): readonly PaceSample[] {
  return times.flatMap((at): PaceSample[] => {
    const step = Math.floor((at - start) / STEP) - 1;
    if (step < 0) return [];
    const period = truth.periods[truth.period[step] ?? -1];
    if (period === undefined || period.resetsAt <= at) {
      return truth.lengthMs === WEEK ? [] : [{ at, utilization: 0, resetsAt: null }];
    }
    return [{ at, utilization: Math.floor(truth.used[step] ?? 0), resetsAt: period.resetsAt }];
  });
}
