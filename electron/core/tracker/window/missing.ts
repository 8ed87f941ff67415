import { ANSWERS_UNTIL_NONE, FIVE_HOUR } from '../../usage/five-hour';
import type { Observation, UsageEvent } from '../../usage/usage';
import { hasEnded } from './anchor';
import { windowEvent } from '../events';
import type { TrackedWindow, TrackerState } from '../tracker-state';

/** After so many complete answers in a row without it, a window is gone (another plan, another seat). */
const MISSES_UNTIL_GONE = 3;

interface Missing {
  readonly state: Pick<TrackerState, 'windows' | 'completeAt' | 'withoutFiveHour'>;
  /** A limit that held until its window went holds no more. */
  readonly events: readonly UsageEvent[];
}

/**
 * Counts the windows that a complete answer does not name, and drops those that are gone. Only the API is
 * complete; headers name what a request touched. An answer that says nothing at all is no evidence. A window that goes
 * has no reset: there is nothing to begin again with.
 */
export function withoutMissing(
  state: TrackerState,
  observation: Observation,
  at: number,
  now: number,
): Missing {
  const { windows, completeAt, withoutFiveHour = 0 } = state;
  const isNew = observation.fresh && (completeAt === null || at > completeAt);
  const says = observation.windows.length > 0 || (observation.extraUsage ?? null) !== null;
  if (observation.source !== 'official_api' || !isNew || !says)
    return { state: { windows, completeAt, withoutFiveHour }, events: [] };
  const named = new Set(observation.windows.map((window) => window.id));
  const counted = windows.map((window) => count(window, named.has(window.id), now));
  const gone = counted.filter(isGone);
  // One that has gone is known to be none: the answers before it appeared have said so already.
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
  // One that only headers ever named is not the API's to end, until its reset has passed.
  const counts = window.listed || hasEnded(window, now);
  return counts ? { ...window, missed: window.missed + 1 } : window;
}

/** Of a temporary limit one answer is enough: that it goes is what is expected of it. */
function isGone({ missed, mayLeave }: TrackedWindow): boolean {
  return missed >= (mayLeave === undefined ? MISSES_UNTIL_GONE : 1);
}

function clearedOf(window: TrackedWindow, account: string, at: number): readonly UsageEvent[] {
  if (window.said.limit !== 'reached') return [];
  const when = Math.min(at, window.resetsAt ?? at);
  return [windowEvent('limit_cleared', window, account, { at: when, value: null })];
}
