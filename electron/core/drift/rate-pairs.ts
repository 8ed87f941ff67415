import { families, type Family } from '../tokens/models';
import { SAME_RESET_MS, isSameReset, startsFrom } from '../usage/same-reset';
import { windowLengthMs } from '../usage/windows';
import type { LocalUse, OfficialReading } from '../estimate/estimate-types';
import type { Pair } from '../estimate/learning/fit';
import { addLoads, KINDS, type Load, loadOfAll, noLoad } from '../estimate/load';

/** Two readings of one period, the rise between them and this machine's use between them. Percents; epoch ms. */
export interface RatePair extends Pair {
  readonly from: number;
  readonly fromPercent: number;
  readonly toPercent: number;
}

interface OpenRatePair {
  readonly from: number;
  readonly percent: number;
  /** Variance of `percent` from rounding. */
  readonly noise: number;
  readonly load: Load;
}

const HOUR = 3_600_000;
/** The rise in points at which a pair is closed: rounding is then a small part of it. */
const CLOSE_AT: Readonly<Record<'short' | 'week', number>> = { short: 5, week: 3 };
/** The rise in points from which on a pair is closed as soon as this machine pauses: a pause is other devices' time. */
const PAUSE_AT = 2;
/** Longer pairs are left out, in ms: too much of their time is other devices'. */
const LONGEST_MS = 48 * HOUR;
/** From this percent on requests are refused, and tokens that were counted may not have been paid by the window. */
const FULL = 99;
/** The variance of a reading in whole percents. */
const ROUNDED = 1 / 12;

/** Collects the pairs of one window from its readings, which have to come in order of time. */
export class RatePairs {
  readonly #window: string;
  readonly #closeAt: number;
  readonly #pairs: RatePair[] = [];
  #open: OpenRatePair | null = null;
  #last: OfficialReading | null = null;

  constructor(window: string) {
    this.#window = window;
    this.#closeAt = CLOSE_AT[window === 'five_hour' ? 'short' : 'week'];
  }

  /** The pairs until now, oldest first. */
  get pairs(): readonly RatePair[] {
    return this.#pairs;
  }

  /** The moment of the last reading, epoch ms; `null` before the first. */
  get lastAt(): number | null {
    return this.#last?.at ?? null;
  }

  /** Forgets pairs that ended before an instant, epoch ms. */
  forgetBefore(at: number): void {
    const first = this.#pairs.findIndex((pair) => pair.at >= at);
    this.#pairs.splice(0, first === -1 ? this.#pairs.length : first);
  }

  /**
   * Adds a reading; one that is not newer than the last, or is no number, changes nothing.
   *
   * @param uses this machine's use since the last reading, in order of time
   */
  add(reading: OfficialReading, uses: readonly LocalUse[]): void {
    const { utilization, at } = reading;
    const last = this.#last;
    if (!Number.isFinite(utilization) || utilization < 0 || (last !== null && at <= last.at)) return;
    if (last === null || this.#open === null || !isSameReset(last.resetsAt, reading.resetsAt)) {
      if (last !== null) this.#close(last, PAUSE_AT);
      this.#open = this.#openAt(reading, last?.at ?? null, uses);
    } else {
      this.#continue(this.#open, last, reading, uses);
    }
    this.#last = reading;
  }

  #continue(open: OpenRatePair, last: OfficialReading, reading: OfficialReading, uses: readonly LocalUse[]) {
    const added = loadOfAll(uses, this.#window);
    const isUsed = weightOf(added) > 0;
    const rise = reading.utilization - open.percent;
    if (rise < 0 || reading.utilization >= FULL) {
      this.#open = openAtReading(reading);
      return;
    }
    // Work begins after a pause: the pause is a pair of its own, so that the work's pair has no other devices' use in it.
    if (isUsed && weightOf(open.load) === 0) this.#open = this.#closedAt(open, last);
    const load = addLoads(this.#open?.load ?? noLoad, added);
    this.#open = { ...(this.#open ?? open), load };
    if (isUsed) this.#close(reading, this.#closeAt);
    else if (weightOf(load) > 0) this.#close(reading, PAUSE_AT);
  }

  #closedAt(open: OpenRatePair, last: OfficialReading): OpenRatePair {
    if (last.at > open.from) this.#pairs.push(pairOf(open, last));
    return openAtReading(last);
  }

  /** Closes the open pair at a reading if it rose enough. */
  #close(reading: OfficialReading, least: number): void {
    const open = this.#open;
    if (open === null || reading.utilization - open.percent < least || reading.at <= open.from) return;
    if (reading.at - open.from <= LONGEST_MS) this.#pairs.push(pairOf(open, reading));
    this.#open = openAtReading(reading);
  }

  /** A pair that begins at 0 if the period began after `after`, and else at the reading. */
  #openAt(reading: OfficialReading, after: number | null, uses: readonly LocalUse[]): OpenRatePair {
    const { resetsAt, at } = reading;
    const start = resetsAt === null ? null : resetsAt - (windowLengthMs(this.#window) ?? 0);
    const isStartKnown =
      start !== null && start < at && after !== null && startsFrom(start, after) && after < at;
    if (!isStartKnown || reading.utilization >= FULL) return openAtReading(reading);
    const since = uses.filter((use) => use.at >= start - SAME_RESET_MS);
    return { from: start, percent: 0, noise: 0, load: loadOfAll(since, this.#window) };
  }
}

function openAtReading({ at, utilization }: OfficialReading): OpenRatePair {
  return { from: at, percent: utilization, noise: roundingOf(utilization), load: noLoad };
}

function pairOf(open: OpenRatePair, { at, utilization }: OfficialReading): RatePair {
  return {
    from: open.from,
    at,
    hours: (at - open.from) / HOUR,
    fromPercent: open.percent,
    toPercent: utilization,
    delta: utilization - open.percent,
    noise: open.noise + roundingOf(utilization),
    load: open.load,
  };
}

function roundingOf(utilization: number): number {
  return Number.isInteger(utilization) ? ROUNDED : 0;
}

/** The sum of a load, in millions of Sonnet input tokens by the API's prices. */
export function weightOf(load: Load): number {
  return load.reduce((sum, value) => sum + value, 0);
}

/** A family has a pair to itself from this share of the pair's load on. */
const DOMINANT = 0.8;

/** The family that a load is nearly all of; `mixed` if there is none. */
export function familyOfLoad(load: Load): Family | 'mixed' {
  const whole = weightOf(load);
  const own = (index: number) => weightOf(load.slice(index * KINDS, (index + 1) * KINDS));
  return families.find((_, index) => own(index) >= DOMINANT * whole) ?? 'mixed';
}
