import { formatPercent, wholePercent, type Locale } from './format';
import type { Amount } from '../settings/settings';

/** A percent as the user chose it: used, or left. */
export function percentOf(used: number, amount: Amount, locale: Locale): string {
  return formatPercent(amount === 'left' ? leftOf(used) : used, locale);
}

/** The whole percents that are left; 100 only if nothing was used. */
export function leftOf(used: number): number {
  return used > 0 && used < 1 ? 99 : Math.max(0, 100 - wholePercent(used));
}

/** `38–47 %`: a range of percents used, shown as used or left. */
export function rangeOf(
  { low, high }: { readonly low: number; readonly high: number },
  amount: Amount,
  locale: Locale,
): string {
  const [from = '', to = ''] = (amount === 'used' ? [low, high] : [high, low]).map((end) =>
    percentOf(end, amount, locale),
  );
  return from === to ? to : `${withoutUnit(from)}–${to}`;
}

/** A percent without its sign, for the low end of a range. */
export function withoutUnit(percent: string): string {
  return percent.replace(/\D+$/, '');
}
