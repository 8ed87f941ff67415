/** The parts of a clock time as `formatClock` writes it; of a day alone, `time` is `null`. */
export interface ClockParts {
  /** `mar.`, or `null` for today and for a date. */
  readonly weekday: string | null;
  /** `28 nov.`, or `null`. */
  readonly date: string | null;
  /** `09:00`. */
  readonly time: string | null;
}

const DATE = /^(\d{1,2}(?:er)? (?:de )?\p{L}{3,}\.?)(?: (.+))?$/u;
const WEEKDAY = /^(\p{L}{3,}\.?)(?: (.+))?$/u;

/** Splits `15:00`, `mar. 09:00` or `28 nov. 09:00`, for languages with other words before a time and before a day. */
export function clockParts(clock: string): ClockParts {
  const [isDate, date, atDate] = DATE.exec(clock) ?? [];
  if (isDate !== undefined) return { weekday: null, date: date ?? null, time: atDate ?? null };
  const [isDay, weekday, atDay] = WEEKDAY.exec(clock) ?? [];
  if (isDay !== undefined) return { weekday: weekday ?? null, date: null, time: atDay ?? null };
  return { weekday: null, date: null, time: clock };
}
