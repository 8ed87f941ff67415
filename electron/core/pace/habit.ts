import type { PaceHistory } from './history';
import { HOUR, slotOf } from './hours';
import type { Outlook, Reading } from './outlook';
import { gammaQuantile } from './quantile';
import { tuningOf, type Tuning } from './tuning';

/**
 * The model. What is still to come is the sum of the usual rates of the hours until the reset, times a level,
 *   level = (used + prior) / (usual until now + prior),
 * so that a quiet or a busy period is noticed and one that has just begun is taken for a usual one. The rate
 * of the last hour holds on for a while: it is mixed in with a share that fades. The sum M has the variance
 *   burst·(M + M²/(used + prior)) + (unsure·M)²
 * (bursts that come at random, a level known only from the bursts so far, and what no history tells) and is
 * taken for gamma distributed: never below 0, with few but large surprises. `burst` is learned: how far the
 * model missed this user's own past.
 */
export function outlookOf(input: Reading, history: PaceHistory): Outlook {
  const { used, observedAt, resetsAt, lengthMs } = input;
  const tuning = tuningOf(lengthMs);
  const start = resetsAt - lengthMs;
  const usual = walk(history, input, start, observedAt, 1, tuning, null).at(-1)?.sum ?? 0;
  const level = (used + tuning.prior) / (usual + tuning.prior);
  const path = walk(history, input, observedAt, resetsAt, level, tuning, heldRate(history, observedAt));
  return {
    usedBy: (instant, share) => {
      const { sum, usual } = sumAt(path, instant);
      return used + comes(sum, overShare(usual, history.lull, tuning), used, history.burst, tuning, share);
    },
  };
}

/** The quantile of what comes where `mean` is expected, after `used` percent of a period. */
function comes(mean: number, over: number, used: number, burst: number, tuning: Tuning, share: number): number {
  if (share <= over) return 0;
  const rest = mean / (1 - over);
  return gammaQuantile(rest, varianceOf(rest, used, burst, tuning), (share - over) / (1 - over));
}

/** How likely nothing more comes. */
export function overShare(usualHours: number, lull: number, { over }: Tuning): number {
  return over * Math.exp(-usualHours / lull);
}

/** The variance of what comes, if anything does. */
export function varianceOf(mean: number, used: number, burst: number, tuning: Tuning): number {
  return burst * unitVariance(mean, used, tuning) + (tuning.unsure * mean) ** 2;
}

/** What a burst of one percent gives: they come at random, at a level known only from those so far. */
export function unitVariance(mean: number, used: number, { prior }: Tuning): number {
  return mean + (mean * mean) / (used + prior);
}

interface Step {
  readonly until: number;
  /** Percent expected from the beginning until then. */
  readonly sum: number;
  /** Usual hours until then. */
  readonly usual: number;
}

/** The rate of the last hour, while it is recent. */
function heldRate({ recent }: PaceHistory, observedAt: number): number | null {
  if (recent === null || Math.abs(observedAt - recent.at) > HOUR / 4) return null;
  return recent.hour;
}

function walk(
  history: PaceHistory,
  { resetsAt, lengthMs }: Reading,
  from: number,
  to: number,
  level: number,
  { hold, holdHours }: Tuning,
  held: number | null,
): readonly Step[] {
  const steps: Step[] = [{ until: from, sum: 0, usual: 0 }];
  let [sum, hoursSum] = [0, 0];
  const overall = meanRate(history.rates);
  const parts = history.shape.length;
  for (let at = from; at < to; ) {
    const part = Math.floor((1 - (resetsAt - at) / lengthMs + 1e-9) * parts);
    const partEnd = resetsAt - lengthMs * (1 - (part + 1) / parts);
    const until = Math.max(at + 1_000, Math.min(to, (Math.floor(at / HOUR) + 1) * HOUR, partEnd));
    const rate = (history.shape[part] ?? 1) * (history.rates[slotOf(history.offsets, at)] ?? 0);
    const usual = level * rate;
    const hours = (until - at) / HOUR;
    const share = held === null ? 0 : hold * Math.exp(-((at + until) / 2 - from) / HOUR / holdHours);
    sum += hours * ((1 - share) * usual + share * (held ?? 0));
    hoursSum += overall > 0 ? (hours * rate) / overall : 0;
    steps.push({ until, sum, usual: hoursSum });
    at = until;
  }
  return steps;
}

export function meanRate(rates: readonly number[]): number {
  return rates.reduce((total, rate) => total + rate, 0) / rates.length;
}

function sumAt(path: readonly Step[], instant: number): Step {
  let before: Step = { until: instant, sum: 0, usual: 0 };
  for (const step of path) {
    if (step.until >= instant) {
      const length = step.until - before.until;
      const share = length > 0 ? Math.max(0, (instant - before.until) / length) : 1;
      const mix = (a: number, b: number) => a + share * (b - a);
      return { until: instant, sum: mix(before.sum, step.sum), usual: mix(before.usual, step.usual) };
    }
    before = step;
  }
  return before;
}
