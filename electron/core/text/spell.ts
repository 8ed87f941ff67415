import { daysBetween, formatClock, formatDay, type Locale } from './format';
import { wordsOf, type Words } from '../i18n/words';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Span = Words['time']['span'];

/** A duration, rounded down: `37 minutes`, `2 hours 13 minutes`, `2 days 18 hours`, `less than a minute`. */
export function spellDuration(ms: number, locale: Locale): string {
  return exact(ms, wordsOf(locale).time.span);
}

/** A rough duration in one unit: `29 minutes`, `7 hours`, `3 days`. */
export function spellAbout(ms: number, locale: Locale): string {
  const { span } = wordsOf(locale).time;
  if (ms < HOUR) return exact(ms, span);
  return ms < 2 * DAY ? span.hours(whole(ms, HOUR)) : span.days(whole(ms, DAY));
}

/** An age: `12 seconds`, longer ones like `spellDuration`; declined, for a sentence with "ago". */
export function spellAge(ms: number, locale: Locale): string {
  const { declined } = wordsOf(locale).time;
  return ms < MINUTE ? declined.seconds(whole(Math.max(0, ms), 1000)) : exact(ms, declined);
}

/** A duration after "in", rounded down: `37 minutes`, in German declined. */
export function spellDeclined(ms: number, locale: Locale): string {
  return exact(ms, wordsOf(locale).time.declined);
}

/** A duration from now: `in 2 hours 13 minutes`, `in less than a minute`. */
export function spellIn(ms: number, locale: Locale): string {
  const { time } = wordsOf(locale);
  return ms < MINUTE ? time.inLess : time.in(exact(ms, time.declined));
}

/** An instant in a sentence: `at 15:00`, `Tue 09:00`, `28 Nov 09:00`. */
export function spellAt(at: number, now: number, locale: Locale): string {
  const { time } = wordsOf(locale);
  const clock = formatClock(at, now, locale);
  return daysBetween(now, at, locale) === 0 ? time.at(clock) : time.on(clock);
}

/** A rough instant in a sentence: `around 15:00`, `Tue 09:00`. */
export function spellAround(at: number, now: number, locale: Locale): string {
  const { time } = wordsOf(locale);
  const clock = formatClock(at, now, locale);
  return daysBetween(now, at, locale) === 0 ? time.around(clock) : time.on(clock);
}

/** An instant after "by": `15:00` today, `Tue` on another day. */
export function spellBy(at: number, now: number, locale: Locale): string {
  return daysBetween(now, at, locale) === 0 ? formatClock(at, now, locale) : formatDay(at, now, locale);
}

/**
 * A rough instant before a reset: `around 02:50` today, `on Thu`, `Thu 14:00` on the day of the reset itself. `null` if
 * it is too near to now or to the reset.
 */
export function spellRoughly(at: number, now: number, resetsAt: number, locale: Locale): string | null {
  const { time } = wordsOf(locale);
  const isToday = daysBetween(now, at, locale) === 0;
  if (!isToday && daysBetween(at, resetsAt, locale) !== 0) return time.onDay(formatDay(at, now, locale));
  const step = [isToday ? 10 * MINUTE : HOUR, 10 * MINUTE, MINUTE].find((each) => {
    const rounded = Math.round(at / each) * each;
    return rounded > now && rounded < resetsAt && daysBetween(at, rounded, locale) === 0;
  });
  if (step === undefined) return null;
  const clock = formatClock(Math.round(at / step) * step, now, locale);
  return isToday ? time.around(clock) : time.on(clock);
}

/** A rough span: `3 hours 20 minutes`, in steps of ten minutes below a day. */
export function spellRoughSpan(ms: number, locale: Locale): string {
  if (ms >= DAY || ms < 10 * MINUTE) return spellAbout(ms, locale);
  return spellDuration(Math.round(ms / (10 * MINUTE)) * 10 * MINUTE, locale);
}

/** A reset in a sentence, absolute time first: `at 15:00, in 37 minutes`. */
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
