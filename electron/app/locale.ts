import type { Locale } from '../core/format';

type Variables = Readonly<Record<string, string | undefined>>;

/** How this user writes times and numbers, from the environment; the app's words are English. */
export function systemLocale(variables: Variables): Locale {
  const wished = (variables['LC_ALL'] || variables['LC_TIME'] || variables['LANG'] || '').split('.')[0] ?? '';
  const language = /^[a-z]{2,3}([_-][A-Za-z]{2,4})?$/.test(wished) ? wished.replace('_', '-') : undefined;
  const resolved = new Intl.DateTimeFormat(language).resolvedOptions();
  return { language: language ?? resolved.locale, timeZone: resolved.timeZone };
}
