import { dateFormatter } from '../text/formatters';

/**
 * What the clocks of a zone show at an instant, written as if it were UTC. Asking `Intl` is slow: keep the answers.
 * @throws RangeError for a zone that `Intl` does not know
 */
export function createWallClock(timeZone: string): (at: number) => number {
  const fields = dateFormatter('en-US', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    timeZone,
  });
  return (at) => {
    const parts = new Map(fields.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const field = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    const [year, month, day] = [field('year'), field('month') - 1, field('day')];
    return Date.UTC(year, month, day, field('hour'), field('minute'), field('second'));
  };
}
