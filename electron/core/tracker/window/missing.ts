import { ANSWERS_UNTIL_NONE, FIVE_HOUR } from '../../usage/five-hour';
import type { Observation, UsageEvent } from '../../usage/usage';
import { hasEnded } from './anchor';
import { windowEvent } from '../events';
import type { TrackedWindow, TrackerState } from '../tracker-state';

/** A window is gone after this many complete answers in a row without it (another plan, another seat). */
const MISSES_UNTIL_GONE = 3;

interface Missing {
  readonly state: Pick<TrackerState, 'windows' | 'completeAt' | 'withoutFiveHour'>;
  /** The end of limits whose windows are gone. */
  readonly events: readonly UsageEvent[];
}

/**
 * Counts, for each window, the complete answers that do not name it, and drops the windows that are gone. Only the
 * API's answer is complete; headers name only the windows of one request. An empty answer proves nothing. A window that
 * disappears raises no reset, since no new period begins.
 */
export function withoutMissing(
  state: TrackerState,
  observation: Observation,
  at: number,
  now: number,
): Missing {
  const { windows, completeAt, withoutFiveHour = 0 } = state;
  const isNew = observation.fresh && (completeAt === null || at > completeAt);
  const hasContent = observation.windows.length > 0 || (observation.extraUsage ?? null) !== null;
  if (observation.source !== 'official_api' || !isNew || !hasContent)
    return { state: { windows, completeAt, withoutFiveHour }, events: [] };
  const named = new Set(observation.windows.map((window) => window.id));
  const counted = windows.map((window) => count(window, named.has(window.id), now));
  const gone = counted.filter(isGone);
  // A 5-hour window that is gone counts as absent at once: earlier answers without it have proved that.
  const least = gone.some(({ id }) => id === FIVE_HOUR) ? ANSWERS_UNTIL_NONE : 0;
  return {
    state: {
      windows: counted.filter((window) => !isGone(window)),
      completeAt: at,
      withoutFiveHour: named.has(FIVE_HOUR) ? 0 : Math.max(least, withoutFiveHour + 1),
    },
    events: gone.flatMap((window) => clearedOf(window, state.account, at)),
  };
}

function count(window: TrackedWindow, isNamed: boolean, now: number): TrackedWindow {
  if (isNamed) return { ...window, listed: true, missed: 0 };
  // The API's answers do not end a window that only headers have named, until its reset has passed.
  const counts = window.listed || hasEnded(window, now);
  return counts ? { ...window, missed: window.missed + 1 } : window;
}

/** One answer is enough for a temporary limit, since it is expected to disappear. */
function isGone({ missed, mayLeave }: TrackedWindow): boolean {
  return missed >= (mayLeave === undefined ? MISSES_UNTIL_GONE : 1);
}

function clearedOf(window: TrackedWindow, account: string, at: number): readonly UsageEvent[] {
  if (window.said.limit !== 'reached') return [];
  const when = Math.min(at, window.resetsAt ?? at);
  return [windowEvent('limit_cleared', window, account, { at: when, value: null })];
}
