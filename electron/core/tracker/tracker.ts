import { nothingKept } from '../limit-mode/saved-mode';
import { passTime } from './clock-step';
import type { Context } from './events';
import { withCauses } from './early-reset';
import { factsAfter } from './account-facts';
import { applyReading } from './window/merge';
import { withLeaving } from './window/leaving';
import { limitModeAfter } from './mode-change';
import { withoutMissing } from './window/missing';
import { arrivalOf, readingOf } from './window/reading';
import { isQuestion } from './window/repeatable';
import type { TrackedWindow, TrackerOptions, TrackerState, TrackerStep } from './tracker-state';
import { mayRepeat, type Observation, type UsageEvent } from '../usage/usage';
import { accountEvent } from '../usage/usage-event';
import { compareWindows } from '../usage/windows';

export { reviveTracker } from './load-state';
export type { TrackedView, TrackerOptions, TrackerState, TrackerStep } from './tracker-state';
export { newestShown, readWindows } from './read-windows';

/** A tracker that knows nothing yet about an account. */
export function emptyTracker(account: string): TrackerState {
  return {
    version: 1,
    account,
    windows: [],
    extraUsage: null,
    breakdown: null,
    bankedResets: null,
    promoCredits: null,
    limitMode: nothingKept,
    organizationId: null,
    newest: null,
    completeAt: null,
    clock: null,
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
  const events = state.newest === null ? [] : [accountEvent('account_switched', observation.account, at)];
  return takeIn({ state: fresh, events }, observation, at, now, options);
}

/** A cached, late or estimated word about another account is no proof that somebody else signed in. */
function maySwitch(state: TrackerState, observation: Observation, at: number): boolean {
  const isLate = state.newest !== null && at < state.newest.observedAt;
  const { source, fresh } = observation;
  return fresh && source !== 'local_estimate' && !mayRepeat(source) && !isLate;
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
  const windows = withLeaving(merged.windows, before.state, options.lacksFiveHour === true);
  const merely = { ...before.state, windows };
  const missing = withoutMissing(merely, observation, at, now);
  const state = { ...merely, ...factsAfter(merely, observation, at), ...missing.state };
  const { limitMode, events } = limitModeAfter(state, observation, at, now);
  const causes = withCauses(merged.events, before.state, state, now);
  return {
    state: { ...state, limitMode, newest: newestAfter(state, observation) },
    events: [...before.events, ...causes, ...missing.events, ...events],
  };
}

/**
 * Whether an observation gives reason to ask the API: a status line that says less than is on show may be right, and
 * may not lower it by itself.
 */
export function raisesQuestion(state: TrackerState, observation: Observation, now: number): boolean {
  if (observation.account !== state.account) return false;
  const at = arrivalOf(observation, now);
  return observation.windows.some((said) => {
    const known = state.windows.find((window) => window.id === said.id);
    return known !== undefined && isQuestion(known, readingOf(said, observation, at), now);
  });
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

/**
 * The newest value that is on record: an answer that is set aside, or that says nothing, makes nothing newer. Of two
 * of the same moment the one just taken in counts.
 */
function newestAfter(state: TrackerState, { source }: Observation): TrackerState['newest'] {
  const { windows, extraUsage, breakdown, bankedResets, promoCredits } = state;
  const others = [extraUsage, breakdown, bankedResets, promoCredits].filter((fact) => fact !== null);
  return [...windows, ...others].reduce<TrackerState['newest']>((newest, value) => {
    const isNewer = newest === null || value.observedAt > newest.observedAt;
    const isJustSaid = newest?.observedAt === value.observedAt && value.source === source;
    return isNewer || isJustSaid ? { source: value.source, observedAt: value.observedAt } : newest;
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
