import type { PaceSample } from '../../electron/core/pace/learning/pace-history';
import { HOUR } from '../../electron/core/pace/learning/week-hours';
import { fullSessions } from '../../electron/core/week-in-hand/full-sessions';
import { learnSessionCost } from '../../electron/core/week-in-hand/session-cost';
import type { SessionCost } from '../../electron/core/week-in-hand/week-facts';
import { makeRandom, type Random } from './random';
import { makeTrace, type TracedWindow } from './trace';

/** One hour of the judged week in which the app could say how many full sessions are left. */
export interface SessionForecast {
  /** `null` where it showed none. */
  readonly said: { readonly low: number; readonly high: number } | null;
  /** How many full sessions what truly was left would have held. */
  readonly came: number;
}

const LEARN_EVERY = 24 * HOUR;
/** Only what Anthropic changes in the middle of what is learned from: a fifth of all traces. */
const CHANGED = 0.2;
/** More sessions than a week has time for. */
const MOST = 34;

/** How the five-hour periods of a made-up user differ in what they take of the week. */
export function makeFactors(seed: number): (period: number) => number {
  const random = makeRandom(seed * 104_729 + 5);
  // From an account whose two limits count alike to one that uses models which they weigh apart.
  const spread = random.between(0, 0.35);
  const change = random.chance(CHANGED) ? random.pick([0.7, 0.85, 1.2, 1.4]) : 1;
  const changedFrom = Math.floor(random.between(0, 120));
  const factors: number[] = [];
  return (period) => {
    while (factors.length <= period) factors.push(factor(random, spread));
    return (factors[period] ?? 1) * (period >= changedFrom ? change : 1);
  };
}

function factor(random: Random, spread: number): number {
  return random.logNormal(1, spread);
}

/** Computes the app's answer and the truth for each hour of a seed's judged week. */
export function judgeSessions(seed: number, into: SessionForecast[]): void {
  const factors = makeFactors(seed);
  const trace = makeTrace(seed, factors);
  const session = trace.windows.find(({ kind }) => kind === 'five_hour');
  const week = trace.windows.find(({ kind }) => kind === 'seven_day');
  if (session === undefined || week === undefined) return;
  const costAt = makeLearner(session.samples, week.samples);
  let hour = -1;
  for (const { at, utilization } of week.samples) {
    const isDue = at >= trace.from && Math.floor(at / HOUR) !== hour;
    if (!isDue || utilization === null || utilization >= 100) continue;
    hour = Math.floor(at / HOUR);
    const cost = costAt(at);
    const left = 100 - usedAt(week, at);
    const next = session.truth.periods.filter(({ startsAt }) => startsAt <= at).length;
    into.push({
      said: cost && fullSessions(cost, utilization),
      came: sessionsIn(left, (period) => trace.sessionPercent * factors(next + period)),
    });
  }
}

/** Percent of the week that truly was used at an instant, to its fraction. */
function usedAt({ samples, truth }: TracedWindow, at: number): number {
  const period = truth.periods.findLast(({ startsAt }) => startsAt <= at);
  const read = samples.findLast((sample) => sample.at <= at)?.utilization ?? 0;
  const step = Math.floor((at - (truth.periods[0]?.startsAt ?? 0)) / 300_000) - 1;
  return period === undefined ? read : (truth.used[step] ?? read);
}

function sessionsIn(left: number, costOf: (period: number) => number): number {
  let rest = left;
  for (let period = 0; period < MOST; period += 1) {
    const cost = costOf(period);
    if (cost >= rest) return period + rest / cost;
    rest -= cost;
  }
  return MOST;
}

function makeLearner(session: readonly PaceSample[], week: readonly PaceSample[]) {
  let cost: SessionCost | null = null;
  let learnAt = 0;
  return (at: number): SessionCost | null => {
    if (at >= learnAt) {
      const until = ({ at: read }: PaceSample) => read <= at;
      cost = learnSessionCost(session.filter(until), week.filter(until));
      learnAt = at + LEARN_EVERY;
    }
    return cost;
  };
}

/** The figures as a markdown table, with a title above it. */
export function sessionReport(forecasts: readonly SessionForecast[]): string {
  const said = forecasts.flatMap(({ said: range, came }) => (range === null ? [] : [{ ...range, came }]));
  const share = (isCounted: (each: (typeof said)[number]) => boolean) =>
    said.length === 0 ? '–' : `${((100 * said.filter(isCounted).length) / said.length).toFixed(1)} %`;
  const capped = (value: number) => Math.min(MOST, value);
  const width = said.reduce((sum, { low, high }) => sum + capped(high) - capped(low), 0) / said.length;
  const lines = [
    ['hours of the judged weeks', '–', String(forecasts.length)],
    ['in which it was said', '–', `${((100 * said.length) / forecasts.length).toFixed(1)} %`],
    ['coverage of the 80 % range', '75–85 %', share(({ low, high, came }) => low <= came && came <= high)],
    [
      'came below it / above it',
      '10 / 10 %',
      `${share(({ low, came }) => came < low)} / ${share(({ high, came }) => came > high)}`,
    ],
    [
      'the same in whole sessions, as on screen',
      '≥ 75 %',
      share(
        ({ low, high, came }) => Math.floor(low) <= Math.floor(came) && Math.floor(came) <= Math.floor(high),
      ),
    ],
    ['its width, in sessions', '–', width.toFixed(2)],
  ];
  const rows = [['what', 'target', 'measured'], ['-', '-', '-'], ...lines];
  return `Full sessions that fit into what is left of the week\n\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}`;
}
