/**
 * The languages of Quotide, each with its name in itself and the language tag of its formats. A further language is a
 * line here, a folder beside `en`, and its catalogue in `words.ts`.
 */
export const LANGUAGES = {
  en: { name: 'English', formats: 'en-GB' },
  de: { name: 'Deutsch', formats: 'de-DE' },
  ja: { name: '日本語', formats: 'ja-JP' },
  fr: { name: 'Français', formats: 'fr-FR' },
  es: { name: 'Español', formats: 'es-ES' },
} as const;

export type Language = keyof typeof LANGUAGES;

/** The languages in the order of the settings. */
export const languageIds = Object.keys(LANGUAGES) as readonly Language[] as readonly [
  Language,
  ...Language[],
];

/** Whether a text is one of the languages: `de`, not `de-DE`. */
export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}
