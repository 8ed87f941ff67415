import { countActivity, type ActivityQuery, type ActivityReport } from '../core/activity/report';
import { createCalendar } from '../core/calendar';
import type { Engine } from './engine';

/** The report of what was used on this machine. */
export function readActivityReport({ locale }: Engine, query: ActivityQuery): ActivityReport {
  const calendar = createCalendar(locale().timeZone);
  return countActivity(query, { calendar, costOf: () => null, familyOf: () => 'other' }).report();
}
