import { passTime } from './tracker/clock';
import type { Context } from './tracker/events';
import { factsAfter } from './tracker/facts';
import { applyReading } from './tracker/merge';
import { withoutMissing } from './tracker/missing';
import { arrivalOf, readingOf } from './tracker/reading';
import type { TrackedWindow, TrackerOptions, TrackerState, TrackerStep } from './tracker/types';
import type { Observation, UsageEvent } from './usage';
import { compareWindows } from './windows';

export { reviveTracker } from './tracker/revive';
export type { TrackedView, TrackerOptions, TrackerState, TrackerStep } from './tracker/types';
export { readWindows } from './tracker/view';

/** A tracker that knows nothing yet about an account. */
export function emptyTracker(account: string): TrackerState {
  return {
    ...{ version: 1, account, windows: [], extraUsage: null, breakdown: null, bankedResets: null },
    ...{ organizationId: null, newest: null, completeAt: null, clock: null },
  };
}

/**
 * Time passes without data; call it at least every ten minutes while awake. Tells resets that came due
 * while the clock ran steadily and no source could be reached.
 */
export function advance(state: TrackerState, now: number): TrackerStep {
  return passTime(state, now);
}

/**
 * Takes in one observation at the moment `now` (epoch ms). The same one again changes nothing. Of another
 * account it starts afresh: one `account_switched`, and no other event.
 */
export function observe(
  state: TrackerState,
  observation: Observation,
  now: number,
  options: TrackerOptions,
): TrackerStep {
  const at = arrivalOf(observation, now);
  const timed = passTime(state, now);
  if (observation.account === state.account) return takeIn(timed, observation, at, now, options);
  if (!maySwitch(timed.state, observation, at)) return timed;
  const fresh = { ...emptyTracker(observation.account), clock: timed.state.clock };
  // Before the first data there is nobody to switch from: the account's key was merely not known yet.
  const events = state.newest === null ? [] : [switchEvent(observation.account, at)];
  return takeIn({ state: fresh, events }, observation, at, now, options);
}

/** A cached, late or estimated word about another account is no proof that somebody else signed in. */
function maySwitch(state: TrackerState, observation: Observation, at: number): boolean {
  const isLate = state.newest !== null && at < state.newest.observedAt;
  return observation.fresh && observation.source !== 'local_estimate' && !isLate;
}

function switchEvent(account: string, at: number): UsageEvent {
  return { kind: 'account_switched', at, window: null, value: null, early: false, account };
}

function takeIn(
  before: TrackerStep,
  observation: Observation,
  at: number,
  now: number,
  options: TrackerOptions,
): TrackerStep {
  const { account } = before.state;
  const context = { now, thresholds: thresholdsOf(options), account };
  const merged = mergeWindows(before.state.windows, observation, at, context);
  const state = { ...before.state, windows: merged.windows };
  return {
    state: {
      ...state,
      ...factsAfter(state, observation, at),
      ...withoutMissing(state, observation, at, now),
      newest: newestAfter(state, observation, at, merged.windows !== before.state.windows),
    },
    events: [...before.events, ...merged.events],
  };
}

function mergeWindows(
  windows: readonly TrackedWindow[],
  observation: Observation,
  at: number,
  context: Context,
): { readonly windows: readonly TrackedWindow[]; readonly events: readonly UsageEvent[] } {
  return [...observation.windows].sort(compareWindows).reduce<ReturnType<typeof mergeWindows>>(
    (so, said) => {
      const known = so.windows.find((window) => window.id === said.id);
      const step = applyReading(known, readingOf(said, observation, at), context);
      if (step.window === known) return so;
      const others = so.windows.filter((window) => window.id !== said.id);
      return {
        windows: [...others, step.window].sort(compareWindows),
        events: [...so.events, ...step.events],
      };
    },
    { windows, events: [] },
  );
}

/** A reading counts as the newest if a live source gave it, or if a window took something from it. */
function newestAfter(
  state: TrackerState,
  observation: Observation,
  at: number,
  hasTaken: boolean,
): TrackerState['newest'] {
  const isLive = observation.fresh && observation.source !== 'local_estimate';
  const isNewer = state.newest === null || at >= state.newest.observedAt;
  return isNewer && (isLive || hasTaken) ? { source: observation.source, observedAt: at } : state.newest;
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
