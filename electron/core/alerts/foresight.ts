import { startsFrom } from '../same-reset';
import type { WindowView } from '../snapshot-types';
import type { AlertEvent } from './types';

/** The period of each window, by its reset, of which a run-out was told or noted. */
export type RunsOutMemory = Readonly<Record<string, number>>;

/** Younger than this share of the window, nothing is foreseen, whatever the pace says. */
const TOO_EARLY = 0.03;

export interface ForesightStep {
  readonly memory: RunsOutMemory;
  readonly events: readonly AlertEvent[];
}

/**
 * Which windows will surely be used up before their reset, each told once in its period however the pace wavers.
 *
 * @param ended ids of windows that were reset since the last look: a new period, also ahead of its time
 */
export function foresee(
  before: RunsOutMemory,
  windows: readonly WindowView[],
  ended: readonly string[],
  context: { readonly now: number; readonly account: string },
): ForesightStep {
  const known = Object.fromEntries(Object.entries(before).filter(([id]) => !ended.includes(id)));
  const news = windows.filter((window) => isSure(window) && isNewPeriod(window, known[window.id]));
  const noted = news.flatMap(({ id, resetsAt }) => (resetsAt === null ? [] : [[id, resetsAt] as const]));
  return {
    memory: { ...known, ...Object.fromEntries(noted) },
    events: news.map(({ id, utilization }) => ({
      kind: 'runs_out',
      at: context.now,
      window: id,
      value: utilization,
      early: false,
      account: context.account,
    })),
  };
}

/** Measured, live, old enough, below its limit, and the whole range of the run-out before the reset. */
function isSure(window: WindowView): boolean {
  const { pace, utilization, severity, phase, stale, estimate, source } = window;
  const { resetsAt, startedAt, observedAt } = window;
  if (resetsAt === null || startedAt === null || utilization === null) return false;
  const isMeasured = estimate === null && source !== 'local_estimate' && !stale && phase === 'running';
  const isOpen = utilization < 100 && severity !== 'reached';
  const isGrown = observedAt - startedAt >= TOO_EARLY * (resetsAt - startedAt);
  const isBefore = pace.runsOutBetween !== null && pace.runsOutBetween.to < resetsAt;
  return isMeasured && isOpen && isGrown && isBefore && pace.verdict === 'runs_out';
}

/** The window began when the remembered period was over; a reset that merely moved is no new period. */
function isNewPeriod({ startedAt }: WindowView, remembered: number | undefined): boolean {
  return remembered === undefined || (startedAt !== null && startsFrom(startedAt, remembered));
}
