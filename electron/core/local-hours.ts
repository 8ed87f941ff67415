const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The wall clock of one time zone. */
export interface LocalTime {
  /** `2026-11-21`. */
  readonly day: (at: number) => string;
  /** 0 (Sunday) to 6. */
  readonly weekday: (at: number) => number;
  /** 0 to 23. */
  readonly hour: (at: number) => number;
}

/** Asking Intl for each instant of a year is slow, so the offset is asked once an hour that is met. */
export function localTime(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  const offsets = new Map<number, number>();
  const askOffset = (at: number): number => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    const wall = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return wall - Math.floor(at / 1000) * 1000;
  };
  const offset = (slot: number): number => {
    const known = offsets.get(slot);
    if (known !== undefined) return known;
    const asked = askOffset(slot);
    offsets.set(slot, asked);
    return asked;
  };
  const local = (at: number) => {
    const day = Math.floor(at / DAY) * DAY;
    const [first, last] = [offset(day), offset(day + DAY)];
    // On a day when the clocks change, the quarter of an hour decides.
    return at + (first === last ? first : offset(Math.floor(at / (HOUR / 4)) * (HOUR / 4)));
  };
  return {
    day: (at) => new Date(local(at)).toISOString().slice(0, 10),
    weekday: (at) => new Date(local(at)).getUTCDay(),
    hour: (at) => new Date(local(at)).getUTCHours(),
  };
}
