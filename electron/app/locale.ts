import type { Locale } from '../core/format';
import { languageOf } from '../core/i18n/words';
import type { Settings } from '../core/settings';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * How this user writes times and numbers, and the language of the words. A terminal or a Linux desktop says both in
 * the environment; where nobody says it (`C`, unset) the clock has 24 hours. macOS and Windows tell it to Intl.
 */
export function systemLocale(variables: Variables, platform: NodeJS.Platform): Locale {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const formats = languageTag(variables['LC_ALL'] || variables['LC_TIME'] || variables['LANG']);
  const language = formats ?? (platform === 'linux' ? 'en-GB' : locale);
  const messages = languageTag(variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG']);
  // A terminal on macOS names LANG too, and Windows names nothing: then the formats speak for the words.
  return messages === null || platform !== 'linux'
    ? { language, timeZone }
    : { language, timeZone, words: languageOf({ language: messages, timeZone }) };
}

/** The locale with the language of the words that the user chose. */
export function localeWith(system: Locale, chosen: Settings['appearance']['language']): Locale {
  return chosen === 'system' ? system : { ...system, words: chosen };
}

/** `de_DE.UTF-8` as `de-DE`; `null` for `C`, `POSIX` and what is none. */
function languageTag(text: string | undefined): string | null {
  const tag = (text ?? '').split('.')[0] ?? '';
  return /^[a-z]{2,3}([_-][A-Za-z]{2,4})?$/.test(tag) ? tag.replace('_', '-') : null;
}
