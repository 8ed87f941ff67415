import { formatCountdown, type Locale } from './format';
import { wordsOf } from './i18n/words';

/** That this computer's clock is so much ahead (ms, negative: behind), and what the app goes by instead. */
export function clockSentence(aheadMs: number, locale: Locale): string {
  const { clockAhead, clockBehind } = wordsOf(locale).popover.why;
  const size = formatCountdown(Math.abs(aheadMs), locale);
  return aheadMs > 0 ? clockAhead(size) : clockBehind(size);
}
