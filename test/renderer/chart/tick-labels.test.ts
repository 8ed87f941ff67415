import { describe, expect, test } from 'vitest';
import type { Locale } from '../../../electron/core/locale';
import { createCalendar } from '../../../electron/core/time/calendar';
import { tickLabels } from '../../../renderer/chart/tick-labels';
import { timeTicks } from '../../../renderer/chart/ticks';

const DAY = 86_400_000;
const at = (iso: string) => Date.parse(iso);
const utc = createCalendar('UTC');
const english: Locale = { language: 'en-GB', timeZone: 'UTC' };

function labels(since: string, until: string, width = 760, locale: Locale = english, now = until) {
  const span = { since: at(since), until: at(until) };
  const x = (instant: number) => ((instant - span.since) / (span.until - span.since)) * width;
  return tickLabels(timeTicks(span, utc, width), { locale, now: at(now), today: 'Today', width, x });
}
const texts = (...given: Parameters<typeof labels>) => labels(...given).map(({ text }) => text);

describe('tickLabels', () => {
  test('a week has its days, the month at the first one, and the word for the present day', () => {
    expect(texts('2026-11-23T20:00:00Z', '2026-11-30T20:00:00Z')).toEqual([
      'Tue 24 Nov',
      'Wed 25',
      'Thu 26',
      'Fri 27',
      'Sat 28',
      'Sun 29',
      'Today',
    ]);
  });

  test('a wide chart of three days or more has no label without a date', () => {
    for (const days of [3, 7, 10])
      for (const width of [320, 760, 1600]) {
        const until = new Date(at('2026-11-20T20:00:00Z') + days * DAY).toISOString();
        expect(texts('2026-11-20T20:00:00Z', until, width).join()).not.toContain(':');
      }
  });

  test('a day has times at 00, 06, 12 and 18 among its labels, and at midnight the day', () => {
    const found = texts('2026-11-23T20:00:00Z', '2026-11-24T20:00:00Z', 400);
    expect(found).toEqual(['Tue 24', '06:00', '12:00', '18:00']);
    expect(texts('2026-11-23T20:00:00Z', '2026-11-24T20:00:00Z', 1200)).toContain('Tue 24');
  });

  test('a span without midnight has its day at the first time with room', () => {
    const found = texts('2026-11-24T09:30:00Z', '2026-11-24T13:30:00Z');
    expect(found.filter((text) => text.includes('Tue'))).toEqual(['Tue 24, 10:00']);
  });

  test('a month names the month at its first label and where it changes', () => {
    const found = texts('2026-10-20T20:00:00Z', '2026-11-19T20:00:00Z', 1100);
    expect(found[0]).toMatch(/ Oct$/);
    expect(found.filter((text) => text.endsWith('Nov'))).toHaveLength(1);
    const year = texts('2025-11-30T20:00:00Z', '2026-11-30T20:00:00Z', 900);
    expect(year[0]).toBe('Dec 2025');
    expect(year).toContain('Jan 2026');
    expect(year).toContain('Feb');
  });

  test('days and months are in the language of the words, not in that of the formats', () => {
    const german: Locale = { language: 'en-US', words: 'de', timeZone: 'UTC' };
    expect(texts('2026-11-23T20:00:00Z', '2026-11-30T20:00:00Z', 760, german)).toContain('Mi 25.');
    const japanese: Locale = { language: 'en-US', words: 'ja', timeZone: 'UTC' };
    expect(texts('2026-11-23T20:00:00Z', '2026-11-30T20:00:00Z', 760, japanese)).toContain('25日(水)');
  });

  test('no label overlaps another one or lies outside of the drawing, at any width', () => {
    for (const days of [0.1, 1, 2.5, 4, 7, 30, 90, 365])
      for (let width = 260; width < 1200; width += 87) {
        const until = new Date(at('2026-01-05T07:00:00Z') + days * DAY).toISOString();
        const found = labels('2026-01-05T07:00:00Z', until, width);
        expect(found.length).toBeGreaterThan(0);
        for (const [index, { x, text }] of found.entries()) {
          const half = text.length * 3;
          expect(x - half).toBeGreaterThanOrEqual(-1);
          expect(x + half).toBeLessThanOrEqual(width + 1);
          const next = found[index + 1];
          if (next) expect(next.x - next.text.length * 3).toBeGreaterThan(x + half);
        }
      }
  });
});
