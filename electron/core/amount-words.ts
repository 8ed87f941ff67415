import { formatPercent, wholePercent, type Locale } from './format';
import type { Amount } from './settings';

/** The percent as the user wants it: used, or what is left of the whole percents. */
export function percentOf(used: number, amount: Amount, locale: Locale): string {
  return formatPercent(amount === 'left' ? leftOf(used) : used, locale);
}

/** Whole percents left of a limit: 100 only where nothing was used. */
export function leftOf(used: number): number {
  return used > 0 && used < 1 ? 99 : Math.max(0, 100 - wholePercent(used));
}

/** `38–47 %`: the ends of a range of percents used, as used or left. */
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

/** A percent without its sign, for the first of two. */
export function withoutUnit(percent: string): string {
  return percent.replace(/\D+$/, '');
}
