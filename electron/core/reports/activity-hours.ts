import type { Calendar } from '../time/calendar';

const DAY_HOURS = 24;

/** Mean amounts by hour of the week and of the day. */
export interface HourMeans {
  readonly add: (at: number, amount: number) => void;
  /** `weekHours`: 168, from Monday 00:00 on; `dayHours`: 24. */
  readonly means: () => { readonly weekHours: readonly number[]; readonly dayHours: readonly number[] };
}

/**
 * Means over the calendar days of a span, also over days without use. At its ends a span may contain a part of a day;
 * only the hours in the span count that day.
 */
export function createHourMeans(
  { since, until }: { readonly since: number; readonly until: number },
  calendar: Calendar,
): HourMeans {
  const sums = new Array<number>(7 * DAY_HOURS).fill(0);
  return {
    add: (at, amount) => {
      const hour = calendar.weekday(at) * DAY_HOURS + calendar.hour(at);
      sums[hour] = (sums[hour] ?? 0) + amount;
    },
    means: () => {
      const days = daysWith(since, until, calendar);
      const day = (hour: number): readonly number[] =>
        sums.flatMap((sum, at) => (at % DAY_HOURS === hour ? [sum] : []));
      const ofDay = (hour: number): readonly number[] =>
        days.flatMap((count, at) => (at % DAY_HOURS === hour ? [count] : []));
      const all = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
      return {
        weekHours: sums.map((sum, hour) => sum / Math.max(1, days[hour] ?? 1)),
        dayHours: Array.from(
          { length: DAY_HOURS },
          (_, hour) => all(day(hour)) / Math.max(1, all(ofDay(hour))),
        ),
      };
    },
  };
}

/** The number of days in the span that have each hour of the week. */
function daysWith(since: number, until: number, calendar: Calendar): readonly number[] {
  const days = new Array<number>(7 * DAY_HOURS).fill(0);
  for (let day = calendar.dayStart(since); day < until;) {
    const next = calendar.nextDay(day);
    const first = day < since ? calendar.hour(since) : 0;
    const last = next > until ? calendar.hour(until - 1) : DAY_HOURS - 1;
    const weekday = calendar.weekday(day);
    for (let hour = first; hour <= last; hour += 1) {
      const at = weekday * DAY_HOURS + hour;
      days[at] = (days[at] ?? 0) + 1;
    }
    day = next;
  }
  return days;
}
