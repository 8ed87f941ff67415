import type { Calendar } from '../../electron/core/time/calendar';
import type { Span } from './frame';

/** A vertical line of the grid, and its label below. */
export interface Tick {
  readonly at: number;
  /** What its label shows: the time of day, the day, or the month. */
  readonly kind: 'time' | 'day' | 'month';
  /** Where the label stands (epoch ms): days and months have theirs in the middle of their span. */
  readonly labelAt: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Step =
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'day'; readonly count: number }
  | { readonly kind: 'month'; readonly count: number };

const steps: readonly Step[] = [
  ...[5, 15, 30].map((minutes) => ({ kind: 'time' as const, ms: minutes * MINUTE })),
  ...[1, 3, 6, 12].map((hours) => ({ kind: 'time' as const, ms: hours * HOUR })),
  ...[1, 2, 7, 14].map((count) => ({ kind: 'day' as const, count })),
  ...[1, 3].map((count) => ({ kind: 'month' as const, count })),
];

/**
 * The ticks of a span: local hours, days or months, the finest of which at most `most` fit.
 * @param most the number of labels that have room
 */
export function timeTicks(span: Span, calendar: Calendar, most: number): readonly Tick[] {
  const length = span.until - span.since;
  const step = steps.find((one) => length / lengthOf(one) <= Math.max(2, most)) ?? {
    kind: 'month',
    count: 3,
  };
  const starts = startsOf(step, span, calendar);
  return starts
    .slice(0, -1)
    .map((at, index) => {
      const next = Math.min(starts[index + 1] ?? span.until, span.until);
      const middle = (Math.max(at, span.since) + next) / 2;
      return { at, kind: step.kind, labelAt: step.kind === 'time' ? at : middle };
    })
    .filter(({ at, labelAt, kind }) => (kind === 'time' ? at >= span.since : labelAt > span.since));
}

function lengthOf(step: Step): number {
  if (step.kind === 'time') return step.ms;
  return step.count * (step.kind === 'day' ? DAY : 30 * DAY);
}

/** The starts of all steps that touch the span, and the start after it. */
function startsOf(step: Step, { since, until }: Span, calendar: Calendar): readonly number[] {
  const starts = [first(step, since, calendar)];
  for (let at = starts[0] ?? since; at < until; starts.push(at)) at = next(step, at, calendar);
  return starts;
}

function first(step: Step, since: number, calendar: Calendar): number {
  switch (step.kind) {
    case 'time': {
      const clock = since + calendar.offset(since);
      return calendar.atClock(since, Math.floor((clock % DAY) / step.ms) * step.ms);
    }
    case 'day': {
      const day = calendar.dayStart(since);
      // Weeks start on Monday.
      return step.count % 7 === 0 ? calendar.dayStart(day - calendar.weekday(day) * DAY + 12 * HOUR) : day;
    }
    case 'month':
      return calendar.monthStart(since);
  }
}

function next(step: Step, at: number, calendar: Calendar): number {
  switch (step.kind) {
    case 'time': {
      // Aligned to local clock hours, so that days of 23 or 25 hours have them too.
      const clock = (at + calendar.offset(at)) % DAY;
      for (let ms = clock + step.ms; ms < DAY; ms += step.ms) {
        const found = calendar.atClock(at, ms);
        if (found > at) return found;
      }
      return calendar.nextDay(at);
    }
    case 'day':
      return times(step.count, at, calendar.nextDay);
    case 'month':
      return times(step.count, at, calendar.nextMonth);
  }
}

function times(count: number, start: number, step: (at: number) => number): number {
  let at = start;
  for (let n = 0; n < count; n += 1) at = step(at);
  return at;
}
