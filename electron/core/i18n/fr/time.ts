import { plural } from '../plural';
import type { time as english } from '../en/time';
import { atClock } from './grammar';

const span: (typeof english)['span'] = {
  less: 'moins d’une minute',
  seconds: (count) => plural('fr', count, { one: 'seconde', other: 'secondes' }),
  minutes: (count) => plural('fr', count, { one: 'minute', other: 'minutes' }),
  hours: (count) => plural('fr', count, { one: 'heure', other: 'heures' }),
  days: (count) => plural('fr', count, { one: 'jour', other: 'jours' }),
  both: (large, small) => `${large} ${small}`,
};

/** Times and spans, in French. */
export const time: typeof english = {
  day: (weekday) => weekday,
  at: atClock,
  on: atClock,
  around: (clock) => `vers ${clock}`,
  onDay: atClock,
  reset: (at, inTime) => `${at}, ${inTime}`,
  in: (declined) => `dans ${declined}`,
  inLess: 'dans moins d’une minute',
  span,
  declined: span,
  countdown: { under: 'moins d’une minute', minutes: 'min', hours: 'h', days: 'j' },
  age: { seconds: 's', minutes: 'min', hours: 'h', days: 'j' },
  tokens: [
    { size: 1e3, sign: 'k', decimalBelow: 10 },
    { size: 1e6, sign: 'M', decimalBelow: 100 },
    { size: 1e9, sign: 'Md', decimalBelow: 1e3 },
  ],
};
