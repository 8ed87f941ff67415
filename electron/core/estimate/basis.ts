import { compareWindows, windowLengthMs } from '../usage/windows';
import { estimateWindow } from './estimate';
import type { PlanId } from './budgets';
import type { Calibration } from './learning/calibration';
import type { MachineSum } from '../machines/machine-use';
import type { LocalUse, OfficialReading, Split, WindowEstimate } from './estimate-types';
import { guessedWeek, type WeekAnchor } from '../week-estimate/week-anchor';

/** The start of an estimate: a reading of Anthropic, an entry of the user, or a guess. */
export type Basis = 'official' | 'user' | 'guess';

/** The estimate of a window from this machine's own count. Percents used; instants epoch ms. */
export interface LocalEstimate extends Omit<WindowEstimate, 'source'> {
  /** `null` if unknown: a guess gets no countdown. */
  readonly resetsAt: number | null;
  readonly basis: Basis;
  /** The moment of the reading or entry; `null` for a guess. */
  readonly since: number | null;
  /** By how many points the last estimate missed Anthropic's next reading; `null` before the first. */
  readonly off: number | null;
  /** How Anthropic's last percent divides; frozen with that percent (`estimate/split`). */
  readonly split?: Split | null | undefined;
}

/** The user's entry for the week, and its moment. */
export interface EnteredWeek {
  readonly anchor: WeekAnchor;
  readonly editedAt: number;
}

/** Queries this machine's use, in order of time. */
export interface UseReader {
  /** After `since` until `until` (included), in steps fine enough to find the start of a window. */
  readonly inSteps: (since: number, until: number) => readonly LocalUse[];
  /** From `since` until `until` (both included) as one use a model, dated `until`. */
  readonly asOne: (since: number, until: number) => readonly LocalUse[];
  /** What other machines used from `since` until `until` (both included); absent: no machine is known. */
  readonly machines?: (since: number, until: number) => readonly MachineSum[];
}

/** The facts that the estimates of an account are computed from. */
export interface OwnFacts {
  /** The last official reading of each window. */
  readonly readings: readonly OfficialReading[];
  readonly week: EnteredWeek | null;
  readonly calibration: Calibration | null;
  readonly plan: PlanId | null;
  /** By window: how far the last estimate was off. */
  readonly off: Readonly<Record<string, number>>;
}

const HOUR = 3_600_000;
const WEEK = 168 * HOUR;
/** How far back use is read in ms, to follow the periods since an older reading. */
const FOLLOWED_MS: Readonly<Record<'short' | 'week', number>> = { short: 72 * HOUR, week: 8 * 24 * HOUR };

/** The start of an estimate. */
export interface Start {
  readonly reading: OfficialReading;
  readonly basis: Basis;
}

/** The start of each window's estimate. The user's entry for the week holds until Anthropic's next reading. */
export function startsOf({ readings, week }: Pick<OwnFacts, 'readings' | 'week'>): readonly Start[] {
  const official = readings.map((reading): Start => ({ reading, basis: 'official' }));
  const last = readings.find(({ window }) => window === 'seven_day');
  if (week === null || (last !== undefined && last.at >= week.editedAt)) return official;
  const others = official.filter(({ reading }) => reading.window !== 'seven_day');
  return [...others, { reading: readingFrom(week.anchor), basis: 'user' as const }].sort((a, b) =>
    compareWindows({ id: a.reading.window }, { id: b.reading.window }),
  );
}

function readingFrom({ startedAt, savedAt, percent, source }: WeekAnchor): OfficialReading {
  const resetsAt = source === 'auto' ? null : startedAt + WEEK;
  // A week that starts at 0 also counts the use at its first instant.
  return { window: 'seven_day', utilization: percent, resetsAt, at: percent > 0 ? savedAt : savedAt - 1 };
}

/** The estimate of one window from its start; `null` if there is none. */
export function ownEstimate(
  { reading, basis }: Start,
  facts: Omit<OwnFacts, 'readings' | 'week'>,
  uses: UseReader,
  now: number,
): LocalEstimate | null {
  const { calibration, plan, off } = facts;
  const estimate = estimateWindow({
    anchor: reading,
    calibration,
    plan,
    uses: usesFor(reading, uses, now),
    // The end is open, so that the same span is asked for again: no use is later than now.
    machines: (since) => uses.machines?.(since, Number.MAX_SAFE_INTEGER) ?? [],
    now,
  });
  // Without a calibration and without use since the reading, the estimate would only repeat the reading.
  if (estimate === null || (basis === 'official' && !estimate.calibrated && estimate.here === 0)) return null;
  const resetsAt = isResetKnown(reading, now) ? estimate.resetsAt : null;
  return { ...viewOf(estimate), resetsAt, basis, since: reading.at, off: off[reading.window] ?? null };
}

/**
 * The estimate before any reading or entry: the use of the last seven days by the plan's budget, since the week began
 * within them. `null` without a plan or without use.
 */
export function guessedEstimate(plan: PlanId | null, uses: UseReader, now: number): LocalEstimate | null {
  const recent = uses.inSteps(now - WEEK, now);
  if (recent.length === 0) return null;
  const anchor = readingFrom(guessedWeek(recent, now));
  const estimate = estimateWindow({ anchor, calibration: null, plan, uses: recent, now });
  if (estimate === null) return null;
  return { ...viewOf(estimate), low: 0, resetsAt: null, basis: 'guess', since: null, off: null };
}

function viewOf({ utilization, low, high, calibrated, error, here, elsewhere, machines }: WindowEstimate) {
  const parts = machines === undefined ? {} : { machines };
  return { utilization, low, high, calibrated, error, here, elsewhere, ...parts };
}

/** This machine's use in the reading's period, and after it. */
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

/** Whether the reset of the present period is known: not for a window with use but without a reset. */
function isResetKnown({ window, resetsAt, utilization, at }: OfficialReading, now: number): boolean {
  const length = windowLengthMs(window) ?? 0;
  return resetsAt !== null || utilization === 0 || now >= at + length;
}
