import type { Observation } from '../usage/usage';
import type { Dated, TrackerState } from './tracker-state';

/**
 * What of an observation is newer than all that is on record, whichever source said that; `null`: nothing. For a
 * source that is read again and again and hands on the same answer each time.
 */
export function newerPart(observation: Observation, state: TrackerState | null): Observation | null {
  const { observedAt: at } = observation;
  const windows = observation.windows.filter(({ id }) => {
    const known = state?.windows.find((window) => window.id === id);
    return known === undefined || (known.observedAt < at && (known.doubtedAt ?? at - 1) < at);
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

function isNewer(known: Dated<unknown> | null | undefined, at: number): boolean {
  return known === null || known === undefined || known.observedAt < at;
}
