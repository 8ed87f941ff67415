import { percentOf, rangeOf, withoutUnit } from './amount-words';
import { formatPercent, type Locale } from './format';
import { wordsOf } from '../i18n/words';
import { prospectOf } from '../pace/prospect';
import type { Amount } from '../settings/settings';
import type { WindowView } from '../snapshot/snapshot-types';

/**
 * The forecast at the reset, short enough to stand beside a number: `34–47 % at reset`, `58–100+ % at reset`,
 * `0–42 % left at reset`, `too early to tell`, `runs out`; `null` without a forecast. A value above 100 % is never
 * written as a percent.
 */
export function forecastText(window: WindowView, amount: Amount, locale: Locale): string | null {
  const words = wordsOf(locale).row;
  const prospect = prospectOf(window);
  switch (prospect.kind) {
    case 'lasts':
    case 'tight':
    case 'may_run_out': {
      const { low, high } = prospect.range;
      const range =
        amount === 'used' && high >= 100 ? overText(low, locale) : rangeOf({ low, high }, amount, locale);
      return (amount === 'used' ? words.atReset : words.atResetLeft)(range);
    }
    case 'too_early':
      return words.tooEarly;
    case 'rough_run_out':
    case 'runs_out':
      return words.runsOut;
    case 'resting':
    case 'unknown':
    case 'unforeseen':
    case 'reached':
      return null;
  }
}

/** `58–100+ %`. */
function overText(low: number, locale: Locale): string {
  const full = formatPercent(100, locale);
  const number = withoutUnit(full);
  return `${withoutUnit(percentOf(low, 'used', locale))}–${number}+${full.slice(number.length)}`;
}
