import { languageOf } from '../../electron/core/i18n/words';
import { formatClock, languageOfDays, type Locale } from '../../electron/core/text/format';
import { dateFormatter } from '../../electron/core/text/formatters';

/** `Thu 19 Nov, 11:26`. */
export function momentText(at: number, locale: Locale): string {
  return `${dateText(at, locale)}, ${formatClock(at, at, locale)}`;
}

/** A day in the language of the words: `Thu 19 Nov`. */
export function dateText(at: number, locale: Locale): string {
  return withWeekday(at, locale, { day: 'numeric', month: 'short' });
}

/** A day of a month that is known: `Thu 19`. */
export function dayText(at: number, locale: Locale): string {
  return withWeekday(at, locale, { day: 'numeric' });
}

/** Weekday first and without a comma, as people write it in most languages; Japanese has it at the end. */
function withWeekday(at: number, locale: Locale, date: Intl.DateTimeFormatOptions): string {
  const whole = dayIn(at, locale, { ...date, weekday: 'short' });
  switch (languageOf(locale)) {
    case 'ja':
    case 'fr':
      return whole;
    case 'de':
    case 'es':
      return whole.replace(/\.?, /, ' ');
    case 'en':
      return `${dayIn(at, locale, { weekday: 'short' })} ${dayIn(at, locale, date)}`;
  }
}

/** Parts of a date in the language of the words, not in that of the formats: days and months are words. */
export function dayIn(at: number, locale: Locale, parts: Intl.DateTimeFormatOptions): string {
  return dateFormatter(languageOfDays(locale), { ...parts, timeZone: locale.timeZone }).format(at);
}

/** A span as the language writes it: `17–24 Nov`, with the year unless all of it is in the year of `now`. */
export function spanText(since: number, until: number, now: number, locale: Locale): string {
  const language = languageOfDays(locale);
  const { timeZone } = locale;
  const yearOf = (at: number): string => dayIn(at, locale, { year: 'numeric' });
  const isThisYear = [since, until].every((at) => yearOf(at) === yearOf(now));
  const parts: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone };
  const format = dateFormatter(language, isThisYear ? parts : { ...parts, year: 'numeric' });
  // A span that ends at midnight does not reach the next day.
  return format.formatRange(since, Math.max(since, until - 1));
}

/** The short name of a weekday, `Mon` … `Sun`; 0 is Monday. */
export function weekdayText(weekday: number, locale: Locale): string {
  // 5 January 1970 was a Monday.
  return dayIn(Date.UTC(1970, 0, 5 + weekday, 12), { ...locale, timeZone: 'UTC' }, { weekday: 'short' });
}

/** A full hour of the day: `09:00`. */
export function hourText(hour: number, locale: Locale): string {
  return minuteText(hour * 60, locale);
}

/** A minute of the day, counted from midnight: `09:15`. */
export function minuteText(minute: number, locale: Locale): string {
  const at = Date.UTC(1970, 0, 5, 0, minute);
  return formatClock(at, at, { ...locale, timeZone: 'UTC' });
}
