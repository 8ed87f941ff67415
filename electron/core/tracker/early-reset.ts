import { bankedAt } from '../usage/banked-resets';
import type { EarlyResetCause, UsageEvent } from '../usage/usage';
import { ROUNDING_POINTS } from './events';
import type { TrackerState } from './tracker-state';

/** The events, with a cause for each early reset that the user may have made: a banked reset, or a restart. */
export function withCauses(
  events: readonly UsageEvent[],
  before: TrackerState,
  after: TrackerState,
  now: number,
): readonly UsageEvent[] {
  return events.map((event) => {
    if (event.kind !== 'window_reset' || !event.early) return event;
    const cause = causeOf(event, before, after, now);
    return cause === null ? event : { ...event, cause };
  });
}

function causeOf(
  { window }: UsageEvent,
  before: TrackerState,
  after: TrackerState,
  now: number,
): EarlyResetCause | null {
  const had = bankedAt(before.bankedResets, now);
  const has = bankedAt(after.bankedResets, now);
  const isCountNew = after.bankedResets?.observedAt !== before.bankedResets?.observedAt;
  if (had !== null && has !== null && isCountNew && has.count < had.count) return 'banked';
  // A restart of the 5-hour window does not lower the percent of the week.
  if (window === 'five_hour' && isUseUnchanged('seven_day', before, after)) return 'restarted';
  // The user may have spent a banked reset: no answer with the present count has come yet.
  return had !== null && had.count > 0 && !isCountNew ? 'unknown' : null;
}

function isUseUnchanged(id: string, before: TrackerState, after: TrackerState): boolean {
  const [was, is] = [before, after].map((state) => state.windows.find((window) => window.id === id));
  const used = was?.utilization ?? null;
  const left = is?.doubtedAt === null ? is.utilization : null;
  return used !== null && left !== null && used > ROUNDING_POINTS && left >= used - ROUNDING_POINTS;
}
