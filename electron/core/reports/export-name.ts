import type { Calendar } from '../time/calendar';

/** The data of an export. */
export type ExportKind = 'history' | 'sessions' | 'models' | 'projects' | 'branches' | 'limits';

/** The default file name of an export, with the day of the user's own calendar. */
export function exportName(
  kind: ExportKind,
  at: number,
  calendar: Calendar,
  format: 'csv' | 'json' | 'png',
): string {
  return `quotide-${kind}-${calendar.day(at)}.${format}`;
}
