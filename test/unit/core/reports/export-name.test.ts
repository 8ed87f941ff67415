import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../../electron/core/time/calendar';
import { exportName } from '../../../../electron/core/reports/export-name';

describe('exportName', () => {
  it('the name has the day of the user’s own calendar and not that of UTC', () => {
    const at = Date.parse('2026-11-24T23:30:00Z');
    expect(exportName('history', at, createCalendar('Asia/Tokyo'), 'json')).toBe(
      'quotide-history-2026-11-25.json',
    );
    expect(exportName('history', at, createCalendar('America/New_York'), 'csv')).toBe(
      'quotide-history-2026-11-24.csv',
    );
    expect(exportName('projects', at, createCalendar('Asia/Kolkata'), 'csv')).toBe(
      'quotide-projects-2026-11-25.csv',
    );
  });
});
