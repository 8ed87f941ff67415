import { ANSWERS_UNTIL_NONE, FIVE_HOUR } from '../../usage/five-hour';
import type { TrackedWindow, TrackerState } from '../tracker-state';

/**
 * Marks a 5-hour window that may disappear at any time: the plan may have none, or the window appears after complete
 * answers without one. A mark ends with its period, unless the plan renews it.
 *
 * @param before the state before the observation
 */
export function markLeaving(
  windows: readonly TrackedWindow[],
  before: TrackerState,
  planLacksIt: boolean,
): readonly TrackedWindow[] {
  const wasKnown = before.windows.some(({ id }) => id === FIVE_HOUR);
  const appears = !wasKnown && (before.withoutFiveHour ?? 0) >= ANSWERS_UNTIL_NONE;
  const mayLeave = appears ? 'appeared' : planLacksIt ? 'plan' : undefined;
  if (mayLeave === undefined) return windows;
  return windows.map((window) =>
    window.id === FIVE_HOUR && window.mayLeave === undefined ? { ...window, mayLeave } : window,
  );
}
