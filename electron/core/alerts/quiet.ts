import type { Locale } from '../text/format';
import { dateFormatter } from '../text/formatters';
import type { AlertSettings } from '../settings/settings';

/**
 * Whether a wall-clock time lies in the quiet hours, which may go over midnight. It is computed from the wall clock
 * each time, so that the hours end on time also in a night in which the clock changes.
 */
export function isQuiet({ quietHours }: AlertSettings, now: number, { timeZone }: Locale): boolean {
  const { on, from, until } = quietHours;
  if (!on || from === until) return false;
  const time = dateFormatter('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(now);
  return from < until ? time >= from && time < until : time >= from || time < until;
}
