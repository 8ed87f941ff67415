import { daysBetween, formatClock, type Locale } from './format';
import { wordsOf, type Words } from './i18n/words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Span = Words['time']['span'];

/** `37 minutes`, `2 hours 13 minutes`, `2 days 18 hours`, `less than a minute`: rounded down, zeros left out. */
export function spellDuration(ms: number, locale: Locale): string {
  return exact(ms, wordsOf(locale).time.span);
}

/** The same in one unit, for what is only about right: `29 minutes`, `7 hours`, `3 days`. */
export function spellAbout(ms: number, locale: Locale): string {
  const { span } = wordsOf(locale).time;
  if (ms < HOUR) return exact(ms, span);
  return ms < 2 * DAY ? span.hours(whole(ms, HOUR)) : span.days(whole(ms, DAY));
}

/** How long ago, for the word that says so: `12 seconds`, else as `spellDuration`, declined. */
export function spellAge(ms: number, locale: Locale): string {
  const { declined } = wordsOf(locale).time;
  return ms < MINUTE ? declined.seconds(whole(Math.max(0, ms), 1000)) : exact(ms, declined);
}

/** `in 2 hours 13 minutes`, `in less than a minute`. */
export function spellIn(ms: number, locale: Locale): string {
  const { time } = wordsOf(locale);
  return ms < MINUTE ? time.inLess : time.in(exact(ms, time.declined));
}

/** An instant within a sentence: `at 15:00`, `Tue 09:00`, `28 Nov 09:00`. */
export function spellAt(at: number, now: number, locale: Locale): string {
  const { time } = wordsOf(locale);
  const clock = formatClock(at, now, locale);
  return daysBetween(now, at, locale) === 0 ? time.at(clock) : time.on(clock);
}

/** A reset within a sentence, absolute first: `at 15:00, in 37 minutes`. */
export function spellReset(at: number, now: number, locale: Locale): string {
  return wordsOf(locale).time.reset(spellAt(at, now, locale), spellIn(at - now, locale));
}

function exact(ms: number, span: Span): string {
  if (ms < MINUTE) return span.less;
  const [minutes, hours, days] = [whole(ms, MINUTE), whole(ms, HOUR), whole(ms, DAY)];
  if (hours === 0) return span.minutes(minutes);
  if (days === 0) return both(span.hours(hours), minutes % 60, span.minutes, span);
  return both(span.days(days), hours % 24, span.hours, span);
}

function both(large: string, rest: number, small: (count: number) => string, span: Span): string {
  return rest === 0 ? large : span.both(large, small(rest));
}

function whole(ms: number, unit: number): number {
  return Math.floor(ms / unit);
}
