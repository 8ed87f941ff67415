import { compareWindows, windowLengthMs } from '../usage/windows';
import { estimateWindow } from './estimate';
import type { PlanId } from './budgets';
import type { Calibration } from './learning/calibration';
import type { LocalUse, OfficialReading, Split, WindowEstimate } from './estimate-types';
import { guessedWeek, type WeekAnchor } from '../week-estimate/week-anchor';

/** What an estimate starts from: Anthropic's word, the user's, or a guess. */
export type Basis = 'official' | 'user' | 'guess';

/** What this machine says of a window by its own count. Percents used; instants epoch ms. */
export interface LocalEstimate extends Omit<WindowEstimate, 'source'> {
  /** `null` where nobody knows: a countdown to a guess would be made up. */
  readonly resetsAt: number | null;
  readonly basis: Basis;
  /** When that was said; `null` for a guess. */
  readonly since: number | null;
  /** By how many points the last one missed what Anthropic then said; `null` before the first. */
  readonly off: number | null;
  /** How Anthropic's last percent divides; frozen with that percent (`estimate/split`). */
  readonly split?: Split | null | undefined;
}

/** What the user said of the week, and when. */
export interface SaidWeek {
  readonly anchor: WeekAnchor;
  readonly editedAt: number;
}

/** Reads this machine's use; what they give is in order of time. */
export interface UseReader {
  /** After `since` until `until` (included), fine enough to tell when a window began. */
  readonly inSteps: (since: number, until: number) => readonly LocalUse[];
  /** From `since` until `until` (both included) as one use a model, dated `until`. */
  readonly asOne: (since: number, until: number) => readonly LocalUse[];
}

/** All that the estimates of an account are made from. */
export interface OwnFacts {
  /** The last official reading of each window. */
  readonly readings: readonly OfficialReading[];
  readonly week: SaidWeek | null;
  readonly calibration: Calibration | null;
  readonly plan: PlanId | null;
  /** By window: how far the last estimate was off. */
  readonly off: Readonly<Record<string, number>>;
}

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
/** Of what is older only the windows that followed are of interest. */
const FOLLOWED_MS: Readonly<Record<'short' | 'week', number>> = { short: 72 * HOUR, week: 8 * 24 * HOUR };

/** Where an estimate starts. */
export interface Start {
  readonly reading: OfficialReading;
  readonly basis: Basis;
}

/** Where each window's estimate starts: the user's word on the week holds until Anthropic's next. */
export function startsOf({ readings, week }: Pick<OwnFacts, 'readings' | 'week'>): readonly Start[] {
  const official = readings.map((reading): Start => ({ reading, basis: 'official' }));
  const last = readings.find(({ window }) => window === 'seven_day');
  if (week === null || (last !== undefined && last.at >= week.editedAt)) return official;
  const others = official.filter(({ reading }) => reading.window !== 'seven_day');
  return [...others, { reading: wordOf(week.anchor), basis: 'user' as const }].sort((a, b) =>
    compareWindows({ id: a.reading.window }, { id: b.reading.window }),
  );
}

function wordOf({ startedAt, savedAt, percent, source }: WeekAnchor): OfficialReading {
  const resetsAt = source === 'auto' ? null : startedAt + WEEK;
  // What was used at the very start counts too.
  return { window: 'seven_day', utilization: percent, resetsAt, at: percent > 0 ? savedAt : savedAt - 1 };
}

/** The estimate of one window from where it starts; `null` where nothing can be said. */
export function ownEstimate(
  { reading, basis }: Start,
  facts: Omit<OwnFacts, 'readings' | 'week'>,
  uses: UseReader,
  now: number,
): LocalEstimate | null {
  const { calibration, plan, off } = facts;
  const known = estimateWindow({
    anchor: reading,
    calibration,
    plan,
    uses: usesFor(reading, uses, now),
    now,
  });
  // By the budget alone, a machine that used nothing since knows no more than what was said.
  if (known === null || (basis === 'official' && !known.calibrated && known.here === 0)) return null;
  const resetsAt = isResetKnown(reading, now) ? known.resetsAt : null;
  return { ...viewOf(known), resetsAt, basis, since: reading.at, off: off[reading.window] ?? null };
}

/**
 * Before anybody has said anything: the last seven days by the plan's budget, for the week began somewhere in them.
 * `null` without a plan, or without use.
 */
export function guessedEstimate(plan: PlanId | null, uses: UseReader, now: number): LocalEstimate | null {
  const recent = uses.inSteps(now - WEEK, now);
  if (recent.length === 0) return null;
  const anchor = wordOf(guessedWeek(recent, now));
  const known = estimateWindow({ anchor, calibration: null, plan, uses: recent, now });
  if (known === null) return null;
  return { ...viewOf(known), low: 0, resetsAt: null, basis: 'guess', since: null, off: null };
}

function viewOf({ utilization, low, high, calibrated, error, here, elsewhere }: WindowEstimate) {
  return { utilization, low, high, calibrated, error, here, elsewhere };
}

/** This machine's use that matters: all of the period that the reading speaks of, and what came after it. */
function usesFor(
  { window, resetsAt, at }: OfficialReading,
  uses: UseReader,
  now: number,
): readonly LocalUse[] {
  const length = windowLengthMs(window);
  const startedAt = resetsAt !== null && length !== null ? resetsAt - length : null;
  const isRunning = startedAt !== null && startedAt <= at && now < (resetsAt ?? 0);
  const before = isRunning ? uses.asOne(startedAt, Math.min(at, now)) : [];
  const followed = FOLLOWED_MS[window === 'five_hour' ? 'short' : 'week'];
  return [...before, ...uses.inSteps(Math.max(at, now - followed), now)];
}

/** A window that is open without anybody having told until when. */
function isResetKnown({ window, resetsAt, utilization, at }: OfficialReading, now: number): boolean {
  const length = windowLengthMs(window) ?? 0;
  return resetsAt !== null || utilization === 0 || now >= at + length;
}
