import fc from 'fast-check';
import type { Observation } from '../../../../electron/core/usage/usage';
import { DAY, HOUR, MINUTE, NOON, SECOND, api, headers, limitWindow } from './story';

/** One true window of the account, and the percent used at its end. */
export interface TrueWindow {
  readonly from: number;
  readonly until: number;
  readonly usedAtEnd: number;
}

/** The true windows: five-hour windows with pauses between them, and weeks without pauses. */
export interface World {
  readonly five_hour: readonly TrueWindow[];
  readonly seven_day: readonly TrueWindow[];
}

/** One observation of the world by one source. */
export interface Look {
  readonly gapMs: number;
  readonly source: 'api' | 'headers';
  readonly jitterMs: number;
  /** Headers name only the windows of the request. */
  readonly names: 'both' | 'five_hour' | 'seven_day';
  readonly percentUnknown: boolean;
}

const uses = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 12, maxLength: 12 });
const rests = fc.array(fc.integer({ min: 0, max: 8 * 60 }), { minLength: 40, maxLength: 40 });

export const worlds: fc.Arbitrary<World> = fc.record({ uses, rests }).map((plan) => ({
  five_hour: sessions(plan.rests, plan.uses),
  seven_day: weeks(plan.uses),
}));

/** Windows of five hours, each begun by a first message some minutes after the last one ended. */
function sessions(rests: readonly number[], used: readonly number[]): readonly TrueWindow[] {
  let at = NOON - HOUR;
  return rests.map((rest, i) => {
    const from = at + (i === 0 ? 0 : rest * MINUTE);
    at = from + 5 * HOUR;
    return { from, until: at, usedAtEnd: used[i % used.length] ?? 0 };
  });
}

function weeks(used: readonly number[]): readonly TrueWindow[] {
  return used.map((usedAtEnd, i) => {
    const from = NOON - 3 * DAY + i * 7 * DAY;
    return { from, until: from + 7 * DAY, usedAtEnd };
  });
}

/** From some seconds to some days, the short ones often. */
const gaps = fc.oneof(
  fc.integer({ min: 5 * SECOND, max: MINUTE }),
  fc.integer({ min: MINUTE, max: 20 * MINUTE }),
  fc.integer({ min: HOUR, max: 12 * HOUR }),
  fc.integer({ min: DAY, max: 3 * DAY }),
);

export const looks: fc.Arbitrary<readonly Look[]> = fc.array(
  fc.record({
    gapMs: gaps,
    source: fc.constantFrom('api' as const, 'headers' as const),
    jitterMs: fc.integer({ min: -1900, max: 1900 }),
    names: fc.constantFrom('both' as const, 'five_hour' as const, 'seven_day' as const),
    percentUnknown: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  { minLength: 1, maxLength: 40 },
);

/** The true window that is open at that moment, if any. */
export function openAt(windows: readonly TrueWindow[], at: number): TrueWindow | undefined {
  return windows.find((window) => window.from <= at && at < window.until);
}

export function truePercent(window: TrueWindow, at: number): number {
  return (window.usedAtEnd * (at - window.from)) / (window.until - window.from);
}

/** The API rounds to whole percents and jitters; headers give hundredths and exact resets. */
export function look(world: World, at: number, how: Look): Observation {
  const ids = (['five_hour', 'seven_day'] as const).filter(
    (id) => how.source === 'api' || how.names === 'both' || how.names === id,
  );
  const named = ids.flatMap((id) => {
    const open = openAt(world[id], at);
    if (open === undefined) return how.source === 'api' ? [limitWindow(0, { id, resetsAt: null })] : [];
    const true_ = truePercent(open, at);
    const rounded = how.source === 'api' ? Math.round(true_) : Math.round(true_ * 100) / 100;
    const resetsAt = open.until + (how.source === 'api' ? how.jitterMs : 0);
    return [limitWindow(how.percentUnknown ? null : rounded, { id, resetsAt })];
  });
  return how.source === 'api' ? api(at, ...named) : headers(at, ...named);
}
