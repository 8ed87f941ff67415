import { keepLimitMode } from '../limit-mode/keep';
import type { Observation } from '../usage';
import { severityOf, windowLengthMs } from '../windows';
import { hasEnded } from './anchor';
import type { TrackedWindow, TrackerState } from './types';

/** How Claude goes on at a limit, after an observation; `state` has the observation's windows already. */
export function limitModeAfter(
  state: TrackerState,
  { limitMode, source, fresh }: Observation,
  at: number,
  now: number,
): Pick<TrackerState, 'limitMode'> {
  if (limitMode === undefined || !fresh) return { limitMode: state.limitMode };
  const full = state.windows.filter((window) => isFull(window, now));
  return { limitMode: keepLimitMode(state.limitMode, limitMode, { source, at, full }) };
}

/** Whether a window that can stop its user is full, or refused by Claude, and not past its reset. */
export function isFull(window: TrackedWindow, now: number): boolean {
  const severity = severityOf(window.utilization, window.floor.severity);
  return severity === 'reached' && !hasEnded(window, now) && windowLengthMs(window.id) !== null;
}
