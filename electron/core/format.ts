import { wholePercent } from './format-percent';
import { languageOf, wordsOf, type Language } from './i18n/words';
import type { Locale } from './locale';
import type { Money } from './usage';

export { wholePercent } from './format-percent';
export type { Locale } from './locale';

/** U+202F between a number and its unit: narrow, and never a line break. */
const THIN = '\u202f';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `22 %`; `<1 %` for anything between 0 and 1. 0.98 is a value that the API gave. */
export function formatPercent(utilization: number, locale: Locale): string {
  const digits = new Intl.NumberFormat(locale.language, { maximumFractionDigits: 0, useGrouping: false });
  const text = digits.format(wholePercent(utilization));
  return utilization > 0 && utilization < 1 ? `<${digits.format(1)}${THIN}%` : `${text}${THIN}%`;
}

/** `1.3`, `2`: percent points as they are said of an error, one digit behind the point at most. */
export function formatPoints(points: number, locale: Locale): string {
  return new Intl.NumberFormat(locale.language, { maximumFractionDigits: 1 }).format(Math.abs(points));
}

/** `2 h 13 m`, `2 d 20 h`, `37 m`, `under a minute`: whole units, rounded down, zeros left out. */
export function formatCountdown(ms: number, locale: Locale): string {
  const { under, minutes, hours, days } = wordsOf(locale).time.countdown;
  if (ms < MINUTE) return under;
  if (ms < HOUR) return unit(ms, MINUTE, minutes);
  if (ms < DAY) return pair(unit(ms, HOUR, hours), unit(ms % HOUR, MINUTE, minutes));
  return pair(unit(ms, DAY, days), unit(ms % DAY, HOUR, hours));
}

/** `12 s`, `4 min`, `2 h`, `3 d`: how long ago, rounded down. */
export function formatAge(ms: number, locale: Locale): string {
  const { seconds, minutes, hours, days } = wordsOf(locale).time.age;
  if (ms < MINUTE) return unit(Math.max(0, ms), SECOND, seconds);
  if (ms < HOUR) return unit(ms, MINUTE, minutes);
  return ms < DAY ? unit(ms, HOUR, hours) : unit(ms, DAY, days);
}

/** `15:00` today, `Tue 09:00` within six days before or after, `28 Nov 09:00` beyond. */
export function formatClock(at: number, now: number, locale: Locale): string {
  const days = Math.abs(daysBetween(now, at, locale));
  if (days === 0) return timeOfDay(at, locale);
  const named = (date: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(languageOfDays(locale), { ...date, timeZone: locale.timeZone }).format(at);
  const day =
    days <= 6
      ? wordsOf(locale).time.day(named({ weekday: 'short' }))
      : named({ day: 'numeric', month: 'short' });
  return `${day} ${timeOfDay(at, locale)}`;
}

const spoken: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', ja: 'ja-JP' };

/** The names of days and months are words: they stand within sentences. Digits are written as the user's formats. */
function languageOfDays(locale: Locale): string {
  const words = languageOf(locale);
  return locale.language.slice(0, 2).toLowerCase() === words ? locale.language : spoken[words];
}

/** Midnights between two instants in the user's zone: 0 is the same day, 1 tomorrow, -1 yesterday. */
export function daysBetween(from: number, to: number, { timeZone }: Locale): number {
  const calendar = new Intl.DateTimeFormat('en-US', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone,
  });
  return dayNumber(to, calendar) - dayNumber(from, calendar);
}

/** `842`, `4.2 k`, `46 k`, `3.1 M`, `120 M`, `1.2 B`; `310 万` in Japanese, which counts by ten thousands. */
export function formatTokens(count: number, locale: Locale): string {
  const number = (value: number) =>
    new Intl.NumberFormat(locale.language, { maximumFractionDigits: 1, useGrouping: false }).format(value);
  const scales = wordsOf(locale).time.tokens;
  for (const [index, { size, sign, decimalBelow }] of [...scales.entries()].reverse()) {
    const value = roundTo(count / size, count / size < decimalBelow ? 1 : 0);
    // What rounds up to the next scale is written in it: `1 M` rather than `1000 k`.
    const next = scales[index + 1];
    const full = next !== undefined && value >= next.size / size;
    if (count >= size && !full) return `${number(value)}${THIN}${sign}`;
    if (full) return `${number(1)}${THIN}${next.sign}`;
  }
  return number(Math.round(count));
}

/** `$92.48`, `92,48 $`: as the locale writes it, with the short sign. A code that is none stays a word. */
export function formatMoney(money: Money, locale: Locale): string {
  const isCode = /^[A-Za-z]{3}$/.test(money.currency);
  if (!isCode)
    return `${new Intl.NumberFormat(locale.language).format(money.amount)} ${money.currency}`.trim();
  return new Intl.NumberFormat(locale.language, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
  }).format(money.amount);
}

function unit(ms: number, size: number, name: string): string {
  return `${Math.floor(ms / size)}${THIN}${name}`;
}

function pair(large: string, small: string): string {
  return small.startsWith('0') ? large : `${large} ${small}`;
}

function roundTo(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

function timeOfDay(at: number, { language, timeZone, hour12 }: Locale): string {
  return new Intl.DateTimeFormat(language, { ...clockStyle(hour12), timeZone }).format(at);
}

/** Named cycles, since `hour12` alone writes midnight as 24:00 or 0:00 am in some languages. */
function clockStyle(hour12: boolean | undefined): Intl.DateTimeFormatOptions {
  if (hour12 === undefined) return { timeStyle: 'short' };
  return hour12
    ? { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
}

/** Days since 1970 of the calendar day that `at` falls on. */
function dayNumber(at: number, calendar: Intl.DateTimeFormat): number {
  const parts = calendar.formatToParts(at);
  const field = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(field('year'), field('month') - 1, field('day')) / DAY;
}
