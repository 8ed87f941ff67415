import type { PaceSample } from '../pace/learning/pace-history';
import { normalQuantile } from '../pace/quantile';
import { isSameReset } from '../usage/same-reset';
import type { SessionCost } from './week-facts';

/** The rise of both windows within one five-hour period and one week, from the first to the last reading. */
export interface SharedStretch {
  /** When it ended (epoch ms). */
  readonly at: number;
  /** The rise of the five-hour window and of the week, in percents. */
  readonly session: number;
  readonly week: number;
}

const WEEK = 7 * 24 * 3_600_000;
/** The age in ms at which a session counts half: Anthropic changes the size of a week. */
const HALF_LIFE_MS = 3 * WEEK;
/** The smallest rise of a session in percents that counts: below it, the rounding of both windows is too large. */
const SHORTEST_RISE = 25;
/** The number of such sessions that a cost needs. */
const FEWEST = 6;
/** The weight of the usual spread, in sessions. */
const DOUBT = 4;
const USUAL_SPREAD = 0.15;
/** The variance of a difference of two whole percents: 2 × 1/12. */
const ROUNDING = 1 / 6;
/** Standard deviations to each end of an 80 % interval. */
const TENTH = normalQuantile(0.9);
/** The share of past sessions that have to lie in the interval from the sessions before them. */
const HELD = 0.65;

/**
 * Learns the share of a week that a full session takes, from readings of both windows, oldest first. `null` with too
 * few sessions, or if the same rule would have been wrong about this account's past.
 */
export function learnSessionCost(
  fiveHour: readonly PaceSample[],
  week: readonly PaceSample[],
): SessionCost | null {
  const stretches = sharedStretches(fiveHour, week);
  const cost = costOf(stretches);
  return cost !== null && hasHeld(stretches) ? cost : null;
}

/**
 * The stretches in which both windows rose together. A stretch ends when either window resets or falls, and before
 * either is full, since a full window no longer shows use.
 */
export function sharedStretches(
  fiveHour: readonly PaceSample[],
  week: readonly PaceSample[],
): readonly SharedStretch[] {
  const stretches: SharedStretch[] = [];
  let open: { readonly first: Pair; last: Pair } | null = null;
  const close = () => {
    if (open !== null) {
      const session = open.last.session.percent - open.first.session.percent;
      const risen = open.last.week.percent - open.first.week.percent;
      if (session > 0) stretches.push({ at: open.last.at, session, week: risen });
    }
    open = null;
  };
  for (const pair of pairsOf(fiveHour, week)) {
    if (open !== null && !goesOn(open.last, pair)) close();
    if (pair.session.percent >= 100 || pair.week.percent >= 100) close();
    else if (open === null) open = { first: pair, last: pair };
    else open.last = pair;
  }
  close();
  return stretches;
}

interface Level {
  readonly percent: number;
  readonly resetsAt: number;
}

interface Pair {
  readonly at: number;
  readonly session: Level;
  readonly week: Level;
}

/** Each reading of the session, with the newest reading of the week at that moment. */
function* pairsOf(fiveHour: readonly PaceSample[], week: readonly PaceSample[]): Generator<Pair> {
  let next = 0;
  for (const sample of fiveHour) {
    while ((week[next]?.at ?? Infinity) <= sample.at) next += 1;
    const session = levelOf(sample);
    const beside = levelOf(week[next - 1]);
    if (session !== null && beside !== null && beside.resetsAt > sample.at)
      yield { at: sample.at, session, week: beside };
  }
}

function levelOf(sample: PaceSample | undefined): Level | null {
  if (sample === undefined || sample.utilization === null || sample.resetsAt === null) return null;
  return { percent: sample.utilization, resetsAt: sample.resetsAt };
}

function goesOn(before: Pair, after: Pair): boolean {
  return isSame(before.session, after.session) && isSame(before.week, after.week);
}

function isSame(before: Level, after: Level): boolean {
  return isSameReset(before.resetsAt, after.resetsAt) && after.percent >= before.percent;
}

/** The cost by these stretches, of which the newest count most; `null` if they are too few or without use. */
function costOf(stretches: readonly SharedStretch[]): SessionCost | null {
  const usable = stretches.filter(({ session }) => session >= SHORTEST_RISE);
  const newest = stretches.at(-1)?.at ?? 0;
  if (usable.length < FEWEST) return null;
  let [sessions, weeks] = [0, 0];
  for (const { at, session, week } of stretches) {
    const weight = weightAt(at, newest);
    sessions += weight * session;
    weeks += weight * week;
  }
  if (weeks <= 0) return null;
  const ratio = weeks / sessions;
  const spread = spreadOf(usable, ratio);
  return { percent: 100 * ratio, spread, error: errorOf(usable, ratio, spread), sessions: usable.length };
}

function weightAt(at: number, newest: number): number {
  return 0.5 ** ((newest - at) / HALF_LIFE_MS);
}

/** The spread of sessions beyond their rounding, mixed with the usual spread while they are few. */
function spreadOf(stretches: readonly SharedStretch[], ratio: number): number {
  const newest = stretches.at(-1)?.at ?? 0;
  let [missed, squares] = [0, 0];
  for (const { at, session, week } of stretches) {
    const expected = ratio * session;
    const weight = weightAt(at, newest);
    missed += weight * ((week - expected) ** 2 - roundingOf(ratio));
    squares += weight * expected ** 2;
  }
  const usual = (DOUBT * squares) / stretches.length;
  return Math.sqrt(Math.max(0, missed + usual * USUAL_SPREAD ** 2) / (squares + usual));
}

function errorOf(stretches: readonly SharedStretch[], ratio: number, spread: number): number {
  const newest = stretches.at(-1)?.at ?? 0;
  let [sum, squares, rounding] = [0, 0, 0];
  for (const { at, session } of stretches) {
    const weight = weightAt(at, newest);
    sum += weight * ratio * session;
    squares += (weight * ratio * session) ** 2;
    rounding += weight ** 2 * roundingOf(ratio);
  }
  return Math.sqrt(spread ** 2 * squares + rounding) / sum;
}

/** The variance of a rise of the week from the whole percents of both windows. */
function roundingOf(ratio: number): number {
  return ROUNDING * (1 + ratio ** 2);
}

/** Whether most sessions lie in the interval from the sessions before them. */
function hasHeld(stretches: readonly SharedStretch[]): boolean {
  let [held, tried] = [0, 0];
  stretches.forEach(({ session, week }, index) => {
    const before = session < SHORTEST_RISE ? null : costOf(stretches.slice(0, index));
    if (before === null) return;
    const expected = (before.percent * session) / 100;
    const deviation = Math.sqrt(
      (before.spread ** 2 + before.error ** 2) * expected ** 2 + roundingOf(before.percent / 100),
    );
    tried += 1;
    if (Math.abs(week - expected) <= TENTH * deviation) held += 1;
  });
  return tried >= FEWEST && held >= HELD * tried;
}
