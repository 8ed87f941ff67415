import { plural } from '../plural';

/** How long something lasts, in whole words. */
const span = {
  less: 'less than a minute',
  seconds: (count: number) => plural('en', count, { one: 'second', other: 'seconds' }),
  minutes: (count: number) => plural('en', count, { one: 'minute', other: 'minutes' }),
  hours: (count: number) => plural('en', count, { one: 'hour', other: 'hours' }),
  days: (count: number) => plural('en', count, { one: 'day', other: 'days' }),
  both: (large: string, small: string) => `${large} ${small}`,
};

/** Times and spans, in English. */
export const time = {
  /** A day of the week before a time, from its short name. */
  day: (weekday: string) => weekday,
  /** An instant within a sentence: of today, of another day (the clock names it then). */
  at: (clock: string) => `at ${clock}`,
  on: (clock: string) => clock,
  /** The same where it is only about right. */
  around: (clock: string) => `around ${clock}`,
  /** A day within a sentence, by its short name or its date. */
  onDay: (day: string) => `on ${day}`,
  /** A reset within a sentence: absolute first. */
  reset: (at: string, inTime: string) => `${at}, ${inTime}`,
  in: (declined: string) => `in ${declined}`,
  inLess: 'in less than a minute',
  span,
  /** The same behind “in” and “ago”, where German declines it. */
  declined: span,
  /** Units, each behind its number and a thin space. */
  countdown: { under: 'under a minute', minutes: 'm', hours: 'h', days: 'd' },
  age: { seconds: 's', minutes: 'min', hours: 'h', days: 'd' },
  /** Large counts: from `size` on, with one decimal below so many of it. */
  tokens: [
    { size: 1e3, sign: 'k', decimalBelow: 10 },
    { size: 1e6, sign: 'M', decimalBelow: 100 },
    { size: 1e9, sign: 'B', decimalBelow: 1e3 },
  ],
};
