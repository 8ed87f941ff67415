import type { Calendar } from '../time/calendar';

/** What can be written into a file. */
export type ExportKind = 'history' | 'sessions' | 'models' | 'projects' | 'branches';

/** What an export's file is called unless the user says otherwise; the day is the one on the user's own calendar. */
export function exportName(kind: ExportKind, at: number, calendar: Calendar, format: 'csv' | 'json'): string {
  return `quotide-${kind}-${calendar.day(at)}.${format}`;
}
