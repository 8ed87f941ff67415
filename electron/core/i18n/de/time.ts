import { plural } from '../plural';
import type { time as english } from '../en/time';

const span: (typeof english)['span'] = {
  less: 'weniger als eine Minute',
  seconds: (count) => plural('de', count, { one: 'Sekunde', other: 'Sekunden' }),
  minutes: (count) => plural('de', count, { one: 'Minute', other: 'Minuten' }),
  hours: (count) => plural('de', count, { one: 'Stunde', other: 'Stunden' }),
  days: (count) => plural('de', count, { one: 'Tag', other: 'Tage' }),
  both: (large, small) => `${large} ${small}`,
};

/** Times and spans, in German. */
export const time: typeof english = {
  day: (weekday) => weekday,
  at: (clock) => `um ${clock}`,
  on: (clock) => `am ${clock}`,
  around: (clock) => `gegen ${clock}`,
  onDay: (day) => `am ${day}`,
  reset: (at, inTime) => `${at}, ${inTime}`,
  in: (declined) => `in ${declined}`,
  inLess: 'in weniger als einer Minute',
  span,
  declined: {
    ...span,
    less: 'weniger als einer Minute',
    days: (count) => plural('de', count, { one: 'Tag', other: 'Tagen' }),
  },
  countdown: { under: 'weniger als 1\u202fmin', minutes: 'min', hours: 'h', days: 'd' },
  age: { seconds: 's', minutes: 'min', hours: 'h', days: 'd' },
  tokens: [
    { size: 1e3, sign: 'Tsd.', decimalBelow: 10 },
    { size: 1e6, sign: 'Mio.', decimalBelow: 100 },
    { size: 1e9, sign: 'Mrd.', decimalBelow: 1e3 },
  ],
};
