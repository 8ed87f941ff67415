import { bankedAt } from '../usage/banked-resets';
import type { EarlyResetCause, UsageEvent } from '../usage/usage';
import { ROUNDING_POINTS } from './events';
import type { TrackerState } from './tracker-state';

/** The events with the cause of each early reset, where what was known before and after says that it may be the user's. */
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
  const isToldAnew = after.bankedResets?.observedAt !== before.bankedResets?.observedAt;
  if (had !== null && has !== null && isToldAnew && has.count < had.count) return 'banked';
  // The week keeps what a restart of the 5-hour window has used.
  if (window === 'five_hour' && keptItsUse('seven_day', before, after)) return 'restarted';
  // A banked reset may have been used: the answer with the present count has not come yet.
  return had !== null && had.count > 0 && !isToldAnew ? 'unknown' : null;
}

function keptItsUse(id: string, before: TrackerState, after: TrackerState): boolean {
  const [was, is] = [before, after].map((state) => state.windows.find((window) => window.id === id));
  const used = was?.utilization ?? null;
  const left = is?.doubtedAt === null ? is.utilization : null;
  return used !== null && left !== null && used > ROUNDING_POINTS && left >= used - ROUNDING_POINTS;
}
