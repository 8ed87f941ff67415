import { percentOf, rangeOf } from '../../electron/core/amount-words';
import type { Locale } from '../../electron/core/format';
import type { Amount } from '../../electron/core/settings';
import type { WindowView } from '../../electron/core/snapshot-types';

/** `22 %`, or what is left of 100; an estimate as its range, `9–16 %`. */
export function figureText(
  { estimate }: Pick<WindowView, 'estimate'>,
  utilization: number,
  amount: Amount,
  locale: Locale,
): string {
  return estimate === null ? percentOf(utilization, amount, locale) : rangeOf(estimate, amount, locale);
}
