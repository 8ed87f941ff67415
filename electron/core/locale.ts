import type { Language } from './i18n/languages';

/** The user's formats of times and numbers. A malformed language tag or zone makes `Intl` throw a RangeError. */
export interface Locale {
  /** BCP 47, e.g. `en-GB`. */
  readonly language: string;
  /** IANA name, e.g. `Europe/London`. */
  readonly timeZone: string;
  /** The user's choice of a 12-hour clock; absent: the usual clock of the language. */
  readonly hour12?: boolean | undefined;
  /** The language of the words, if it differs from that of the formats (LC_MESSAGES and LC_TIME, or a setting). */
  readonly words?: Language | undefined;
}

/** The same formats with English words, for bug reports and scripts in every language. */
export function inEnglish(locale: Locale): Locale {
  return { ...locale, words: 'en' };
}
