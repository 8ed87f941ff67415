import { ANSWERS_UNTIL_NONE, FIVE_HOUR } from '../../usage/five-hour';
import type { TrackedWindow, TrackerState } from '../tracker-state';

/**
 * Marks a 5-hour window that may leave at any time: of a plan that may be without one, or one that appears after
 * complete answers have said that there is none. A mark ends with its period, unless the plan renews it.
 *
 * @param before the state that the windows are the next one of
 */
export function withLeaving(
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
