import { noSavedMode } from '../limit-mode/saved-mode';
import { passTime } from './clock-step';
import type { Context } from './events';
import { withCauses } from './early-reset';
import { factsAfter } from './account-facts';
import { applyReading } from './window/merge';
import { markLeaving } from './window/leaving';
import { limitModeAfter } from './mode-change';
import { withoutMissing } from './window/missing';
import { arrivalOf, readingOf } from './window/reading';
import { isWorthRequest } from './window/repeatable';
import type { TrackedWindow, TrackerOptions, TrackerState, TrackerStep } from './tracker-state';
import { mayRepeat, type Observation, type UsageEvent } from '../usage/usage';
import { accountEvent } from '../usage/usage-event';
import { compareWindows } from '../usage/windows';

export { reviveTracker } from './load-state';
export type { TrackedView, TrackerOptions, TrackerState, TrackerStep } from './tracker-state';
export { newestShown, readWindows } from './read-windows';

/** The state of an account before its first observation. */
export function emptyTracker(account: string): TrackerState {
  return {
    version: 1,
    account,
    windows: [],
    extraUsage: null,
    breakdown: null,
    bankedResets: null,
    promoCredits: null,
    limitMode: noSavedMode,
    organizationId: null,
    newest: null,
    completeAt: null,
    clock: null,
  };
}

/**
 * The state at `now` (epoch ms), without new data. Raises the resets that came due while the clock ran steadily and no
 * source could be reached. Call it at least every ten minutes while the machine is awake.
 */
export function advance(state: TrackerState, now: number): TrackerStep {
  return passTime(state, now);
}

/**
 * Records one observation at `now` (epoch ms). The same observation again changes nothing. An observation of another
 * account starts an empty state and raises one `account_switched` event.
 */
export function observe(
  state: TrackerState,
  observation: Observation,
  now: number,
  options: TrackerOptions,
): TrackerStep {
  const at = arrivalOf(observation, now);
  const timed = passTime(state, now);
  if (observation.account === state.account) return recordObservation(timed, observation, at, now, options);
  if (!maySwitch(timed.state, observation, at)) return timed;
  const fresh = { ...emptyTracker(observation.account), clock: timed.state.clock };
  // Before the first data this is no switch: the account's key was not known yet.
  const events = state.newest === null ? [] : [accountEvent('account_switched', observation.account, at)];
  return recordObservation({ state: fresh, events }, observation, at, now, options);
}

/** Whether an observation proves that another account signed in. A cached, late or estimated one does not. */
function maySwitch(state: TrackerState, observation: Observation, at: number): boolean {
  const isLate = state.newest !== null && at < state.newest.observedAt;
  const { source, fresh } = observation;
  return fresh && source !== 'local_estimate' && !mayRepeat(source) && !isLate;
}

function recordObservation(
  before: TrackerStep,
  observation: Observation,
  at: number,
  now: number,
  options: TrackerOptions,
): TrackerStep {
  const { account } = before.state;
  const context = { now, thresholds: thresholdsOf(options), account };
  const merged = mergeWindows(before.state.windows, observation, at, context);
  const windows = markLeaving(merged.windows, before.state, options.lacksFiveHour === true);
  const withWindows = { ...before.state, windows };
  const missing = withoutMissing(withWindows, observation, at, now);
  const state = { ...withWindows, ...factsAfter(withWindows, observation, at), ...missing.state };
  const { limitMode, events } = limitModeAfter(state, observation, at, now);
  const causes = withCauses(merged.events, before.state, state, now);
  return {
    state: { ...state, limitMode, newest: newestAfter(state, observation) },
    events: [...before.events, ...causes, ...missing.events, ...events],
  };
}

/**
 * Whether an observation is a reason to request Anthropic's API: a status line with a lower percent than the one on
 * screen may be right, but does not lower it without the API's answer.
 */
export function callsForRequest(state: TrackerState, observation: Observation, now: number): boolean {
  if (observation.account !== state.account) return false;
  const at = arrivalOf(observation, now);
  return observation.windows.some((limit) => {
    const tracked = state.windows.find((window) => window.id === limit.id);
    return tracked !== undefined && isWorthRequest(tracked, readingOf(limit, observation, at), now);
  });
}

function mergeWindows(
  windows: readonly TrackedWindow[],
  observation: Observation,
  at: number,
  context: Context,
): { readonly windows: readonly TrackedWindow[]; readonly events: readonly UsageEvent[] } {
  return [...observation.windows].sort(compareWindows).reduce<ReturnType<typeof mergeWindows>>(
    (merged, limit) => {
      const tracked = merged.windows.find((window) => window.id === limit.id);
      const step = applyReading(tracked, readingOf(limit, observation, at), context);
      if (step.window === tracked) return merged;
      const others = merged.windows.filter((window) => window.id !== limit.id);
      return {
        windows: [...others, step.window].sort(compareWindows),
        events: [...merged.events, ...step.events],
      };
    },
    { windows, events: [] },
  );
}

/**
 * Source and moment of the newest value in the state. An answer that is rejected or empty changes nothing. Of two
 * values of the same moment, the one of this observation counts.
 */
function newestAfter(state: TrackerState, { source }: Observation): TrackerState['newest'] {
  const { windows, extraUsage, breakdown, bankedResets, promoCredits } = state;
  const others = [extraUsage, breakdown, bankedResets, promoCredits].filter((fact) => fact !== null);
  return [...windows, ...others].reduce<TrackerState['newest']>((newest, value) => {
    const isNewer = newest === null || value.observedAt > newest.observedAt;
    const isOfObservation = newest?.observedAt === value.observedAt && value.source === source;
    return isNewer || isOfObservation ? { source: value.source, observedAt: value.observedAt } : newest;
  }, state.newest);
}

function thresholdsOf({ thresholds, windowThresholds = {} }: TrackerOptions): Context['thresholds'] {
  const common = ascending(thresholds);
  const own = new Map(Object.entries(windowThresholds).map(([id, list]) => [id, ascending(list)]));
  return (window) => own.get(window) ?? common;
}

function ascending(thresholds: readonly number[]): readonly number[] {
  const usable = thresholds.filter((threshold) => threshold > 0);
  return [...new Set(usable)].sort((a, b) => a - b);
}
