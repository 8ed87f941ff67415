import type { BankedView } from '../snapshot/snapshot-types';
import { BANKED, type AlertEvent } from './alert';

/** How long before its end an unused banked reset raises an alert (ms). */
const AHEAD_MS = 3 * 86_400_000;

/** The most ids that are stored; an account has a few grants a year. */
const MOST_TOLD = 50;

/**
 * The banked resets that expire within three days. Each grant raises one alert.
 *
 * @param alerted ids of the grants that raised one before
 */
export function expiringGrants(
  alerted: readonly string[],
  known: BankedView | null,
  { now, account }: { readonly now: number; readonly account: string },
): { readonly alerted: readonly string[]; readonly events: readonly AlertEvent[] } {
  const soon = (known?.grants ?? []).filter(
    ({ id, endsAt }) => endsAt !== null && endsAt - now <= AHEAD_MS && !alerted.includes(id),
  );
  if (soon.length === 0) return { alerted, events: [] };
  const event: AlertEvent = {
    kind: 'banked_expires',
    at: now,
    window: BANKED,
    value: soon.reduce((sum, { left }) => sum + left, 0),
    early: false,
    account,
  };
  return { alerted: [...alerted, ...soon.map(({ id }) => id)].slice(-MOST_TOLD), events: [event] };
}
