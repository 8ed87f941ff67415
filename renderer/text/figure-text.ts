import { percentOf, rangeOf } from '../../electron/core/text/amount-words';
import type { Locale } from '../../electron/core/text/format';
import type { Amount } from '../../electron/core/settings/settings';
import type { WindowView } from '../../electron/core/snapshot/snapshot-types';

/** The percent, used or left, such as `22 %`; an estimate is a range, `9–16 %`. */
export function figureText(
  { range }: Pick<WindowView, 'range'>,
  utilization: number,
  amount: Amount,
  locale: Locale,
): string {
  return range === null ? percentOf(utilization, amount, locale) : rangeOf(range, amount, locale);
}
