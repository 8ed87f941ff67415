import type { LimitModeView } from './limit-mode/types';
import type { ExtraUsage, Money } from './usage';

/**
 * What goes on once a limit is reached. `low_priority` and `grace`: Claude answers, without extra usage. `extra`: extra
 * usage pays, with so much left (`null`: unknown). `paused`: it is on, and a daily cap has stopped it. `used_up`: it is on
 * and spent. `off`: switched off, so nothing is charged. `unknown`: Anthropic said nothing of it. `unsure`: Claude went on
 * when it was last seen. Another way to go on is one more kind here; every text that depends on it then fails to compile.
 */
export type Cover =
  | { readonly kind: 'extra'; readonly left: Money | null }
  | { readonly kind: 'low_priority' | 'grace' | 'paused' | 'used_up' | 'off' | 'unknown' | 'unsure' };

/**
 * What goes on once a limit is reached.
 *
 * @param mode what the answers' own headers said; `null`: nothing
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
  // The headers of an answer that it paid for are newer than the report of what is left.
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

/** The smaller of what the limit and the prepaid balance leave; `null` when neither is known. */
function moneyLeft({ used, limit, balance }: ExtraUsage): Money | null {
  if (limit === null || used === null || used.currency !== limit.currency) return balance;
  const amount = Math.max(0, limit.amount - used.amount);
  if (balance?.currency === limit.currency && balance.amount < amount) return balance;
  return { amount, currency: limit.currency };
}
