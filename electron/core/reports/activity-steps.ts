import type { Calendar } from '../time/calendar';

/** The length of a bar of the activity chart. */
export type Step = 'minutes' | 'hour' | 'day' | 'week' | 'month';

/** The shortest bar in ms: each offset from UTC is a multiple of it. */
const MINUTES = 5 * 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The step that divides a span into a readable number of bars. */
export function stepOf(since: number, until: number): Step {
  const days = (until - since) / DAY;
  if (until - since <= 4 * HOUR) return 'minutes';
  if (days <= 2.1) return 'hour';
  if (days <= 100) return 'day';
  return days <= 500 ? 'week' : 'month';
}

/** The start of the bar of an instant. Weeks begin on Monday; days and months are local ones. */
export function barStart(step: Step, at: number, calendar: Calendar): number {
  switch (step) {
    case 'minutes':
      return Math.floor(at / MINUTES) * MINUTES;
    case 'hour': {
      const clock = at + calendar.offset(at);
      return at - (clock - Math.floor(clock / HOUR) * HOUR);
    }
    case 'day':
      return calendar.dayStart(at);
    case 'week': {
      const day = calendar.dayStart(at);
      // Noon, since days of 23 and 25 hours may lie between.
      return calendar.dayStart(day - calendar.weekday(day) * DAY + 12 * HOUR);
    }
    case 'month':
      return calendar.monthStart(at);
  }
}

/** The starts of all bars of a span, also of empty ones. */
export function barStarts(step: Step, since: number, until: number, calendar: Calendar): readonly number[] {
  const starts = [barStart(step, since, calendar)];
  for (let at = starts[0] ?? since; ;) {
    at = next(step, at, calendar);
    if (at >= until) return starts;
    starts.push(at);
  }
}

function next(step: Step, at: number, calendar: Calendar): number {
  switch (step) {
    case 'minutes':
      return at + MINUTES;
    case 'hour':
      return at + HOUR;
    case 'day':
      return calendar.nextDay(at);
    case 'week':
      return barStart('week', at + 7 * DAY + 12 * HOUR, calendar);
    case 'month':
      return calendar.nextMonth(at);
  }
}
