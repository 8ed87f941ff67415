import { barStart } from '../../electron/core/activity/steps';
import type { Calendar } from '../../electron/core/calendar';

/** Spans of which all are on show. */
export const spans = ['today', '7d', '30d', '90d', 'all'] as const;
/** Those that are asked for. */
export const otherSpans = ['week', 'month', 'lastMonth'] as const;
export type SpanId = (typeof spans)[number] | (typeof otherSpans)[number];

/** A named span of whole local days, or so many minutes up to now. */
export type SpanChoice = { readonly id: SpanId } | { readonly minutes: number };

/** A year, as the reference has it. */
export const MOST_MINUTES = 525_600;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const days = { '7d': 7, '30d': 30, '90d': 90 } as const;

/** Reads a choice from an address; what is none is `usual`. */
export function readSpan(query: URLSearchParams, usual: SpanId): SpanChoice {
  const range = query.get('range');
  const minutes = /^custom:(\d{1,6})$/.exec(range ?? '')?.[1];
  if (minutes !== undefined && isMinutes(Number(minutes))) return { minutes: Number(minutes) };
  return { id: [...spans, ...otherSpans].find((id) => id === range) ?? usual };
}

/** How an address writes a choice. */
export function spanText(span: SpanChoice): string {
  return 'id' in span ? span.id : `custom:${String(span.minutes)}`;
}

/** Whether so many minutes can be asked for. */
export function isMinutes(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES;
}

/**
 * The ends of a span. Days are whole local ones, also over changes of the clock, and end at `ending`; minutes end now.
 * All of it begins at 0.
 */
export function spanOf(
  span: SpanChoice,
  { now, ending }: { readonly now: number; readonly ending: number },
  calendar: Calendar,
): { readonly since: number; readonly until: number } {
  if ('minutes' in span) return { since: now - span.minutes * 60_000, until: ending };
  switch (span.id) {
    case 'today':
      return { since: calendar.dayStart(now), until: ending };
    case 'week':
      return { since: barStart('week', now, calendar), until: ending };
    case 'month':
      return { since: calendar.monthStart(now), until: ending };
    case 'lastMonth': {
      const until = calendar.monthStart(now);
      return { since: calendar.monthStart(until - HOUR), until };
    }
    case 'all':
      return { since: 0, until: ending };
    case '7d':
    case '30d':
    case '90d': {
      // Noon of the day so many days ago, whatever the clocks did since.
      const noon = calendar.dayStart(now) - (days[span.id] - 1) * DAY + DAY / 2;
      return { since: calendar.dayStart(noon), until: ending };
    }
  }
}
