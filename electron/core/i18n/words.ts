import type { Locale } from '../locale';
import { de } from './de';
import { en } from './en';
import { ja } from './ja';

/** The languages that Quotide speaks. */
export type Language = 'en' | 'de' | 'ja';

/**
 * All that Quotide says, a section a file. English is the shape: a key that another language lacks is a type
 * error. An entry is a text, or a function that makes one; plurals go through `plural`.
 */
export type Words = typeof en;

const catalogues: Readonly<Record<Language, Words>> = { en, de, ja };

/** The words in the language of a locale; English where we do not speak it. */
export function wordsOf(locale: Locale): Words {
  return catalogues[languageOf(locale)];
}

/** The language of the words: the one chosen, else that of the formats. */
export function languageOf({ words, language }: Locale): Language {
  if (words !== undefined) return words;
  const primary = language.slice(0, 2).toLowerCase();
  return primary === 'de' || primary === 'ja' ? primary : 'en';
}
