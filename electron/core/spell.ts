import { daysBetween, formatClock, type Locale } from './format';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `37 minutes`, `2 hours 13 minutes`, `2 days 18 hours`, `less than a minute`: rounded down, zeros left out. */
export function spellDuration(ms: number): string {
  if (ms < MINUTE) return 'less than a minute';
  if (ms < HOUR) return count(ms / MINUTE, 'minute');
  if (ms < DAY) return both(count(ms / HOUR, 'hour'), count((ms % HOUR) / MINUTE, 'minute'));
  return both(count(ms / DAY, 'day'), count((ms % DAY) / HOUR, 'hour'));
}

/** The same in one unit, for what is only about right: `29 minutes`, `7 hours`, `3 days`. */
export function spellAbout(ms: number): string {
  if (ms < HOUR) return spellDuration(ms);
  return ms < 2 * DAY ? count(ms / HOUR, 'hour') : count(ms / DAY, 'day');
}

/** An instant within a sentence: `at 15:00`, `Tue 09:00`, `28 Nov 09:00`. */
export function spellAt(at: number, now: number, locale: Locale): string {
  const clock = formatClock(at, now, locale);
  return daysBetween(now, at, locale) === 0 ? `at ${clock}` : clock;
}

/** A reset within a sentence, absolute first: `at 15:00, in 37 minutes`. */
export function spellReset(at: number, now: number, locale: Locale): string {
  return `${spellAt(at, now, locale)}, in ${spellDuration(at - now)}`;
}

function count(value: number, noun: string): string {
  const whole = Math.floor(value);
  return `${whole} ${noun}${whole === 1 ? '' : 's'}`;
}

function both(large: string, small: string): string {
  return small.startsWith('0') ? large : `${large} ${small}`;
}
