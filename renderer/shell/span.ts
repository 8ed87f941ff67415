import { barStart } from '../../electron/core/reports/activity-steps';
import type { Calendar } from '../../electron/core/time/calendar';

/** The spans that are always visible. */
export const spans = ['today', '7d', '30d', '90d', 'all'] as const;
/** The spans behind the button for others. */
export const otherSpans = ['week', 'month', 'lastMonth'] as const;
export type SpanId = (typeof spans)[number] | (typeof otherSpans)[number];

/** A named span of whole local days, or the last so many minutes. */
export type SpanChoice = { readonly id: SpanId } | { readonly minutes: number };

/** A year, in minutes. */
export const MOST_MINUTES = 525_600;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const days = { '7d': 7, '30d': 30, '90d': 90 } as const;

/** Parses a span from an address; an invalid one becomes `usual`. */
export function readSpan(query: URLSearchParams, usual: SpanId): SpanChoice {
  const range = query.get('range');
  const minutes = /^custom:(\d{1,6})$/.exec(range ?? '')?.[1];
  if (minutes !== undefined && isMinutes(Number(minutes))) return { minutes: Number(minutes) };
  return { id: [...spans, ...otherSpans].find((id) => id === range) ?? usual };
}

/** A span as text for an address. */
export function spanText(span: SpanChoice): string {
  return 'id' in span ? span.id : `custom:${String(span.minutes)}`;
}

/** Whether a number of minutes is allowed: a whole number up to `MOST_MINUTES`. */
export function isMinutes(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES;
}

/**
 * The start and end of a span (epoch ms). Days are whole local days, also over a change of the clock, and end at
 * `ending`; minutes end now. The span `all` begins at 0.
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
      // Noon, so that a change of the clock in between cannot move it to another day.
      const noon = calendar.dayStart(now) - (days[span.id] - 1) * DAY + DAY / 2;
      return { since: calendar.dayStart(noon), until: ending };
    }
  }
}
