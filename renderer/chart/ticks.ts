import type { Calendar } from '../../electron/core/time/calendar';
import type { Span } from './frame';

/** A vertical line of the grid, and its label below. */
export interface Tick {
  readonly at: number;
  /** What its label shows: the time of day, the day at its midnight, a whole day, or the month. */
  readonly kind: 'time' | 'midnight' | 'day' | 'month';
  /** The days or months from one tick to the next; 1 for times. */
  readonly count: number;
  /** Where the label stands (epoch ms): a single day or month has it in the middle of its span, all others at `at`. */
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

/** From this length on (ms) the axis has days: a time of day would not show which day it belongs to. */
const DAYS_FROM = 3 * DAY;

/** The room in px that a label of a step needs. */
const LABEL_PX = { time: 72, day: 58, month: 60 };

/**
 * The ticks of a span: local hours, days or months, the finest whose labels have room.
 * @param width the width of the plot in px
 */
export function timeTicks(span: Span, calendar: Calendar, width: number): readonly Tick[] {
  const length = span.until - span.since;
  const step = steps.find((one) => {
    // Half a step more: the span seldom begins with a tick, and its first part has no label then.
    const most = Math.max(2, Math.floor(width / LABEL_PX[one.kind])) + 0.5;
    return length / lengthOf(one) <= most && (one.kind !== 'time' || length < DAYS_FROM);
  }) ?? { kind: 'month', count: 3 };
  const count = step.kind === 'time' ? 1 : step.count;
  const starts = startsOf(step, span, calendar);
  return starts
    .slice(0, -1)
    .map((at, index): Tick => {
      const next = Math.min(starts[index + 1] ?? span.until, span.until);
      const middle = (Math.max(at, span.since) + next) / 2;
      const isWhole = step.kind !== 'time' && count === 1;
      return { at, kind: kindOf(step, at, calendar), count, labelAt: isWhole ? middle : at };
    })
    .filter(({ labelAt }) => labelAt >= span.since);
}

function kindOf({ kind }: Step, at: number, calendar: Calendar): Tick['kind'] {
  return kind === 'time' && calendar.dayStart(at) === at ? 'midnight' : kind;
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
