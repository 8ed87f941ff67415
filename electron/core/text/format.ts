import { wholePercent } from './format-percent';
import { dateFormatter, numberFormatter } from './formatters';
import { languageOf, wordsOf } from '../i18n/words';
import type { Locale } from '../locale';
import { intlLocale, plainText, spokenLocale } from './numerals';
import type { Money } from '../usage/usage';

export { wholePercent } from './format-percent';
export type { Locale } from '../locale';

/** U+202F between a number and its unit: narrow, and without a line break. */
const THIN = '\u202f';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A number in the locale's format, with Latin digits and without marks of writing direction. */
export function formatNumber(value: number, locale: Locale, options: Intl.NumberFormatOptions = {}): string {
  return plainText(numberFormatter(intlLocale(locale.language), options).format(value));
}

/** `22 %`; `<1 %` for values between 0 and 1, since Anthropic answers with fractions such as 0.98. */
export function formatPercent(utilization: number, locale: Locale): string {
  const digits = { maximumFractionDigits: 0, useGrouping: false };
  const text = formatNumber(wholePercent(utilization), locale, digits);
  return utilization > 0 && utilization < 1
    ? `<${formatNumber(1, locale, digits)}${THIN}%`
    : `${text}${THIN}%`;
}

/** `1.3`, `2`: percent points of an error, with at most one decimal. */
export function formatPoints(points: number, locale: Locale): string {
  return formatNumber(Math.abs(points), locale, { maximumFractionDigits: 1 });
}

/** `2 h 13 min`, `2 d 20 h`, `37 min`, `under a minute`: whole units, rounded down, zeros left out. */
export function formatCountdown(ms: number, locale: Locale): string {
  const { under, minutes, hours, days } = wordsOf(locale).time.countdown;
  if (ms < MINUTE) return under;
  if (ms < HOUR) return unit(ms, MINUTE, minutes);
  if (ms < DAY) return pair(unit(ms, HOUR, hours), unit(ms % HOUR, MINUTE, minutes));
  return pair(unit(ms, DAY, days), unit(ms % DAY, HOUR, hours));
}

/** An age, rounded down: `12 s`, `4 min`, `2 h`, `3 d`. */
export function formatAge(ms: number, locale: Locale): string {
  const { seconds, minutes, hours, days } = wordsOf(locale).time.age;
  if (ms < MINUTE) return unit(Math.max(0, ms), SECOND, seconds);
  if (ms < HOUR) return unit(ms, MINUTE, minutes);
  return ms < DAY ? unit(ms, HOUR, hours) : unit(ms, DAY, days);
}

/** `15:00` today, `Tue 09:00` within six days before or after, `28 Nov 09:00` beyond. */
export function formatClock(at: number, now: number, locale: Locale): string {
  const time = timeOfDay(at, locale);
  return daysBetween(now, at, locale) === 0 ? time : `${formatDay(at, now, locale)} ${time}`;
}

/** `Tue` within six days before or after, `28 Nov` beyond. */
export function formatDay(at: number, now: number, locale: Locale): string {
  const named = (date: Intl.DateTimeFormatOptions) =>
    plainText(dateFormatter(languageOfDays(locale), { ...date, timeZone: locale.timeZone }).format(at));
  return Math.abs(daysBetween(now, at, locale)) <= 6
    ? wordsOf(locale).time.day(named({ weekday: 'short' }))
    : named({ day: 'numeric', month: 'short' });
}

/**
 * The language tag of days and months for `Intl`: that of the words, since they are part of sentences. With Latin digits.
 */
export function languageOfDays(locale: Locale): string {
  const words = languageOf(locale);
  return locale.language.slice(0, 2).toLowerCase() === words
    ? intlLocale(locale.language)
    : spokenLocale(words);
}

/** The number of midnights between two instants in the user's zone: 0 today, 1 tomorrow, -1 yesterday. */
export function daysBetween(from: number, to: number, { timeZone }: Locale): number {
  const calendar = dateFormatter('en-US', {
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
    formatNumber(value, locale, { maximumFractionDigits: 1, useGrouping: false });
  const scales = wordsOf(locale).time.tokens;
  for (const [index, { size, sign, decimalBelow }] of [...scales.entries()].reverse()) {
    const value = roundTo(count / size, count / size < decimalBelow ? 1 : 0);
    // A value that rounds up to the next scale uses that scale: `1 M` instead of `1000 k`.
    const next = scales[index + 1];
    const full = next !== undefined && value >= next.size / size;
    if (count >= size && !full) return `${number(value)}${THIN}${sign}`;
    if (full) return `${number(1)}${THIN}${next.sign}`;
  }
  return number(Math.round(count));
}

/** `$92.48`, `92,48 $`: in the locale's format, with the short sign. An unknown currency code is written as it is. */
export function formatMoney(money: Money, locale: Locale): string {
  const isCode = /^[A-Za-z]{3}$/.test(money.currency);
  if (!isCode) return `${formatNumber(money.amount, locale)} ${plainText(money.currency)}`.trim();
  const style = {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
  } as const;
  return inWords(locale, (language) => numberFormatter(language, style).format(money.amount));
}

/**
 * A text in the locale's format that fits the words around it: letters of another script, such as the Arabic "ص" for
 * the morning, are replaced by the format of the words' language.
 */
function inWords(locale: Locale, write: (language: string) => string): string {
  const words = languageOf(locale);
  const text = plainText(write(intlLocale(locale.language)));
  const isForeign =
    locale.language.slice(0, 2).toLowerCase() !== words && /(?!\p{Script=Latin})\p{L}/u.test(text);
  return isForeign ? plainText(write(spokenLocale(words))) : text;
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

function timeOfDay(at: number, locale: Locale): string {
  const { timeZone } = locale;
  const own = intlLocale(locale.language);
  return inWords(locale, (language) => {
    // The clock stays the one that the user is used to, also in another language.
    const hour12 = language === own ? locale.hour12 : (locale.hour12 ?? usesTwelveHours(own));
    return dateFormatter(language, { ...clockStyle(hour12), timeZone }).format(at);
  });
}

function usesTwelveHours(language: string): boolean {
  const { hour12 } = dateFormatter(language, { hour: 'numeric' }).resolvedOptions();
  return hour12 === true;
}

/** Named hour cycles, since `hour12` alone gives midnight as 24:00 or 0:00 am in some languages. */
function clockStyle(hour12: boolean | undefined): Intl.DateTimeFormatOptions {
  if (hour12 === undefined) return { timeStyle: 'short' };
  return hour12
    ? { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
}

/** The calendar day of `at`, as days since 1970. */
function dayNumber(at: number, calendar: Intl.DateTimeFormat): number {
  const parts = calendar.formatToParts(at);
  const field = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(field('year'), field('month') - 1, field('day')) / DAY;
}
