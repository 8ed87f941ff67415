import type { Locale } from '../locale';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';
import { isLanguage, type Language } from './languages';

/**
 * The catalogue of all texts, a section a file. English defines its shape: a missing key in another language is a type
 * error. An entry is a text, or a function that returns one; plurals use `plural`.
 */
export type Words = typeof en;

const catalogues: Readonly<Record<Language, Words>> = { en, de, ja, fr, es };

/** The catalogue of a locale's language; English for any other language. */
export function wordsOf(locale: Locale): Words {
  return catalogues[languageOf(locale)];
}

/** The language of the words: the chosen one, or that of the formats. */
export function languageOf({ words, language }: Locale): Language {
  if (words !== undefined) return words;
  const primary = language.slice(0, 2).toLowerCase();
  return isLanguage(primary) ? primary : 'en';
}
