import type { BankedView, WindowView } from '../snapshot/snapshot-types';
import type { Dated } from '../tracker/tracker-state';
import type { ExtraUsage } from '../usage/usage';
import { expiringGrants } from './banked';
import { foresee, type RunsOutMemory } from './foresight';
import { followSpend, spendReading, type SpendMemory } from './spend';
import type { AlertEvent } from './alert';

/** Which alerts one account has had besides those of tracker events. Plain JSON, stored over restarts. */
export interface AlertMemory {
  readonly runsOut: RunsOutMemory;
  readonly spend: SpendMemory | null;
  /** Ids of the grants of banked resets whose end was alerted. */
  readonly banked?: readonly string[] | undefined;
}

/** The facts that are compared with the memory, all of one account. */
export interface AlertFacts {
  readonly account: string;
  readonly windows: readonly WindowView[];
  readonly extraUsage: Dated<ExtraUsage | null> | null;
  readonly bankedResets: BankedView | null;
  /** Ids of windows that were reset since the last call. */
  readonly ended: readonly string[];
  readonly spendThresholds: readonly number[];
  readonly now: number;
}

/**
 * Finds the alerts that follow from several readings together. The first call of an account only fills the memory.
 *
 * @param before `null` on the first call
 */
export function lookAhead(
  before: AlertMemory | null,
  facts: AlertFacts,
): { readonly memory: AlertMemory; readonly events: readonly AlertEvent[] } {
  const { runsOut = {}, spend = null, banked = [] } = before ?? {};
  const foreseen = foresee(runsOut, facts.windows, facts.ended, facts);
  const reading = spendReading(facts.extraUsage);
  const money =
    reading === null
      ? { memory: spend, events: [] }
      : followSpend(spend, reading, { thresholds: facts.spendThresholds, account: facts.account });
  const expiring = expiringGrants(banked, facts.bankedResets, facts);
  return {
    memory: { runsOut: foreseen.memory, spend: money.memory, banked: expiring.alerted },
    events: before === null ? [] : [...foreseen.events, ...money.events, ...expiring.events],
  };
}
