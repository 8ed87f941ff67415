import type { Locale } from './format';
import { spellDuration } from './spell';
import { wordsOf } from '../i18n/words';

/** A sentence: this computer's clock is ahead by `aheadMs` (negative: behind), and the app uses the server's time. */
export function clockSentence(aheadMs: number, locale: Locale): string {
  const { clockAhead, clockBehind } = wordsOf(locale).popover.why;
  const size = spellDuration(Math.abs(aheadMs), locale);
  return aheadMs > 0 ? clockAhead(size) : clockBehind(size);
}
