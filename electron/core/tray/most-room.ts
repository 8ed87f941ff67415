import { wholePercent } from '../text/format';
import type { AccountSummary } from '../snapshot/snapshot-types';
import type { BarPair, IconState } from './icon/spec';

/** The setting for the account with most room in place of a window's id: "where can I go on?" */
export const MOST_ROOM = 'most_room';

/**
 * The account whose tightest window is used least; one with a present number goes before one with an old number. `null`
 * for a single account, or without any number.
 */
export function accountWithRoom(accounts: readonly AccountSummary[]): AccountSummary | null {
  return accounts.length < 2 ? null : (byRoom(accounts)[0] ?? null);
}

/** The levels of the two accounts with most room, the roomiest first. */
export function roomPair(accounts: readonly AccountSummary[]): BarPair {
  const [first, second] = byRoom(accounts).map(({ utilization }) =>
    utilization === null ? null : Math.min(100, wholePercent(utilization)),
  );
  return [first ?? null, second ?? null];
}

function byRoom(accounts: readonly AccountSummary[]): readonly AccountSummary[] {
  const known = accounts.filter(({ utilization }) => utilization !== null);
  return known.toSorted(
    (a, b) => Number(a.stale) - Number(b.stale) || (a.utilization ?? 0) - (b.utilization ?? 0),
  );
}

/** The state of an account's icon. */
export function accountState({ utilization, severity, stale, source }: AccountSummary): IconState {
  if (severity === 'reached') return 'reached';
  if (utilization === null) return 'no_data';
  return stale || source === 'local_estimate' ? 'stale' : severity;
}
