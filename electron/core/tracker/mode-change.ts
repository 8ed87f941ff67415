import { recordLimitMode } from '../limit-mode/saved-mode';
import type { SavedLimitMode } from '../limit-mode/limit-mode';
import { limitModeAt } from '../limit-mode/mode-view';
import type { AccountEvent, Observation, UsageEvent } from '../usage/usage';
import { accountEvent } from '../usage/usage-event';
import { severityOf, windowLengthMs } from '../usage/windows';
import { hasEnded } from './window/anchor';
import type { TrackedWindow, TrackerState } from './tracker-state';

/** The HTTP status of a refused request. */
const REFUSED = 429;

/**
 * How Claude goes on at a limit, after an observation, and the event of a change.
 *
 * @param state the state that already has the observation's windows
 */
export function limitModeAfter(
  state: TrackerState,
  observation: Observation,
  at: number,
  now: number,
): { readonly limitMode: SavedLimitMode; readonly events: readonly UsageEvent[] } {
  const { limitMode: reading, source, fresh } = observation;
  const full = state.windows.filter((window) => isFull(window, now));
  const before = state.limitMode;
  if (reading === undefined || !fresh)
    return {
      limitMode: full.length > 0 || before.told === null ? before : { ...before, told: null },
      events: [],
    };
  const saved = recordLimitMode(before, reading, { source, at, full });
  const way = full.length === 0 ? null : wayAfter(saved, observation, now);
  // A response that does not name the way was still answered: only a refusal ends it.
  if (way === before.told || (way === null && full.length > 0 && observation.httpStatus !== REFUSED))
    return { limitMode: { ...saved, told: before.told }, events: [] };
  const event = accountEvent(way === null ? 'held_back' : kinds[way], state.account, at);
  return { limitMode: { ...saved, told: way }, events: full.length === 0 ? [] : [event] };
}

type Way = NonNullable<SavedLimitMode['told']>;

const kinds: Readonly<Record<Way, AccountEvent['kind']>> = {
  grace: 'grace_started',
  low_priority: 'low_priority_started',
  extra: 'extra_usage_started',
};

function wayAfter(saved: SavedLimitMode, { httpStatus }: Observation, now: number): Way | null {
  const { mode, extra } = limitModeAt(saved, true, now);
  if (mode !== 'normal') return mode;
  return extra.inUse === true && httpStatus !== REFUSED ? 'extra' : null;
}

/** Whether a window of known length is full, or Claude refuses requests because of it, before its reset. */
function isFull(window: TrackedWindow, now: number): boolean {
  const severity = severityOf(window.utilization, window.floor.severity);
  return severity === 'reached' && !hasEnded(window, now) && windowLengthMs(window.id) !== null;
}
