import { leftOf, percentOf } from '../text/amount-words';
import { formatPercent, type Locale } from '../text/format';
import { join } from '../i18n/join';
import { wordsOf } from '../i18n/words';
import type { Amount } from '../settings/settings';
import type { SituationFacts } from '../snapshot/situation';
import type { PercentRange, Verdict, WindowView } from '../snapshot/snapshot-types';
import { windowNoun } from '../text/window-words';

/** The facts from which the verdict is built. Instants are epoch ms. */
export interface VerdictInput extends SituationFacts {
  readonly observedAt: number | null;
  readonly locale: Locale;
  /** Whether numbers show what is used or left; used if absent. */
  readonly amount?: Amount;
}

/** A verdict in the calm tone. */
export function calm(claim: string, rest: string, note: string | null = null): Verdict {
  return { tone: 'normal', claim, rest, note };
}

/** `83 % of the 5-hour window is used.`, `17 % of the 5-hour window is left.` */
export function usedWords(window: WindowView, { locale, amount = 'used' }: VerdictInput): string {
  const words = wordsOf(locale);
  const noun = windowNoun(window, words);
  if (window.utilization === null) return words.verdict.nearLimit(noun);
  const percent = percentOf(window.utilization, amount, locale);
  return (amount === 'used' ? words.verdict.used : words.verdict.remains)(percent, noun);
}

/** The middle of the forecast at the window's reset, naming the window. */
export function endsWords(
  { mid }: PercentRange,
  noun: string,
  at: string,
  { locale, amount = 'used' }: VerdictInput,
): string {
  const words = wordsOf(locale).verdict;
  if (amount === 'left') return words.endsLeft(formatPercent(leftOf(mid), locale), noun, at);
  return (mid < 1 ? words.endsBelow : words.ends)(formatPercent(Math.max(1, mid), locale), noun, at);
}

/** The same for the window of the sentence before. */
export function itEndsWords(
  { mid }: PercentRange,
  at: string,
  { locale, amount = 'used' }: VerdictInput,
): string {
  const words = wordsOf(locale).verdict;
  if (amount === 'left') return words.itEndsLeft(formatPercent(leftOf(mid), locale), at);
  return (mid < 1 ? words.itEndsBelow : words.itEnds)(formatPercent(Math.max(1, mid), locale), at);
}

/** Joins the sentences that are not `null` into one note. */
export function sentences(...parts: readonly (string | null)[]): string | null {
  return join(...parts) || null;
}
