import { keepLimitMode } from '../limit-mode/saved-mode';
import type { KeptLimitMode } from '../limit-mode/limit-mode';
import { limitModeAt } from '../limit-mode/mode-view';
import type { AccountEvent, Observation, UsageEvent } from '../usage/usage';
import { accountEvent } from '../usage/usage-event';
import { severityOf, windowLengthMs } from '../usage/windows';
import { hasEnded } from './window/anchor';
import type { TrackedWindow, TrackerState } from './tracker-state';

/** What a refused request is answered with. */
const REFUSED = 429;

/** How Claude goes on at a limit, after an observation; `state` has the observation's windows already. */
export function limitModeAfter(
  state: TrackerState,
  observation: Observation,
  at: number,
  now: number,
): { readonly limitMode: KeptLimitMode; readonly events: readonly UsageEvent[] } {
  const { limitMode: said, source, fresh } = observation;
  const full = state.windows.filter((window) => isFull(window, now));
  const before = state.limitMode;
  if (said === undefined || !fresh)
    return {
      limitMode: full.length > 0 || before.told === null ? before : { ...before, told: null },
      events: [],
    };
  const kept = keepLimitMode(before, said, { source, at, full });
  const told = full.length === 0 ? null : wayAfter(kept, observation, now);
  // An answer without a word about it came through all the same: only a refusal ends a way to go on.
  if (told === before.told || (told === null && full.length > 0 && observation.httpStatus !== REFUSED))
    return { limitMode: { ...kept, told: before.told }, events: [] };
  const event = accountEvent(told === null ? 'held_back' : kinds[told], state.account, at);
  return { limitMode: { ...kept, told }, events: full.length === 0 ? [] : [event] };
}

type Way = NonNullable<KeptLimitMode['told']>;

const kinds: Readonly<Record<Way, AccountEvent['kind']>> = {
  grace: 'grace_started',
  low_priority: 'low_priority_started',
  extra: 'extra_usage_started',
};

function wayAfter(kept: KeptLimitMode, { httpStatus }: Observation, now: number): Way | null {
  const { mode, extra } = limitModeAt(kept, true, now);
  if (mode !== 'normal') return mode;
  return extra.inUse === true && httpStatus !== REFUSED ? 'extra' : null;
}

/** Whether a window that can stop its user is full, or refused by Claude, and not past its reset. */
function isFull(window: TrackedWindow, now: number): boolean {
  const severity = severityOf(window.utilization, window.floor.severity);
  return severity === 'reached' && !hasEnded(window, now) && windowLengthMs(window.id) !== null;
}
