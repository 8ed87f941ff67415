// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createCalendar } from '../../../electron/core/time/calendar';
import { wordsOf } from '../../../electron/core/i18n/words';
import { hitsTitle } from '../../../renderer/history/hits-title';
import { HistoryExport } from '../../../renderer/history/HistoryExport';
import { HistoryPage } from '../../../renderer/history/HistoryPage';
import { MomentFields } from '../../../renderer/history/MomentFields';
import { WeekHeat } from '../../../renderer/history/WeekHeat';
import { spanText } from '../../../renderer/text/when';
import { inLanguage } from '../in-language';
import { inPage, textOf } from '../in-page';
import { locale } from '../page';
import { noFacts, weekReport } from '../sample-reports';
import { DAY, normal, NOW } from '../samples';

afterEach(cleanup);

const words = wordsOf(locale).dashboard.hits;
const week = { text: '7 days', isDates: false };

test('the count of reached limits covers only the time with readings', () => {
  const report = weekReport({ periods: [] });
  expect(hitsTitle(report, week, locale, words)).toBe('No limit reached · 7 days');
  expect(hitsTitle({ ...report, firstAt: NOW - DAY }, week, locale, words)).toBe(
    'No limit reached since Fri 20 Nov, 12:47',
  );
  expect(hitsTitle({ ...weekReport(), firstAt: NOW - 6.9 * DAY }, week, locale, words)).toMatch(
    /^Limit reached 1× since /,
  );
  expect(hitsTitle({ ...report, firstAt: null }, week, locale, words)).toBeNull();
});

test('a range with dates has them after a comma, without a year that is the present one', () => {
  const [since, until] = [Date.parse('2026-11-25T00:00:00Z'), Date.parse('2026-11-27T00:00:00Z')];
  const text = spanText(since, until, NOW, locale);
  expect(hitsTitle(weekReport({ periods: [] }), { text, isDates: true }, locale, words)).toMatch(
    /^No limit reached, 25\s?–\s?26 Nov$/,
  );
  expect(spanText(since - 400 * DAY, until, NOW, locale)).toContain('2025');
});

test('the history page shows no panels about limits without any reading', async () => {
  const empty = { ...weekReport(noFacts), windows: [] };
  const { container } = await inPage(<HistoryPage query={new URLSearchParams('range=7d')} />, {
    answers: { getHistory: () => Promise.resolve(empty) },
  });
  expect(textOf(container)).toContain('No readings in this time.');
  expect(container.querySelectorAll('.panel')).toHaveLength(1);
});

test('the history page shows that it is loading until the report is there', async () => {
  const { container } = await inPage(<HistoryPage query={new URLSearchParams('range=7d')} />, {
    answers: { getHistory: () => new Promise(() => undefined) },
  });
  expect(textOf(container.querySelector('.nothing--loading'))).toBe('Loading…');
});

test('the panel about forecasts counts the announced limits of the table beside it', async () => {
  const report = weekReport();
  const [hit] = report.hits;
  if (hit === undefined) throw new Error('no hit');
  const hits = [
    hit,
    { ...hit, from: hit.from + DAY, warnedMs: 60_000 },
    { ...hit, from: hit.from + 2 * DAY },
  ];
  const { container } = await inPage(<HistoryPage query={new URLSearchParams('range=7d')} />, {
    answers: { getHistory: () => Promise.resolve({ ...report, hits }) },
  });
  const panel = textOf(container.querySelector('[aria-labelledby="forecast"]'));
  expect(panel).toContain('3 times the limit was reached: 1 announced, 2 without warning.');
  expect(container.querySelectorAll('[aria-labelledby="hits"] tbody td:last-child')).toHaveLength(3);
  expect(panel).toContain('4 of 6 run-out warnings came true');
});

test('the heat map gives the names of days a column of their own, and its hours lie below the columns', async () => {
  const { container } = await inPage(
    <WeekHeat weekHours={Array.from({ length: 168 }, (_, hour) => hour)} textOf={String} more="more" />,
  );
  const columns = [...container.querySelectorAll('colgroup col')];
  expect(columns.map((column) => column.getAttribute('span') ?? '1')).toEqual(['1', '24']);
  const hours = [...container.querySelectorAll('tfoot td')];
  expect(hours.map((cell) => cell.textContent)).toEqual(['', '00:00', '06:00', '12:00', '18:00']);
  expect(hours.slice(1).every((cell) => cell.getAttribute('colspan') === '6')).toBe(true);
});

test('the fields of a range have days and months in the chosen language', async () => {
  const chosen: number[] = [];
  const snapshot = {
    ...inLanguage(normal, 'de'),
    locale: { language: 'en-US', words: 'de', timeZone: 'UTC' },
  } as const;
  await inPage(
    <MomentFields
      label="Von"
      value={Date.parse('2026-11-30T21:00:00Z')}
      calendar={createCalendar('UTC')}
      onChange={(value) => chosen.push(value)}
    />,
    { snapshot },
  );
  const day = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Von: Tag' });
  const month = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Von: Monat' });
  expect(day.selectedOptions[0]?.textContent).toMatch(/^Mo 30\.$/);
  expect([...month.options].map((option) => option.textContent)).toContain('März 2026');
  fireEvent.change(month, { target: { value: String(Date.parse('2026-02-01T00:00:00Z')) } });
  fireEvent.change(day, { target: { value: '4' } });
  expect(chosen.map((value) => new Date(value).toISOString())).toEqual([
    '2026-02-28T21:00:00.000Z',
    '2026-11-05T21:00:00.000Z',
  ]);
});

test('the export is one button, whose menu opens by keyboard and closes with Escape without closing the window', async () => {
  const exported: string[] = [];
  const { called } = await inPage(
    <HistoryExport
      view={{ preset: '7d', since: 0, until: 1, hidden: [], table: false }}
      pictures={{ items: [], result: '' }}
    />,
    {
      answers: {
        exportHistory: ({ format }) => {
          exported.push(format);
          return Promise.resolve({ saved: 'a.json', error: null });
        },
      },
    },
  );
  const button = screen.getByRole('button', { name: 'Export' });
  fireEvent.click(button);
  expect(document.activeElement?.textContent).toBe('Export as CSV');
  fireEvent.keyDown(document.activeElement ?? button, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toBe('Export as JSON');
  let reached = 0;
  const count = (): void => {
    reached += 1;
  };
  window.addEventListener('keydown', count);
  fireEvent.keyDown(document.activeElement ?? button, { key: 'Escape' });
  window.removeEventListener('keydown', count);
  expect(reached).toBe(0);
  expect(called.close).not.toHaveBeenCalled();
  expect(button.getAttribute('aria-expanded')).toBe('false');
  expect(document.activeElement).toBe(button);
  fireEvent.click(button);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Export as JSON' }));
  expect(exported).toEqual(['json']);
  await screen.findByText('Saved as a.json.');
});
