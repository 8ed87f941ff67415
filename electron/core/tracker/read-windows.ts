import type { WindowPhase } from '../snapshot/snapshot-types';
import { compareWindows, severityOf, windowLengthMs } from '../usage/windows';
import { hasEnded } from './window/anchor';
import type { TrackedView, TrackedWindow, TrackerState } from './tracker-state';

/** The windows at `now` (epoch ms), in the order of `compareWindows`. */
export function readWindows(
  state: TrackerState,
  now: number,
  options: { readonly staleAfterMs: number },
): readonly TrackedView[] {
  return state.windows.map((window) => viewOf(window, now, options.staleAfterMs)).sort(compareWindows);
}

/**
 * Source and moment of the newest value that is on screen at `now`. Where no value is shown (all resets have passed),
 * those of the newest value in the state; `null` before the first.
 */
export function newestShown(state: TrackerState, now: number): TrackerState['newest'] {
  const { extraUsage, newest: recorded } = state;
  const windows = state.windows.filter(
    (window) => window.utilization !== null && !hasEnded(window, now) && window.source !== 'local_estimate',
  );
  const shown = [...windows, ...(extraUsage?.value ? [extraUsage] : [])];
  const isRecordedShown = shown.some(
    ({ source, observedAt }) => source === recorded?.source && observedAt === recorded.observedAt,
  );
  if (isRecordedShown) return recorded;
  return (
    shown.reduce<TrackerState['newest']>(
      (newest, { source, observedAt }) =>
        newest === null || observedAt > newest.observedAt ? { source, observedAt } : newest,
      null,
    ) ?? recorded
  );
}

function viewOf(window: TrackedWindow, now: number, staleAfterMs: number): TrackedView {
  const { id, label, resetsAt, source, observedAt } = window;
  const { utilization: reported, httpStatus, rawResetsAt, exactReset } = window;
  const phase = phaseOf(window, now);
  const isOver = phase === 'reset_due';
  // After the reset the old percent is no longer true, and the new one is unknown until a reading.
  const utilization = isOver ? null : window.utilization;
  return {
    id,
    label,
    utilization,
    phase,
    resetsAt,
    startedAt: phase === 'running' ? startOf(window) : null,
    severity: isOver ? 'normal' : severityOf(utilization, window.floor.severity),
    source,
    observedAt,
    stale: isOver || now - observedAt > staleAfterMs,
    reachedAt: isOver ? null : window.reachedAt,
    firstAt: isOver ? null : window.firstAt,
    roseAt: isOver ? null : window.roseAt,
    reported,
    httpStatus,
    rawResetsAt,
    exactReset,
  };
}

function phaseOf(window: TrackedWindow, now: number): WindowPhase {
  // A window with use but without a reset is running; its end is unknown.
  if (window.resetsAt === null)
    return window.notStarted && !((window.utilization ?? 0) > 0) ? 'not_started' : 'unknown';
  return hasEnded(window, now) ? 'reset_due' : 'running';
}

function startOf({ id, resetsAt }: TrackedWindow): number | null {
  const length = windowLengthMs(id);
  return resetsAt === null || length === null ? null : resetsAt - length;
}
