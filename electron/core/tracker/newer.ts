import type { Observation } from '../usage/usage';
import type { Dated, TrackerState } from './tracker-state';

/**
 * The part of an observation that is newer than the state, whichever source the state's values came from; `null` if
 * none is. For a source that returns the same answer each time it is read.
 */
export function newerPart(observation: Observation, state: TrackerState | null): Observation | null {
  const { observedAt: at } = observation;
  const windows = observation.windows.filter(({ id }) => {
    const tracked = state?.windows.find((window) => window.id === id);
    return tracked === undefined || (tracked.observedAt < at && (tracked.doubtedAt ?? at - 1) < at);
  });
  const { extraUsage, breakdown, bankedResets, promoCredits, ...rest } = { ...observation, windows };
  const newer: Observation = {
    ...rest,
    ...(extraUsage !== undefined && isNewer(state?.extraUsage, at) ? { extraUsage } : {}),
    ...(breakdown !== undefined && isNewer(state?.breakdown, at) ? { breakdown } : {}),
    ...(bankedResets !== undefined && isNewer(state?.bankedResets, at) ? { bankedResets } : {}),
    ...(promoCredits !== undefined && isNewer(state?.promoCredits, at) ? { promoCredits } : {}),
  };
  const isNothing = windows.length === 0 && Object.keys(newer).length === Object.keys(rest).length;
  return isNothing ? null : newer;
}

function isNewer(fact: Dated<unknown> | null | undefined, at: number): boolean {
  return fact === null || fact === undefined || fact.observedAt < at;
}
