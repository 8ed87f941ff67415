import type { Locale } from '../../core/text/format';
import type { HourSwitch } from '../../core/time/hour-switch';
import { languageOf } from '../../core/i18n/words';
import type { Settings } from '../../core/settings/settings';

type Variables = Readonly<Record<string, string | undefined>>;

/** Facts that `Intl` lacks, or does not follow while the app runs (macOS, Windows); `null`: as in `Intl`. */
export interface Regional {
  readonly hour12: HourSwitch;
  /** BCP 47. */
  readonly language: string | null;
}

/** The facts of `Intl` alone. */
export const plainRegional: Regional = { hour12: null, language: null };

/**
 * The user's present format of times and numbers, and the language of the words. A terminal or a Linux desktop sets both
 * in the environment; without them (`C`, unset) the clock has 24 hours. On macOS and Windows they come from `Intl`.
 */
export function systemLocale(
  variables: Variables,
  platform: NodeJS.Platform,
  regional: Regional = plainRegional,
): Locale {
  // eslint-disable-next-line no-restricted-syntax -- a formatter that is kept would not follow the system
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const formats = languageTag(variables['LC_ALL'] || variables['LC_TIME'] || variables['LANG']);
  const language = formats ?? (platform === 'linux' ? 'en-GB' : (regional.language ?? locale));
  const messages = languageTag(variables['LC_ALL'] || variables['LC_MESSAGES'] || variables['LANG']);
  const hours = regional.hour12 === null ? {} : { hour12: regional.hour12 };
  // A terminal on macOS sets LANG too, and Windows sets nothing: then the format's language is used for the words.
  return messages === null || platform !== 'linux'
    ? { language, timeZone, ...hours }
    : { language, timeZone, ...hours, words: languageOf({ language: messages, timeZone }) };
}

/** The locale with the language of the words and the clock that the user chose. */
export function localeWith(
  system: Locale,
  chosen: Settings['appearance']['language'],
  hours: Settings['appearance']['hours'] = 'system',
): Locale {
  const clock = hours === 'system' ? system : { ...system, hour12: hours === '12h' };
  return chosen === 'system' ? clock : { ...clock, words: chosen };
}

/**
 * Makes V8 read the system's time zone again: it caches the one of the start until `TZ` is assigned or deleted, when Node
 * clears that cache.
 */
export function renewTimeZone(env: NodeJS.ProcessEnv = process.env): void {
  const zone = env['TZ'];
  if (zone === undefined) delete env['TZ'];
  else env['TZ'] = zone;
}

/** `de_DE.UTF-8` as `de-DE`; `null` for `C`, `POSIX` and malformed names. */
function languageTag(text: string | undefined): string | null {
  const tag = (text ?? '').split('.')[0] ?? '';
  return /^[a-z]{2,3}([_-][A-Za-z]{2,4})?$/.test(tag) ? tag.replace('_', '-') : null;
}
