import type { Locale } from '../core/format';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * How this user writes times and numbers; the app's words are English. A terminal or a Linux desktop says it in
 * the environment; where nobody says it (`C`, unset) the clock has 24 hours. macOS and Windows tell it to Intl.
 */
export function systemLocale(variables: Variables, platform: NodeJS.Platform): Locale {
  const wished = (variables['LC_ALL'] || variables['LC_TIME'] || variables['LANG'] || '').split('.')[0] ?? '';
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (/^[a-z]{2,3}([_-][A-Za-z]{2,4})?$/.test(wished))
    return { language: wished.replace('_', '-'), timeZone };
  return { language: platform === 'linux' ? 'en-GB' : locale, timeZone };
}
