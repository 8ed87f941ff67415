import { clockParts } from '../clock-parts';

const WEEKDAYS: Readonly<Record<string, string>> = {
  lun: 'lunes',
  mar: 'martes',
  mié: 'miércoles',
  jue: 'jueves',
  vie: 'viernes',
  sáb: 'sábado',
  dom: 'domingo',
};

/** `las 15:00`, `la 1:30`. */
function hour(time: string): string {
  return `${/^0?1\D/.test(time) ? 'la' : 'las'} ${time}`;
}

/** `el martes`, `el 28 nov`, or `null` for today. */
function dayOf(clock: string): string | null {
  const { weekday, date } = clockParts(clock);
  if (weekday !== null) return `el ${WEEKDAYS[weekday.slice(0, 3)] ?? weekday}`;
  return date === null ? null : `el ${date}`;
}

/** An instant in a sentence: `a las 15:00`, `el martes a las 9:00`, `el 28 nov a las 9:00`; of a day alone `el martes`. */
export function atClock(clock: string): string {
  const { time } = clockParts(clock);
  return [dayOf(clock), time === null ? null : `a ${hour(time)}`].filter((part) => part !== null).join(' ');
}

/** The same for a row, with the clock as it is: `a las 15:00`, `el mar 9:00`, `el 28 nov 9:00`. */
export function atShort(clock: string): string {
  return dayOf(clock) === null ? `a ${hour(clock)}` : `el ${clock}`;
}

/** An instant in a sentence with an article and without a preposition: `las 15:00`, `el martes a las 9:00`. */
export function theClock(clock: string): string {
  return atClock(clock).replace(/^a /, '');
}

/** `hasta las 15:00`, `hasta el martes a las 9:00`. */
export function untilClock(clock: string): string {
  return `hasta ${theClock(clock)}`;
}

/** `desde las 15:00`, `desde el martes a las 9:00`. */
export function sinceClock(clock: string): string {
  return `desde ${theClock(clock)}`;
}

/** `de las 15:00`, `del martes a las 9:00`. */
export function ofClock(clock: string): string {
  return `de ${theClock(clock)}`.replace(/^de el /, 'del ');
}
