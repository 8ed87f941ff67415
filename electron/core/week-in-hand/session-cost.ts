import type { PaceSample } from '../pace/learning/pace-history';
import { normalQuantile } from '../pace/quantile';
import { isSameReset } from '../usage/same-reset';
import type { SessionCost } from './week-facts';

/** The readings of both windows within one five-hour period and one week: from first to last. */
export interface SharedStretch {
  /** When it ended (epoch ms). */
  readonly at: number;
  /** Percents that the five-hour window and the week rose by. */
  readonly session: number;
  readonly week: number;
}

const WEEK = 7 * 24 * 3_600_000;
/** After this time a session counts half: Anthropic changes how much a week holds. */
const HALF_LIFE_MS = 3 * WEEK;
/** Percents of a session from which on its share of the week says more than the rounding of both. */
const TELLING = 25;
/** Sessions of that kind before anything is said. */
const FEWEST = 6;
/** Sessions that the usual spread counts for. */
const DOUBT = 4;
const USUAL_SPREAD = 0.15;
/** A fall or rise by a whole percent is the variance of two roundings: 2 × 1/12. */
const ROUNDING = 1 / 6;
/** An 80 % interval to each side. */
const TENTH = normalQuantile(0.9);
/** Share of the past sessions that the interval made from those before them has to cover. */
const HELD = 0.65;

/**
 * Learns the share of a week that a full session takes, from readings of both windows, oldest first.
 * `null` where too few sessions were seen, or where the same rule would have misjudged this account's past: then it
 * says nothing.
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
 * What both windows rose by together. A stretch ends where either begins anew or falls, and before either is full: what
 * is used then is not seen in it.
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

/** Each reading of the session with the week's newest one of then. */
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

/** The cost by these stretches, the newest counting most; `null` where they are too few or took nothing. */
function costOf(stretches: readonly SharedStretch[]): SessionCost | null {
  const telling = stretches.filter(({ session }) => session >= TELLING);
  const newest = stretches.at(-1)?.at ?? 0;
  if (telling.length < FEWEST) return null;
  let [sessions, weeks] = [0, 0];
  for (const { at, session, week } of stretches) {
    const weight = weightAt(at, newest);
    sessions += weight * session;
    weeks += weight * week;
  }
  if (weeks <= 0) return null;
  const ratio = weeks / sessions;
  const spread = spreadOf(telling, ratio);
  return { percent: 100 * ratio, spread, error: errorOf(telling, ratio, spread), sessions: telling.length };
}

function weightAt(at: number, newest: number): number {
  return 0.5 ** ((newest - at) / HALF_LIFE_MS);
}

/** How much sessions differ beyond what rounding explains, held to the usual while they are few. */
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

/** The variance that whole percents of both windows give to a rise of the week. */
function roundingOf(ratio: number): number {
  return ROUNDING * (1 + ratio ** 2);
}

/** Whether the interval made from the sessions before covered most of those that were told apart by then. */
function hasHeld(stretches: readonly SharedStretch[]): boolean {
  let [held, tried] = [0, 0];
  stretches.forEach(({ session, week }, index) => {
    const before = session < TELLING ? null : costOf(stretches.slice(0, index));
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
