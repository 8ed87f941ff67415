import type { Observation } from '../usage';
import { hasEnded } from './anchor';
import type { TrackedWindow, TrackerState } from './types';

/** After so many complete answers in a row without it, a window is gone (another plan, another seat). */
const MISSES_UNTIL_GONE = 3;

/**
 * Counts the windows that a complete answer does not name, and drops those that are gone. Only the API is
 * complete; headers name what a request touched. An answer that says nothing at all is no evidence.
 */
export function withoutMissing(
  state: TrackerState,
  observation: Observation,
  at: number,
  now: number,
): Pick<TrackerState, 'windows' | 'completeAt'> {
  const { windows, completeAt } = state;
  const isNew = observation.fresh && (completeAt === null || at > completeAt);
  const says = observation.windows.length > 0 || (observation.extraUsage ?? null) !== null;
  if (observation.source !== 'official_api' || !isNew || !says) return { windows, completeAt };
  const named = new Set(observation.windows.map((window) => window.id));
  const counted = windows.map((window) => count(window, named.has(window.id), now));
  return { windows: counted.filter((window) => window.missed < MISSES_UNTIL_GONE), completeAt: at };
}

function count(window: TrackedWindow, isNamed: boolean, now: number): TrackedWindow {
  if (isNamed) return { ...window, listed: true, missed: 0 };
  // One that only headers ever named is not the API's to end, until its reset has passed.
  const counts = window.listed || hasEnded(window, now);
  return counts ? { ...window, missed: window.missed + 1 } : window;
}
