import { startsFrom } from '../usage/same-reset';
import type { WindowView } from '../snapshot/snapshot-types';
import type { AlertEvent } from './alert';

/** For each window the reset (epoch ms) of the period in which its run-out was alerted or noted. */
export type RunsOutMemory = Readonly<Record<string, number>>;

/** The share of a window that must have passed before a run-out is alerted. */
const TOO_EARLY = 0.03;

export interface ForesightStep {
  readonly memory: RunsOutMemory;
  readonly events: readonly AlertEvent[];
}

/**
 * Finds the windows that will surely be used up before their reset. Each is alerted once in its period, also when the
 * forecast wavers.
 *
 * @param ended ids of windows that were reset since the last call, also ahead of time
 */
export function foresee(
  before: RunsOutMemory,
  windows: readonly WindowView[],
  ended: readonly string[],
  context: { readonly now: number; readonly account: string },
): ForesightStep {
  const current = Object.fromEntries(Object.entries(before).filter(([id]) => !ended.includes(id)));
  const news = windows.filter((window) => isSure(window) && isNewPeriod(window, current[window.id]));
  const noted = news.flatMap(({ id, resetsAt }) => (resetsAt === null ? [] : [[id, resetsAt] as const]));
  return {
    memory: { ...current, ...Object.fromEntries(noted) },
    events: news.flatMap(({ id, utilization }) => {
      if (utilization === null) return [];
      const { now: at, account } = context;
      return [{ kind: 'runs_out', at, window: id, value: utilization, early: false, account }];
    }),
  };
}

/** Whether a run-out is certain: a live, measured, running window whose whole range of run-out is before its reset. */
function isSure(window: WindowView): boolean {
  const { pace, utilization, severity, phase, stale, range, source } = window;
  const { resetsAt, startedAt, observedAt } = window;
  if (resetsAt === null || startedAt === null || utilization === null) return false;
  const isMeasured = range === null && source !== 'local_estimate' && !stale && phase === 'running';
  const isOpen = utilization < 100 && severity !== 'reached';
  const isGrown = observedAt - startedAt >= TOO_EARLY * (resetsAt - startedAt);
  const isBefore = pace.runsOutBetween !== null && pace.runsOutBetween.to < resetsAt;
  return isMeasured && isOpen && isGrown && isBefore && pace.verdict === 'runs_out';
}

/** Whether the window started after the remembered period ended. A reset that only moved starts no new period. */
function isNewPeriod({ startedAt }: WindowView, remembered: number | undefined): boolean {
  return remembered === undefined || (startedAt !== null && startsFrom(startedAt, remembered));
}
