import type { PaceHistory } from './pace-history';
import { HOUR, slotOf } from './week-hours';
import type { Outlook, Reading } from '../pace-outlook';
import { levelOf, quantileOf, type Expected } from '../use-spread';
import { tuningOf, type Tuning } from '../tuning';

/** The longest time in ms from the recent use to the reading for which the recent rate still counts. */
const RECENT_MS = HOUR / 4;

/**
 * The outlook from the user's habits. The expected use M is the sum of the usual rates of the hours until the reset,
 * times a level,
 *   level = (used + prior) / (usual until now + prior),
 * so that a quiet or a busy period counts as such, and a period that has just begun as a usual one. The rate of the
 * last hour is mixed in with a share that fades. Of M, H comes from that rate and L = M − H from the level. Either
 * nothing more comes (more likely the less is expected), or a gamma-distributed rest (never below 0, few but large
 * surprises) with the variance
 *   burst·(M + L²/(used + prior)) + (unsure·M)² + H²,
 * for random bursts at an estimated level, for the deviation that no history explains, and for a sitting that may end
 * at any moment. `burst` is learned from this user's own past; the other parameters are in `tuning`.
 */
export function habitOutlook(reading: Reading, history: PaceHistory): Outlook {
  const { used, observedAt, resetsAt, lengthMs } = reading;
  const tuning = tuningOf(lengthMs);
  const before = walk(
    reading,
    history,
    { from: resetsAt - lengthMs, to: observedAt, level: 1, held: null },
    tuning,
  );
  const level = levelOf(used, before.at(-1)?.all ?? 0, tuning);
  const held = heldRate(history, observedAt);
  const path = walk(reading, history, { from: observedAt, to: resetsAt, level, held }, tuning);
  return {
    usedBy: (instant, share) =>
      used + quantileOf(expectedBy(path, instant), used, history.burst, tuning, share),
  };
}

/** The rate of the last hour, while it is recent. */
function heldRate({ recent }: PaceHistory, observedAt: number): number | null {
  return recent !== null && Math.abs(observedAt - recent.at) <= RECENT_MS ? recent.hour : null;
}

/** The expected use from the start of a walk until an instant (epoch ms). */
interface Step extends Expected {
  readonly until: number;
}

interface Way {
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly held: number | null;
}

/** Sums up the expected use, hour by hour and part by part of the period. */
function walk(
  { resetsAt, lengthMs }: Reading,
  { rates, shape, offsets }: PaceHistory,
  { from, to, level, held: heldRate }: Way,
  { hold, holdHours }: Tuning,
): readonly Step[] {
  const partMs = lengthMs / shape.length;
  const start = resetsAt - lengthMs;
  const steps: Step[] = [{ until: from, all: 0, held: 0 }];
  let [all, held] = [0, 0];
  for (let at = from; at < to;) {
    const part = Math.floor((at - start) / partMs);
    const until = Math.min(to, (Math.floor(at / HOUR) + 1) * HOUR, Math.ceil(start + (part + 1) * partMs));
    const hours = (until - at) / HOUR;
    const usual = level * (shape[part] ?? 1) * (rates[slotOf(offsets, at)] ?? 0);
    const sinceReading = ((at + until) / 2 - from) / HOUR;
    const share = heldRate === null ? 0 : hold * Math.exp(-sinceReading / holdHours);
    held += hours * share * (heldRate ?? 0);
    all += hours * ((1 - share) * usual + share * (heldRate ?? 0));
    steps.push({ until, all, held });
    at = until;
  }
  return steps;
}

function expectedBy(path: readonly Step[], instant: number): Expected {
  let before: Step = { until: instant, all: 0, held: 0 };
  for (const step of path) {
    if (step.until >= instant) {
      const length = step.until - before.until;
      const share = length > 0 ? Math.max(0, (instant - before.until) / length) : 1;
      const mix = (a: number, b: number) => a + share * (b - a);
      return { all: mix(before.all, step.all), held: mix(before.held, step.held) };
    }
    before = step;
  }
  return before;
}
