/** How this user writes times and numbers. A malformed language tag or zone makes `Intl` throw a RangeError. */
export interface Locale {
  /** BCP 47, e.g. `en-GB`. */
  readonly language: string;
  /** IANA name, e.g. `Europe/London`. */
  readonly timeZone: string;
  /** The user's choice of clock; absent: what the language is used to. */
  readonly hour12?: boolean | undefined;
  /** The language of the words, where it is not that of the formats (LC_MESSAGES beside LC_TIME, or a setting). */
  readonly words?: 'en' | 'de' | 'ja' | undefined;
}

/** The same formats with English words: for what goes into a bug report or a script, whatever is on screen. */
export function inEnglish(locale: Locale): Locale {
  return { ...locale, words: 'en' };
}
