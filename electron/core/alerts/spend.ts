import type { ExtraUsage } from '../usage/usage';
import { SPEND, type AlertEvent, type SpendEvent } from './alert';

/** The spend by one source at one moment, in major units. */
export interface SpendReading {
  readonly used: number;
  readonly limit: number;
  readonly currency: string;
  /** When it was observed (epoch ms). */
  readonly at: number;
}

/** The alerts about the spend in its current period. */
export interface SpendMemory extends SpendReading {
  /** Percents of the limit that were passed, with or without an alert. */
  readonly passed: readonly number[];
  readonly reached: boolean;
  /** When a reading had far less spent (epoch ms); a second one in a row starts a new period. `null` without doubt. */
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

/** The spend of an observation; `null` without a limit or an amount, or while extra usage is off. */
export function spendReading(
  dated: { readonly value: ExtraUsage | null; readonly observedAt: number } | null,
): SpendReading | null {
  const { used = null, limit = null, enabled = false, userDisabled = true } = dated?.value ?? {};
  if (dated === null || used === null || limit === null || userDisabled) return null;
  if (used.currency !== limit.currency || !(limit.amount > 0) || !Number.isFinite(used.amount)) return null;
  // Anthropic may report extra usage as off once its limit is reached. Below the limit, off means no spend.
  if (!enabled && used.amount < limit.amount) return null;
  return { used: used.amount, limit: limit.amount, currency: limit.currency, at: dated.observedAt };
}

/**
 * Adds a reading. Each level that is passed upwards and a reached limit raise one event in a period. The first reading
 * raises none; nor do levels that are passed because the limit changed. Far less spent, or less in another month,
 * starts a new period once a second reading confirms it.
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
  const event = (kind: SpendEvent['kind'], value: number): SpendEvent => ({
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
  // A threshold that was set below the present spend was not crossed.
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

/** Whether the spend started anew, as in a new month; a partial refund does not count. */
function hasFallen(before: SpendReading, after: SpendReading): boolean {
  return monthOf(after.at) === monthOf(before.at) ? after.used < before.used / 2 : after.used < before.used;
}

function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7);
}
