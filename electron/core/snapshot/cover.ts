import type { LimitModeView } from '../limit-mode/limit-mode';
import type { ExtraUsage, Money } from '../usage/usage';

/**
 * How Claude continues once a limit is reached. `low_priority` and `grace`: it answers without extra usage. `extra`:
 * extra usage pays, with this amount left (`null`: unknown). `paused`: extra usage is on, and a daily cap has stopped
 * it. `used_up`: it is on and spent. `off`: it is off, so nothing is charged. `unknown`: Anthropic reported nothing.
 * `unsure`: Claude continued when it was last observed. For a new kind, every text that depends on one fails to
 * compile.
 */
export type Cover =
  | { readonly kind: 'extra'; readonly left: Money | null }
  | { readonly kind: 'low_priority' | 'grace' | 'paused' | 'used_up' | 'off' | 'unknown' | 'unsure' };

/**
 * How Claude continues once a limit is reached.
 *
 * @param mode the mode in the headers of Claude's answers; `null` without one
 */
export function coverOf(extra: ExtraUsage | null, mode: LimitModeView | null = null): Cover {
  if (mode !== null && mode.mode !== 'normal') return { kind: mode.mode };
  const money = moneyCover(extra);
  return mode?.isUncertain === true && money.kind !== 'extra' ? { kind: 'unsure' } : money;
}

/** Whether Claude answers while a limit is reached. */
export function goesOn({ kind }: Cover): boolean {
  return kind === 'extra' || kind === 'low_priority' || kind === 'grace';
}

function moneyCover(extra: ExtraUsage | null): Cover {
  if (extra === null) return { kind: 'unknown' };
  const left = moneyLeft(extra);
  // The headers of an answer that extra usage paid for are newer than the report of the amount left.
  if (extra.state?.inUse === true)
    return { kind: 'extra', left: left !== null && left.amount > 0 ? left : null };
  if (!isOn(extra)) return { kind: 'off' };
  if (extra.state?.isPaused === true) return { kind: 'paused' };
  const hasLeft = (left === null || left.amount > 0) && extra.limitReached !== true;
  return hasLeft ? { kind: 'extra', left } : { kind: 'used_up' };
}

function isOn({ enabled, userDisabled, disabledReason }: ExtraUsage): boolean {
  return enabled && !userDisabled && disabledReason === null;
}

/** The smaller of what limit and prepaid balance leave; `null` if both are unknown. */
function moneyLeft({ used, limit, balance }: ExtraUsage): Money | null {
  if (limit === null || used === null || used.currency !== limit.currency) return balance;
  const amount = Math.max(0, limit.amount - used.amount);
  if (balance?.currency === limit.currency && balance.amount < amount) return balance;
  return { amount, currency: limit.currency };
}
