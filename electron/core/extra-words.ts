import { formatMoney, formatPercent, type Locale } from './format';
import { wordsOf } from './i18n/words';
import type { ExtraUsage, Money } from './usage';

/** Whether a full window is paid for from here on: extra usage is on and not spent. */
export function extraPays(extra: ExtraUsage | null): boolean {
  if (extra === null || !isOn(extra)) return false;
  const left = moneyLeft(extra);
  return left === null || left.amount > 0;
}

/** What pays after the limit, as a sentence; `null` when extra usage is off or unknown. */
export function thenPays(extra: ExtraUsage | null, locale: Locale): string | null {
  if (extra === null || !isOn(extra)) return null;
  const words = wordsOf(locale).money;
  if (!extraPays(extra)) return words.usedUp;
  const left = moneyLeft(extra);
  return left === null ? words.then : words.thenLeft(formatMoney(left, locale));
}

/** What pays at the limit, as a sentence; `null` when unknown. */
export function nowPays(extra: ExtraUsage | null, locale: Locale): string | null {
  if (extra === null) return null;
  const words = wordsOf(locale).money;
  if (!isOn(extra)) return words.notCharged;
  if (!extraPays(extra)) return words.usedUp;
  const left = moneyLeft(extra);
  return left === null ? words.now : words.nowLeft(formatMoney(left, locale));
}

/** `$47.52 of $140.00`, `$47.52`; `null` when no amount is known. */
export function spentOf({ used, limit }: ExtraUsage, locale: Locale): string | null {
  if (used === null) return null;
  const spent = formatMoney(used, locale);
  return limit === null ? spent : wordsOf(locale).money.spentOf(spent, formatMoney(limit, locale));
}

/** As `spentOf`, and `104 %` where a percent is all that is known; `null` when nothing is. */
export function spentOrPercent(extra: ExtraUsage, locale: Locale): string | null {
  const { limit, utilization } = extra;
  const isPercentAlone = limit === null && utilization !== null;
  return spentOf(extra, locale) ?? (isPercentAlone ? formatPercent(utilization, locale) : null);
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
