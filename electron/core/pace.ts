import type { Pace, PercentRange } from './snapshot-types';

/** What a window's pace is made from. All instants are epoch ms. */
export interface PaceInput {
  /** Percent used at `observedAt`; `null` when unknown. */
  readonly utilization: number | null;
  readonly resetsAt: number | null;
  /** How long the window lasts; `null` for allowances whose length nobody tells. */
  readonly lengthMs: number | null;
  readonly now: number;
  readonly observedAt: number;
  readonly stale: boolean;
}

/** Before this share of a window one burst looks like a trend. 3 %: facts/anthropic-api.md §8.10. */
const TOO_EARLY = 0.03;

/**
 * Use comes in bursts: runs of the agent, with pauses, meals and nights between. The model is a Poisson
 * process of bursts of BURST percent each, with a rate that is itself known only from the bursts seen so
 * far. After a share e of the window with u percent used, the use in a further share h has
 *   mean u·h/e   and   variance BURST·(u + BURST)·(h/e)·(1 + h/e);
 * `+ BURST` keeps "nothing used yet" from meaning "nothing will be". The range is SURE standard deviations
 * to each side (19 of 20 outcomes lie above its low end), so it narrows as the window goes on. The rate is
 * per wall-clock time: a rate over active hours alone predicts far too early (facts/anthropic-api.md §8.10).
 * BURST keeps all of Claude Code's own early-warning points (facts/anthropic-api.md §4) on the sure side.
 */
const BURST = 1.5;
const SURE = 1.645;

const unknown: Pace = { verdict: 'unknown', atReset: null, runsOutAt: null, runsOutBetween: null };

/**
 * Whether a window lasts until its reset, at the pace from its start to the reading. `runs_out` only when
 * it is sure (`low` ≥ 100), `lasts` when the middle stays below 100; in between the verdict is `unknown`
 * with a range. Nothing is said of a window that is stale, unknown, past its reset, longer than it can be
 * or younger than 3 %. One that has reached 100 ran out when that was seen.
 */
export function paceOf(input: PaceInput): Pace {
  const { utilization, resetsAt, lengthMs, now, observedAt, stale } = input;
  if (utilization === null || resetsAt === null || stale || now >= resetsAt) return unknown;
  const used = Math.max(0, utilization);
  if (used >= 100) return reached(used, observedAt);
  const elapsed = lengthMs === null ? 0 : 1 - (resetsAt - observedAt) / lengthMs;
  if (lengthMs === null || elapsed < TOO_EARLY || elapsed >= 1) return unknown;
  const atReset = rangeAtReset(used, elapsed);
  if (atReset.low >= 100) return runsOut(used, elapsed * lengthMs, input.observedAt, resetsAt, atReset);
  return { ...unknown, verdict: atReset.mid < 100 ? 'lasts' : 'unknown', atReset };
}

function reached(used: number, observedAt: number): Pace {
  return {
    verdict: 'runs_out',
    atReset: { low: used, mid: used, high: used },
    runsOutAt: observedAt,
    runsOutBetween: { from: observedAt, to: observedAt },
  };
}

/** Rounded to tenths, so that a reading that says the same makes the same snapshot. */
function rangeAtReset(used: number, elapsed: number): PercentRange {
  const mid = used / elapsed;
  const spread = Math.sqrt(burstVariance(used) * (1 - elapsed)) / elapsed;
  const shown = (percent: number) => Math.max(used, Math.round(percent * 10) / 10);
  return { low: shown(mid - spread), mid: shown(mid), high: shown(mid + spread) };
}

/**
 * When 100 is crossed: with x = h/e the bounds u·x ± √(v·x·(1 + x)) meet what is left at the two roots of
 * one quadratic, the earliest and the latest time; the mean meets it between them.
 */
function runsOut(
  used: number,
  elapsedMs: number,
  observedAt: number,
  resetsAt: number,
  atReset: PercentRange,
): Pace {
  const left = 100 - used;
  const variance = burstVariance(used);
  const a = used * used - variance;
  const b = 2 * left * used + variance;
  const root = Math.sqrt(b * b - 4 * a * left * left);
  const at = (x: number) => Math.min(resetsAt, Math.round(observedAt + x * elapsedMs));
  return {
    verdict: 'runs_out',
    atReset,
    runsOutAt: at(left / used),
    runsOutBetween: { from: at((2 * left * left) / (b + root)), to: at((b + root) / (2 * a)) },
  };
}

function burstVariance(used: number): number {
  return SURE * SURE * BURST * (used + BURST);
}
