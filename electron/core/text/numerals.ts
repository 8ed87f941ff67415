import { LANGUAGES, type Language } from '../i18n/languages';

/** The locale where `Intl` has no data for another: international English with a 24-hour clock. */
const FALLBACK = 'en-GB';

/** Locales with Latin digits and the common calendar in every region, which `Intl` always has: returned as they are. */
const PLAIN = /^(en|de|ja|fr|es|it|pt|nl|sv|pl)(-[A-Z]{2})?$/;

/**
 * A language tag for `Intl`, with Latin digits and the common calendar: no language of Quotide has digits of its own,
 * and Persian digits among English words are hard to read. A malformed tag, or one without data, becomes the fallback:
 * otherwise `Intl` writes patterns such as "Fri 2 ├Minute: 0┤".
 */
export function intlLocale(language: string): string {
  if (PLAIN.test(language)) return language;
  const tag = supportedTag(language) ?? FALLBACK;
  return new Intl.Locale(tag, { numberingSystem: 'latn', calendar: 'gregory' }).toString();
}

/** The language tag of `Intl` for a language of the words. */
export function spokenLocale(words: Language): string {
  return intlLocale(LANGUAGES[words].formats);
}

/**
 * Removes marks of writing direction (U+200E, U+200F, U+061C, embeddings, isolates): a terminal shows them as boxes.
 */
export function plainText(text: string): string {
  return text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '');
}

function supportedTag(language: string): string | null {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language])[0] ?? null;
  } catch {
    return null;
  }
}
