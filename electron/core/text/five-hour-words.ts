import type { FiveHourLimit } from '../usage/five-hour';
import type { Words } from '../i18n/words';
import type { AccountSnapshot } from '../snapshot/snapshot-types';

/** A sentence about the 5-hour limit; `null` where the account has one as usual, and before the first answer. */
export function fiveHourSentence(
  { phase, fiveHourLimit }: Pick<AccountSnapshot, 'phase' | 'fiveHourLimit'>,
  words: Words['fiveHour'],
): string | null {
  return phase === 'ready' ? sentenceOf(fiveHourLimit, words) : null;
}

function sentenceOf(limit: FiveHourLimit | undefined, words: Words['fiveHour']): string | null {
  return limit === undefined || limit === 'present' ? null : words[limit];
}
