import { formatPercent } from '../../electron/core/format';
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
  const shown = (used: number) => formatPercent(amount === 'used' ? used : Math.max(0, 100 - used), locale);
  if (estimate === null) return shown(utilization);
  const ends = amount === 'used' ? [estimate.low, estimate.high] : [estimate.high, estimate.low];
  const [low = '', high = ''] = ends.map(shown);
  return low === high ? high : `${low.replace(/\D+$/, '')}–${high}`;
}
