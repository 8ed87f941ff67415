import type { ExtraUsage } from '../usage';
import { SPEND, type AlertEvent } from './types';

/** What one source said of the money at one moment, in major units. */
export interface SpendReading {
  readonly used: number;
  readonly limit: number;
  readonly currency: string;
  /** When it was said (epoch ms). */
  readonly at: number;
}

/** What was said about the money in its present period. */
export interface SpendMemory extends SpendReading {
  /** Percents of the limit that were passed, whether told or noted in silence. */
  readonly passed: readonly number[];
  readonly reached: boolean;
  /** When a reading had far less spent; a second one in a row is believed. */
  readonly doubtedAt: number | null;
}

export interface SpendStep {
  readonly memory: SpendMemory;
  readonly events: readonly AlertEvent[];
}

interface Context {
  readonly thresholds: readonly number[];
  readonly account: string;
}

/** A reading that alerts can be made of; `null` without a limit, without an amount, or while it is off. */
export function spendReading(
  dated: { readonly value: ExtraUsage | null; readonly observedAt: number } | null,
): SpendReading | null {
  const { used = null, limit = null, enabled = false, userDisabled = true } = dated?.value ?? {};
  if (dated === null || used === null || limit === null || userDisabled) return null;
  if (used.currency !== limit.currency || !(limit.amount > 0) || !Number.isFinite(used.amount)) return null;
  // A limit that is reached may be told as "off"; below it, off means that nothing is spent.
  if (!enabled && used.amount < limit.amount) return null;
  return { used: used.amount, limit: limit.amount, currency: limit.currency, at: dated.observedAt };
}

/**
 * Takes in a reading: levels passed upwards and the limit reached, each told once in a period. The first reading ever
 * is noted in silence; so are levels that are passed because the limit was moved. Far less spent (or less in another
 * month) is a new period, once a second reading says so too.
 */
export function followSpend(
  before: SpendMemory | null,
  reading: SpendReading,
  { thresholds, account }: Context,
): SpendStep {
  const now = percentOf(reading);
  const noted = thresholds.filter((level) => level <= now);
  const fresh: SpendMemory = { ...reading, passed: noted, reached: now >= 100, doubtedAt: null };
  if (before === null) return { memory: fresh, events: [] };
  if (reading.at <= before.at) return { memory: before, events: [] };
  const event = (kind: 'spend_crossed' | 'spend_reached', value: number): AlertEvent => ({
    kind,
    at: reading.at,
    window: SPEND,
    value,
    early: false,
    account,
  });
  if (reading.limit !== before.limit || reading.currency !== before.currency) {
    const isNews = fresh.reached && !before.reached;
    return { memory: fresh, events: isNews ? [event('spend_reached', now)] : [] };
  }
  const isNewPeriod = hasFallen(before, reading);
  if (isNewPeriod && (before.doubtedAt === null || reading.at <= before.doubtedAt)) {
    return { memory: { ...before, doubtedAt: before.doubtedAt ?? reading.at }, events: [] };
  }
  const start = isNewPeriod ? nothingPassed : { ...before, percent: percentOf(before) };
  const passed = noted.filter((level) => !start.passed.includes(level));
  // A threshold set below what is spent already was not crossed.
  const crossed = passed.filter((level) => level > start.percent);
  const reached = start.reached || fresh.reached;
  return {
    memory: { ...fresh, passed: [...start.passed, ...passed], reached },
    events: [
      ...crossed.map((level) => event('spend_crossed', level)),
      ...(reached && !start.reached ? [event('spend_reached', now)] : []),
    ],
  };
}

const nothingPassed: Pick<SpendMemory, 'passed' | 'reached'> & { readonly percent: number } = {
  passed: [],
  reached: false,
  percent: 0,
};

function percentOf({ used, limit }: SpendReading): number {
  return (used * 100) / limit;
}

/** The month has turned over; a refund of some of it has not. */
function hasFallen(before: SpendReading, after: SpendReading): boolean {
  return monthOf(after.at) === monthOf(before.at) ? after.used < before.used / 2 : after.used < before.used;
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
