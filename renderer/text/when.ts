import { formatClock, type Locale } from '../../electron/core/text/format';
import type { Tick } from '../chart/ticks';

/** `Thu 19 Nov, 11:26`. */
export function momentText(at: number, locale: Locale): string {
  const { language, timeZone } = locale;
  const day = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone,
  }).format(at);
  return `${day.replace(',', '')}, ${formatClock(at, at, locale)}`;
}

/** The label of a tick: `15:00`, `Sat 14`, `9 Nov`, `Nov`. */
export function tickText({ at, kind }: Tick, locale: Locale, weekly: boolean): string {
  const { language, timeZone } = locale;
  if (kind === 'time') return formatClock(at, at, locale);
  const parts: Intl.DateTimeFormatOptions =
    kind === 'month'
      ? { month: 'short' }
      : weekly
        ? { day: 'numeric', month: 'short' }
        : { weekday: 'short', day: 'numeric' };
  return new Intl.DateTimeFormat(language, { ...parts, timeZone }).format(at);
}

/** A span as the language writes it: `17 Nov – 24 Nov 2026`. */
export function spanText(since: number, until: number, { language, timeZone }: Locale): string {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  });
  return format.formatRange(since, until);
}

/** The short name of a weekday, `Mon` … `Sun`; 0 is Monday. */
export function weekdayText(weekday: number, { language }: Locale): string {
  // 5 January 1970 was a Monday.
  const at = Date.UTC(1970, 0, 5 + weekday, 12);
  return new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(at);
}

/** A full hour of the day: `09:00`. */
export function hourText(hour: number, locale: Locale): string {
  const at = Date.UTC(1970, 0, 5, hour);
  return formatClock(at, at, { ...locale, timeZone: 'UTC' });
}
