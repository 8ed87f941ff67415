import { isUsageBody, mayRepeat, type ExtraUsage, type Observation } from '../usage/usage';
import type { Dated, TrackerState } from './tracker-state';

type Facts = Pick<
  TrackerState,
  'extraUsage' | 'headline' | 'breakdown' | 'bankedResets' | 'promoCredits' | 'organizationId'
>;

/** The account's facts beside its windows, after an observation. A fact that the observation lacks stays as it was. */
export function factsAfter(state: TrackerState, observation: Observation, at: number): Facts {
  const dated = <T>(before: Dated<T> | null, value: T | undefined): Dated<T> | null => {
    const isNews = before === null || (observation.fresh && at >= before.observedAt);
    if (value === undefined || !isNews) return before;
    return { value, source: observation.source, observedAt: at };
  };
  return {
    extraUsage:
      isVaguer(state, observation) || isUnprovenFall(state, observation)
        ? state.extraUsage
        : dated(state.extraUsage, observation.extraUsage),
    headline: dated(state.headline ?? null, observation.headline),
    breakdown: dated(state.breakdown, observation.breakdown),
    bankedResets: dated(state.bankedResets, observation.bankedResets),
    promoCredits: dated(state.promoCredits, observation.promoCredits),
    organizationId: observation.organizationId ?? state.organizationId,
  };
}

/** Headers only carry whether extra usage is on. They must not delete the amounts that the API gave. */
function isVaguer(state: TrackerState, observation: Observation): boolean {
  const isSure = isUsageBody(observation.source) || (observation.extraUsage?.used ?? null) !== null;
  return !isSure && (state.extraUsage?.value?.used ?? null) !== null;
}

/** A source that may repeat an old value can lower an amount of its own kind, never one from Anthropic. */
function isUnprovenFall({ extraUsage: tracked }: TrackerState, observation: Observation): boolean {
  if (tracked === null || !mayRepeat(observation.source) || mayRepeat(tracked.source)) return false;
  return percentIn(observation.extraUsage) <= percentIn(tracked.value);
}

function percentIn(extra: ExtraUsage | null | undefined): number {
  return extra?.utilization ?? -1;
}
