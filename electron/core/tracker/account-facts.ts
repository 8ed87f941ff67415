import { isUsageBody, mayRepeat, type ExtraUsage, type Observation } from '../usage/usage';
import type { Dated, TrackerState } from './tracker-state';

type Facts = Pick<
  TrackerState,
  'extraUsage' | 'headline' | 'breakdown' | 'bankedResets' | 'promoCredits' | 'organizationId'
>;

/** What an observation says beside its windows; what it does not speak of stays. */
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

/** Headers know that extra usage is on, not the amounts: they must not wipe what the API said. */
function isVaguer(state: TrackerState, observation: Observation): boolean {
  const isSure = isUsageBody(observation.source) || (observation.extraUsage?.used ?? null) !== null;
  return !isSure && (state.extraUsage?.value?.used ?? null) !== null;
}

/** A source that may repeat itself takes back its own word on money, never Anthropic's. */
function isUnprovenFall({ extraUsage: known }: TrackerState, observation: Observation): boolean {
  if (known === null || !mayRepeat(observation.source) || mayRepeat(known.source)) return false;
  return percentIn(observation.extraUsage) <= percentIn(known.value);
}

function percentIn(extra: ExtraUsage | null | undefined): number {
  return extra?.utilization ?? -1;
}
