import { clockParts } from '../clock-parts';

const WEEKDAYS: Readonly<Record<string, string>> = {
  lun: 'lundi',
  mar: 'mardi',
  mer: 'mercredi',
  jeu: 'jeudi',
  ven: 'vendredi',
  sam: 'samedi',
  dim: 'dimanche',
};

/** A weekday as a sentence has it: `mardi` for `mar.`. */
function weekdayName(weekday: string): string {
  return WEEKDAYS[weekday.slice(0, 3)] ?? weekday;
}

/** A date after its article: `1er déc.`, `28 nov.`. */
function ordinal(date: string): string {
  return date.replace(/^1 /, '1er ');
}

/** An instant in a sentence: `à 15:00`, `mardi à 09:00`, `le 28 nov. à 09:00`; of a day alone `mardi`, `le 28 nov.`. */
export function atClock(clock: string): string {
  const { weekday, date, time } = clockParts(clock);
  const day = weekday !== null ? weekdayName(weekday) : date !== null ? `le ${ordinal(date)}` : null;
  return [day, time === null ? null : `à ${time}`].filter((part) => part !== null).join(' ');
}

/** The same for a row, with the clock as it is: `à 15:00`, `mar. 09:00`, `le 28 nov. 09:00`. */
export function atShort(clock: string): string {
  const { weekday, date } = clockParts(clock);
  if (weekday !== null) return clock;
  return date === null ? `à ${clock}` : `le ${clock}`;
}

/** `jusqu’à 15:00`, `jusqu’à mardi à 09:00`, `jusqu’au 28 nov. à 09:00`. */
export function untilClock(clock: string): string {
  const at = atClock(clock);
  return at.startsWith('le ') ? `jusqu’au ${at.slice(3)}` : `jusqu’à ${at.replace(/^à /, '')}`;
}

/** `depuis 15:00`, `depuis mardi à 09:00`, `depuis le 28 nov. à 09:00`. */
export function sinceClock(clock: string): string {
  return `depuis ${atClock(clock).replace(/^à /, '')}`;
}

/** `d’ici 15:00`, `d’ici mardi`, `d’ici le 28 nov.`. */
export function byClock(clock: string): string {
  return `d’ici ${atClock(clock).replace(/^à /, '')}`;
}

/** A participle after a percent: `22 % utilisés`, but `1 % utilisé` and `<1 % utilisé`. */
export function agreed(percent: string, participle: string): string {
  const isSingular = /^(~?[01]|<1)(?!\d|[.,]\d)/.test(percent);
  return `${percent} ${participle}${isSingular ? '' : 's'}`;
}
