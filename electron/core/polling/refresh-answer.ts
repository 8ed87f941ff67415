import { formatAge, formatClock, type Locale } from '../text/format';
import { wordsOf } from '../i18n/words';

/** The answer to a click on Refresh that led to no request. */
export type RefreshAnswer = {
  /** When the click was answered (epoch ms). */
  readonly at: number;
} & (
  | { readonly kind: 'asking' }
  | { readonly kind: 'up_to_date'; readonly ageMs: number }
  | { readonly kind: 'just_asked'; readonly ageMs: number; readonly againInMs: number }
  | { readonly kind: 'asked_to_wait'; readonly until: number }
  /** The login was checked again and cannot be used. */
  | { readonly kind: 'login' }
);

/** The answer as a text. Ages are those at the click: a screen reader must not read a new text each second. */
export function refreshAnswerText(answer: RefreshAnswer, locale: Locale): string {
  const words = wordsOf(locale).page.answer;
  switch (answer.kind) {
    case 'asking':
      return words.asking;
    case 'up_to_date':
      return words.upToDate(formatAge(answer.ageMs, locale));
    case 'just_asked':
      return words.justAsked(formatAge(answer.ageMs, locale), formatAge(answer.againInMs, locale));
    case 'asked_to_wait':
      return words.waitUntil(formatClock(answer.until, answer.at, locale));
    case 'login':
      return words.login;
  }
}
