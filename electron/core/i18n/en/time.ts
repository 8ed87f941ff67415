import { plural } from '../plural';

/** A duration in words. */
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
  /** The short name of a weekday before a time. */
  day: (weekday: string) => weekday,
  /** An instant in a sentence: of today, and of another day (which `clock` names). */
  at: (clock: string) => `at ${clock}`,
  on: (clock: string) => clock,
  /** A rough instant. */
  around: (clock: string) => `around ${clock}`,
  /** A day in a sentence, by its short name or its date. */
  onDay: (day: string) => `on ${day}`,
  /** A reset in a sentence, absolute time first. */
  reset: (at: string, inTime: string) => `${at}, ${inTime}`,
  in: (declined: string) => `in ${declined}`,
  inLess: 'in less than a minute',
  span,
  /** The same after “in” and “ago”, where German declines it. */
  declined: span,
  /** Units, each after its number and a thin space. */
  countdown: { under: 'under a minute', minutes: 'min', hours: 'h', days: 'd' },
  age: { seconds: 's', minutes: 'min', hours: 'h', days: 'd' },
  /** Large counts: the scale from `size` on, with one decimal for small multiples. */
  tokens: [
    { size: 1e3, sign: 'k', decimalBelow: 10 },
    { size: 1e6, sign: 'M', decimalBelow: 100 },
    { size: 1e9, sign: 'B', decimalBelow: 1e3 },
  ],
};
