import type { ExtraUsage, Money } from './usage';

/**
 * What goes on once a limit is reached. `extra`: extra usage pays, with so much left (`null`: unknown). `used_up`: it
 * is on and spent. `off`: switched off, so nothing is charged. `unknown`: Anthropic said nothing of it. Another way to
 * go on (a grace period, low priority) is one more kind here; every text that depends on it then fails to compile.
 */
export type Cover =
  { readonly kind: 'extra'; readonly left: Money | null } | { readonly kind: 'used_up' | 'off' | 'unknown' };

/** What goes on once a limit is reached, by what Anthropic said of extra usage. */
export function coverOf(extra: ExtraUsage | null): Cover {
  if (extra === null) return { kind: 'unknown' };
  if (!isOn(extra)) return { kind: 'off' };
  const left = moneyLeft(extra);
  return left === null || left.amount > 0 ? { kind: 'extra', left } : { kind: 'used_up' };
}

function isOn({ enabled, userDisabled, disabledReason }: ExtraUsage): boolean {
  return enabled && !userDisabled && disabledReason === null;
}

/** The smaller of what the limit and the prepaid balance leave; `null` when neither is known. */
function moneyLeft({ used, limit, balance }: ExtraUsage): Money | null {
  if (limit === null || used === null || used.currency !== limit.currency) return balance;
  const amount = Math.max(0, limit.amount - used.amount);
  if (balance?.currency === limit.currency && balance.amount < amount) return balance;
  return { amount, currency: limit.currency };
}
