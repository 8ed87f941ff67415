import type { Money } from './usage';

/** How this user writes times and numbers. A malformed language tag or zone makes `Intl` throw a RangeError. */
export interface Locale {
  /** BCP 47, e.g. `en-GB`. */
  readonly language: string;
  /** IANA name, e.g. `Europe/London`. */
  readonly timeZone: string;
  /** The user's choice of clock; absent: what the language is used to. */
  readonly hour12?: boolean | undefined;
  /** The language of the words, where it is not that of the formats (LC_MESSAGES beside LC_TIME, or a setting). */
  readonly words?: 'en' | 'de' | 'ja' | undefined;
}

/** U+202F between a number and its unit: narrow, and never a line break. */
const THIN = '\u202f';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A percent as a whole number for display: never below 0, and 100 only for what is 100 or more. */
export function wholePercent(utilization: number): number {
  if (utilization < 1) return 0;
  return utilization >= 99 && utilization < 100 ? 99 : Math.round(utilization);
}

/** `22 %`; `<1 %` for anything between 0 and 1. The live value 0.98 is real: facts/anthropic-api.md §8.4. */
export function formatPercent(utilization: number, locale: Locale): string {
  const digits = new Intl.NumberFormat(locale.language, { maximumFractionDigits: 0, useGrouping: false });
  const text = digits.format(wholePercent(utilization));
  return utilization > 0 && utilization < 1 ? `<${digits.format(1)}${THIN}%` : `${text}${THIN}%`;
}

/** `2 h 13 m`, `2 d 20 h`, `37 m`, `under a minute`: whole units, rounded down, zeros left out. */
export function formatCountdown(ms: number): string {
  if (ms < MINUTE) return 'under a minute';
  if (ms < HOUR) return unit(ms, MINUTE, 'm');
  if (ms < DAY) return pair(unit(ms, HOUR, 'h'), unit(ms % HOUR, MINUTE, 'm'));
  return pair(unit(ms, DAY, 'd'), unit(ms % DAY, HOUR, 'h'));
}

/** `12 s`, `4 min`, `2 h`, `3 d`: how long ago, rounded down. */
export function formatAge(ms: number): string {
  if (ms < MINUTE) return unit(Math.max(0, ms), SECOND, 's');
  if (ms < HOUR) return unit(ms, MINUTE, 'min');
  return ms < DAY ? unit(ms, HOUR, 'h') : unit(ms, DAY, 'd');
}

/** `15:00` today, `Tue 09:00` within six days before or after, `28 Nov 09:00` beyond. */
export function formatClock(at: number, now: number, locale: Locale): string {
  const days = Math.abs(daysBetween(now, at, locale));
  if (days === 0) return timeOfDay(at, locale);
  const date: Intl.DateTimeFormatOptions =
    days <= 6 ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  const { language, timeZone } = locale;
  return `${new Intl.DateTimeFormat(language, { ...date, timeZone }).format(at)} ${timeOfDay(at, locale)}`;
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

/** `842`, `4.2 k`, `46 k`, `3.1 M`, `120 M`, `1.2 B`. */
export function formatTokens(count: number, locale: Locale): string {
  const number = (value: number) =>
    new Intl.NumberFormat(locale.language, { maximumFractionDigits: 1, useGrouping: false }).format(value);
  if (count < 1000) return number(Math.round(count));
  const thousands = roundTo(count / 1e3, count < 1e4 ? 1 : 0);
  if (thousands < 1000) return `${number(thousands)}${THIN}k`;
  const millions = roundTo(count / 1e6, count < 1e8 ? 1 : 0);
  if (millions < 1000) return `${number(millions)}${THIN}M`;
  return `${number(roundTo(count / 1e9, 1))}${THIN}B`;
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
