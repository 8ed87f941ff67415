import { plural } from '../plural';
import type { time as english } from '../en/time';
import { atClock, theClock } from './grammar';

const span: (typeof english)['span'] = {
  less: 'menos de un minuto',
  seconds: (count) => plural('es', count, { one: 'segundo', other: 'segundos' }),
  minutes: (count) => plural('es', count, { one: 'minuto', other: 'minutos' }),
  hours: (count) => plural('es', count, { one: 'hora', other: 'horas' }),
  days: (count) => plural('es', count, { one: 'día', other: 'días' }),
  both: (large, small) => `${large} ${small}`,
};

/** Times and spans, in Spanish. */
export const time: typeof english = {
  day: (weekday) => weekday,
  at: atClock,
  on: atClock,
  around: (clock) => `hacia ${theClock(clock)}`,
  onDay: atClock,
  reset: (at, inTime) => `${at}, ${inTime}`,
  in: (declined) => `en ${declined}`,
  inLess: 'en menos de un minuto',
  span,
  declined: span,
  countdown: { under: 'menos de un minuto', minutes: 'min', hours: 'h', days: 'd' },
  age: { seconds: 's', minutes: 'min', hours: 'h', days: 'd' },
  // Spanish counts in thousands of millions, so that millions are the largest sign.
  tokens: [
    { size: 1e3, sign: 'mil', decimalBelow: 10 },
    { size: 1e6, sign: 'M', decimalBelow: 100 },
  ],
};
