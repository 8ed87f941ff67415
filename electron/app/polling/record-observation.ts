import { mayLackFiveHour } from '../../core/usage/five-hour';
import { emptyTracker, observe, type TrackerOptions, type TrackerState } from '../../core/tracker/tracker';
import { mayRepeat, type Account, type Observation, type UsageEvent } from '../../core/usage/usage';
import type { Facts } from '../../core/snapshot/snapshot';
import type { History } from '../../history/history';
import type { Clock } from '../clock/clock';
import { saveForecasts } from '../pace/save-forecasts';
import { storedAccount, type SavedState } from '../accounts/saved-state';
import type { LearnedPace } from '../pace/learned-pace';
import type { Log } from '../log';
import type { Store } from '../accounts/store';

/** The parts of one config folder that an observation passes through. */
export interface RecordParts {
  readonly history: History;
  readonly saved: SavedState;
  readonly pace: Pick<LearnedPace, 'of'>;
  readonly store: Store;
  readonly thresholds: () => TrackerOptions;
  /** Whether another config folder is signed in to this account too. */
  readonly isShared: (account: string) => boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly onEvents: (events: readonly UsageEvent[]) => void;
}

/** The facts that come with an observation. */
export interface ObservationContext {
  /** By how much the server's clock is ahead of this computer's, ms; `null`: unknown. */
  readonly serverAheadMs: number | null;
  /** Further values to save, by name. */
  readonly keep: Readonly<Record<string, unknown>>;
  readonly facts: Partial<Facts>;
  /** False for one without anything new: it is shown, and no row is stored. */
  readonly worthStoring: boolean;
}

/** Records an observation of an account that is signed in. */
export type RecordObservation = (
  observation: Observation,
  account: Account,
  context: ObservationContext,
) => void;

/** Records an observation: tracker, history, store. Every source uses this function. */
export function recordObservation(
  parts: RecordParts,
  observation: Observation,
  account: Account,
  context: ObservationContext,
): void {
  const { store, history, saved, clock, log } = parts;
  const before = latestTracker(parts, account.key) ?? emptyTracker(account.key);
  const { state, events } = observe(before, observation, clock.now(), {
    ...parts.thresholds(),
    lacksFiveHour: mayLackFiveHour(account.plan),
  });
  const keep = {
    [saved.names.account]: storedAccount(account),
    [saved.names.tracker(account.key)]: state,
    ...context.keep,
  };
  const isRepeatable = mayRepeat(observation.source);
  const stored = isRepeatable ? newsOf(observation, before, state) : observation;
  const isOld = isRepeatable && stored.windows.length === 0 && isSameMoney(before, state);
  if ((context.worthStoring && !isOld) || events.length > 0) {
    try {
      history.append({ observation: stored, account, events, serverAheadMs: context.serverAheadMs, keep });
    } catch (error) {
      log.error('the reading could not be stored', { error: String(error) });
    }
  }
  const habits = parts.pace.of(account.key);
  store.update({ account, tracker: state, ...habits, ...context.facts });
  const { serverAheadMs } = context;
  const confirmedNow = serverAheadMs === null ? null : observation.observedAt + serverAheadMs;
  try {
    saveForecasts(history, account.key, store.snapshot().windows, habits.paceHistory, confirmedNow);
  } catch (error) {
    log.error('the forecasts could not be stored', { error: String(error) });
  }
  parts.onEvents(events);
}

/**
 * The newest tracker state of an account; `null`: there is none. If two config folders share the account, the other one
 * may have saved a newer one: each event is raised once, by the folder that sees it first.
 */
export function latestTracker(
  { store, saved, isShared }: Pick<RecordParts, 'store' | 'saved' | 'isShared'>,
  account: string,
): TrackerState | null {
  const { tracker } = store.facts();
  const own = tracker?.account === account ? tracker : null;
  if (own !== null && !isShared(account)) return own;
  const stored = saved.tracker(account);
  const at = (state: TrackerState | null) => state?.clock?.at ?? Number.NEGATIVE_INFINITY;
  return at(stored) > at(own) ? stored : own;
}

/** The part of a repeatable observation that the tracker used: an old value again is no sample. */
function newsOf(observation: Observation, before: TrackerState, after: TrackerState): Observation {
  const windows = observation.windows.filter(({ id }) => {
    const [was, is] = [before, after].map((state) => state.windows.find((window) => window.id === id));
    const isOwn = is?.source === observation.source && is.utilization !== null;
    return isOwn && (was?.observedAt !== is.observedAt || was.utilization !== is.utilization);
  });
  return { ...observation, windows };
}

function isSameMoney({ extraUsage: was }: TrackerState, { extraUsage: is }: TrackerState): boolean {
  return was?.observedAt === is?.observedAt && was?.value?.utilization === is?.value?.utilization;
}
