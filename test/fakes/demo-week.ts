import { apiTime } from './api/times';
import { usageBody, type UsageBody, type WindowSpec } from './api/usage-body';
import { demoPlanFacts, type DemoPlan } from './demo/plan';
import {
  CYCLE_HOURS,
  legsOf,
  START_HOUR,
  WEEK,
  WEEKLY_RESET_HOUR,
  WINDOW_HOURS,
  type Leg,
} from './demo/schedule';

const HOUR = 3_600_000;
const TEN_MINUTES = 600_000;

/** Weekly points for a point of the 5-hour window; makes the week end at about 90 %. */
const WEEKLY_PER_POINT = 0.138;
/** Points of Fable's own weekly window for a 5-hour point spent with Fable. */
const FABLE_PER_POINT = 0.36;
/** Cents for a point beyond the limit. */
const CENTS_PER_POINT = 35;
const CENTS_BEFORE = 840;
const CENTS_LIMIT = 5000;

/** Milliseconds since the start of the demo -> what `GET /api/oauth/usage` would answer then. */
export type DemoWeek = (sinceStartMs: number) => UsageBody;

/** The instant that a demo started at `startMs` counts from: real resets lie on whole ten minutes. */
export function demoAnchor(startMs: number): number {
  return Math.floor(startMs / TEN_MINUTES) * TEN_MINUTES;
}

/** Sums over the legs before an hour of the cycle: `weight` says what an hour of a leg counts. */
function sum(legs: readonly Leg[], until: number, weight: (leg: Leg) => number): number {
  return legs.reduce((all, leg) => all + Math.max(0, Math.min(until, leg.to) - leg.from) * weight(leg), 0);
}

/** What was used since the last weekly reset, though the cycle may have begun anew since. */
function sinceReset(legs: readonly Leg[], hour: number, weight: (leg: Leg) => number): number {
  const before = sum(legs, WEEKLY_RESET_HOUR, weight);
  const now = sum(legs, hour, weight);
  return hour >= WEEKLY_RESET_HOUR ? now - before : sum(legs, CYCLE_HOURS, weight) - before + now;
}

/** Whole points, never above 100; the tiny addition undoes what summing floats took off. */
function points(value: number): number {
  return Math.min(100, Math.floor(value + 1e-6));
}

/**
 * A believable week, the same each time: the 5-hour window rises with work and is not started at night, reaches its
 * limit in the first afternoon (then extra usage rises), the 7-day window climbs to about 90 % and resets. Repeats.
 * Ultra has the same week without the 5-hour window.
 */
export function demoWeek(startMs: number, plan: DemoPlan = 'max'): DemoWeek {
  const limits = demoPlanFacts(plan);
  const anchor = demoAnchor(startMs);
  const legs = legsOf(WEEK);
  return (sinceStartMs) => {
    const now = startMs + sinceStartMs;
    const sinceCycle = (now - anchor) / HOUR + START_HOUR;
    const cycle = Math.floor(sinceCycle / CYCLE_HOURS);
    const hour = sinceCycle - cycle * CYCLE_HOURS;
    const instant = (hourOfCycle: number): number => {
      return anchor + Math.round((cycle * CYCLE_HOURS + hourOfCycle - START_HOUR) * HOUR);
    };
    const weeklyReset = instant(
      hour < WEEKLY_RESET_HOUR ? WEEKLY_RESET_HOUR : WEEKLY_RESET_HOUR + CYCLE_HOURS,
    );
    // Beyond the 5-hour limit lies extra usage; where there is no such limit, it is the week's.
    const isBeyond = (leg: Leg): boolean => leg.beyond && limits.fiveHour;
    const within = (leg: Leg): number => (isBeyond(leg) ? 0 : leg.pace);
    const beyond = (leg: Leg): number => (isBeyond(leg) ? leg.pace : 0);
    const weekly = sinceReset(legs, hour, within) * WEEKLY_PER_POINT;
    const fable = sinceReset(legs, hour, (leg) => within(leg) * leg.fable) * FABLE_PER_POINT;
    const extraPoints = cycle * sum(legs, CYCLE_HOURS, beyond) + sum(legs, hour, beyond);
    const cents = CENTS_BEFORE + Math.floor(extraPoints * CENTS_PER_POINT);
    const body = usageBody({
      five_hour: limits.fiveHour ? fiveHour(legs, hour, instant) : null,
      seven_day: { utilization: points(weekly), resetsAt: weeklyReset },
      scoped: limits.scoped ? [{ model: 'Fable', utilization: points(fable), resetsAt: weeklyReset }] : [],
      extraUsage: { enabled: true, usedMinor: Math.min(CENTS_LIMIT, cents), limitMinor: CENTS_LIMIT },
    });
    const { five_hour: session, ...weeks } = body;
    // An answer to an account without that limit has no such row at all.
    const rows = limits.fiveHour ? { five_hour: session, ...weeks } : weeks;
    return { ...rows, seven_day_breakdown: breakdown(now, weeklyReset) };
  };
}

function fiveHour(legs: readonly Leg[], hour: number, instant: (hour: number) => number): WindowSpec {
  const window = legs.findLast((leg) => leg.from <= hour)?.window;
  if (window === undefined || hour >= window + WINDOW_HOURS) return { utilization: 0, resetsAt: null };
  const used = sum(legs, hour, (leg) => (leg.window === window && !leg.beyond ? leg.pace : 0));
  return { utilization: points(used), resetsAt: instant(window + WINDOW_HOURS) };
}

function breakdown(now: number, weeklyReset: number): Readonly<Record<string, unknown>> {
  const row = (key: string, name: string, percent: number) => ({ key, display_name: name, percent });
  return {
    as_of: apiTime(now),
    window_started_at: apiTime(weeklyReset - CYCLE_HOURS * HOUR),
    rows: [
      row('claude_code', 'Claude Code', 93),
      row('chat', 'Chats', 6),
      row('cowork', 'Cowork', 1),
      row('other', 'Other', 0),
    ],
  };
}
